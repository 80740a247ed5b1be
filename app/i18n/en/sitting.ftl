# Answering everything asked of one office in one sitting. In app/record/answers/sitting.
sitting-link = Answer all of them in one sitting
sitting-crumb = In one sitting
sitting-title = Answer in one sitting: { $who }
sitting-lead = Write, leave, and come back: what you save here is a draft that only people verified for this office can see. Nothing is public before you review and publish it.
sitting-others = You also answer for:
sitting-begun = { $begun } of { $all } have words
sitting-review-link = Go to the review
sitting-in = Demand in { $letter }
sitting-by = draft of { $who }, { $when }
sitting-stands = Answered meanwhile; what you publish revises it:
sitting-verdict = Answer
sitting-verdict-none = not chosen yet
sitting-refers-hint = Begin to type and choose a name from the list.
sitting-also = Use this same answer for other demands
sitting-also-label = Numbers of the demands
sitting-also-hint = For example: 4, 7, 10-14. Words that stand there already are kept beside it.
sitting-also-give = Use this answer for them
sitting-given = { $n ->
    [one] One other demand has this answer now, as a draft
   *[other] { $n } other demands have this answer now, as drafts
}
sitting-save = Save everything
sitting-save-one = Save
sitting-review = Save and review
sitting-saved = { $n ->
    [0] Everything is saved.
    [one] Everything is saved. One draft was changed.
   *[other] Everything is saved. { $n } drafts were changed.
}
sitting-saving = Saving …
sitting-saved-all = Everything is saved.
sitting-unsaved = Not saved yet: %n. They are kept in this window and sent as soon as it works.
sitting-signed-out = You are signed out. Not saved yet: %n. They are kept in this window.
sitting-sign-in = Sign in again in another window
sitting-aside = Other words for this demand, by { $who }, { $when }
sitting-aside-now = Other words were saved for this demand meanwhile. Both are kept; save, and choose.
sitting-use = Use these words
sitting-away = Put these words away
sitting-back = Back to the drafts
sitting-review-title = Review and publish
sitting-review-lead = { $ready } of { $all } drafts are ready. All that you tick are published at once.
sitting-review-choose = Which answers do you publish?
sitting-review-private = Answers that name a private person: their numbers
sitting-review-private-hint = Somebody who holds no public office and speaks for no organization. Leave it empty if there is none. These answers are not published with the others: the person is told first.
sitting-review-none = There is no draft yet
sitting-review-none-what = Write answers first; each that has words stands here to be reviewed.
sitting-publish = Publish the ticked answers
sitting-publishing = Publishing %n answers. They become public together, all or none.
sitting-changed = A draft was changed after you opened this page, so nothing was published. Look at the words as they stand now, and publish again.

web-error-sitting-numbers = Write numbers of demands, such as 4, 7, 10-14.
web-error-sitting-numbers-unknown = Nothing waits for an answer under these numbers: { $numbers }.
web-error-sitting-nothing-yet = This demand has no words yet that could be used for others.
web-error-sitting-not-ready = Something is still missing in one of them. It is said beside it.
