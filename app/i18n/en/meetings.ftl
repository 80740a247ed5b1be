# Meetings and other public happenings.

meetings-title = Meetings
meetings-lead = Meetings and other things that happened in public: who was invited, who came with which words, what is disputed.
meetings-none-title = No meeting is recorded yet
meetings-none-what = When an organization or an office proposes a meeting, it stands here with every invitation and every reply in their own words. A meeting that was turned down is recorded just like one that was held.
meetings-upcoming = To come
meetings-none-upcoming = No meeting is announced.
meetings-undated = Day not known
meetings-past = Past
meetings-kind-meeting = Meeting
meetings-kind-vote = Vote
meetings-kind-ruling = Ruling
meetings-kind-filing = Filing in court
meetings-kind-announcement = Announcement
meetings-state-tentative = proposed, not confirmed
meetings-state-confirmed = confirmed
meetings-state-cancelled = cancelled
meetings-state-passed = took place
meetings-state-undated = its day, and whether it took place, are not recorded
meetings-state-over = the day has passed; whether it took place is not recorded
meetings-invited-n = { $n ->
    [one] One invited
   *[other] { $n } invited
}
meetings-count-accept = { $n } accepted
meetings-count-tentative = { $n } perhaps
meetings-count-decline = { $n } declined
meetings-count-conditions = { $n } accepted with conditions
meetings-count-none = { $n } reached, without a reply yet
meetings-count-unreached = { $n } with no delivery evidenced
meetings-disputed-title = The sources differ
meetings-disputed = Every version is shown as it is told. Nobody here decides between them.
meetings-invited = Who was invited, and what they said
meetings-invited-nobody = No invitation is recorded.
meetings-invitation-words = Invited with the words:
meetings-earlier-replies = { $n ->
    [one] One earlier reply
   *[other] { $n } earlier replies
}
meetings-way-none = That the invitation reached them is not evidenced, so nothing is said about a reply.
meetings-way-sent = The invitation was recorded as sent { $when }. That it reached them is not evidenced, so nothing is said about a reply.
meetings-way-delivered = The invitation was delivered { $when }, with evidence. No reply is recorded yet.
meetings-way-acknowledged = The invitation was delivered { $when }, and they say that it arrived. No reply is recorded yet.
meetings-way-disputed = A delivery was recorded, and they dispute it. So nothing is said about a reply.
meetings-way-title = How the invitation reached them ({ $n })
meetings-about = At a glance
meetings-fact-when = When
meetings-fact-venue = Where
meetings-fact-series = Part of
meetings-fact-by = Invited by
meetings-fact-standing = How sure
meetings-fact-about = About
meetings-fact-recorded = Recorded
meetings-sources = Sources
meetings-sources-own = Announced here by those who invite. No other source is needed.
meetings-earlier = How it was told before

# the desk
meetings-desk-title = Meetings at your desk
meetings-desk-propose = Propose a meeting
meetings-desk-record = Record an event
meetings-desk-invitations = Your invitations
meetings-desk-none = You have no invitation
meetings-desk-none-what = When somebody invites your office or organization, the invitation stands here, and you reply in your own words.
meetings-desk-own = Proposed by you
meetings-desk-all = All events
meetings-desk-by = invited by { $who }
meetings-desk-reply = Reply
meetings-desk-change-reply = Change your reply
meetings-desk-invite = Invite

meetings-form-lead = The meeting and the invitations are public at once. You can change them; how they were told before stays readable.
meetings-form-lead-record = From a source: what was announced, held, voted, filed or ruled.
meetings-form-as = In whose name?
meetings-form-as-source = Nobody’s: recorded from a source
meetings-form-kind = What was it?
meetings-form-title = What is it called?
meetings-form-title-hint = A few plain words, such as “Meeting on the school budget”.
meetings-form-day = Day
meetings-form-time = Time
meetings-form-time-hint = Hours and minutes, such as 18:30
meetings-form-until = Or until
meetings-form-until-hint = If it lasted longer, or if only the days between are known.
meetings-form-venue = Where
meetings-form-summary = What is it about?
meetings-form-status = How does it stand?
meetings-form-series = Part of a series
meetings-form-series-hint = Such as “monthly meetings”.
meetings-form-standing = How sure is this?
meetings-form-dispute = Where the sources differ
meetings-form-dispute-hint = A line for each version, with who tells it. Needed if it is disputed.
meetings-form-about = Which letters is it about?
meetings-form-invite = Whom do you invite?
meetings-form-invite-all = Everyone in the record is invited already.
meetings-form-words = The words of the invitation
meetings-form-words-hint = They are public, and the same for all you ticked.
meetings-form-propose = Publish and invite
meetings-form-record = Record it
meetings-form-save = Save the change
meetings-form-change = Change: { $title }
meetings-form-invite-to = Invite to: { $title }
meetings-form-invited-on = When were they invited?
meetings-form-invite-do = Invite
meetings-form-replies = Record a reply from a source
meetings-form-replied = a reply is recorded
meetings-form-no-reply = no reply is recorded

meetings-way-desk-title = How the invitations reached them
meetings-way-desk-hint = Nobody is said to be silent before a delivery is evidenced. Record here how each invitation was sent, and how it is known that it arrived.
meetings-way-desk-record = Record how it was sent or arrived
meetings-way-desk-withdraw = Withdraw this
meetings-way-mine = How this invitation reached you
meetings-way-mine-say = <link>Say whether it arrived</link>
meetings-way-record-title = Record how an invitation was sent or arrived
meetings-way-record-lead = The invitation for { $who } to “{ $event }”.
meetings-way-words-title = Say whether the invitation arrived
meetings-way-words-lead-sent = The invitation to “{ $event }”, recorded as sent to { $who } { $when }.
meetings-way-words-lead-delivered = The invitation to “{ $event }”, recorded as delivered to { $who } { $when }.
meetings-way-words-disputed-hint = Both sides are shown, and nothing is said about a reply.
meetings-way-withdraw-lead = The invitation for { $who } to “{ $event }”. What was recorded stays readable, marked as withdrawn, with your reason beside it. Nothing is counted from it any more.

meetings-reply-title = Reply to the invitation: { $event }
meetings-reply-record = Record the reply of { $who }: { $event }
meetings-reply-what = Your reply
meetings-reply-what-they = What did they reply?
meetings-reply-accept = Accept
meetings-reply-tentative = Perhaps
meetings-reply-decline = Decline
meetings-reply-conditions = Accept with conditions
meetings-reply-conditions-hint = Say the conditions in your own words below.
meetings-reply-words = In your own words
meetings-reply-words-they = In their own words
meetings-reply-on = When did they reply?
meetings-reply-do = Publish this reply
meetings-reply-record-do = Record this reply
meetings-reply-invited = The invitation
meetings-reply-now = The reply that counts now
meetings-reply-meanwhile = Another reply was published since you opened this form. It stands beside yours. If you send yours now, it takes its place, and both stay readable.

web-error-event-hour-skipped = On this day, or on a day of this series, no clock shows { $time }: the clocks go forward over it. Choose another time, or leave it out.
web-error-event-day-past = This day has passed. A meeting is proposed for today or a day to come.
web-error-event-passed = What took place cannot become planned again. Record another event.
web-error-invited-already = One of these is invited already.
web-error-invited-none = Choose at least one to invite.
web-error-reply-given-here = They replied here themselves. Only they can change it.
web-error-record-unknown = One of these is not in this place’s record.
