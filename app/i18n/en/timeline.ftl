# What happened, by the days it happened. In app/record/timeline.
timeline = Timeline
timeline-title = Timeline of { $of }
timeline-heading = Timeline:
timeline-lead = What happened, the first first, by the days it happened. Where it was entered on another day, that is said. A day known only by its month or year stands at its beginning.
timeline-filter = Years and months
timeline-all = All of it
timeline-none = Nothing is recorded for this time
timeline-none-what = What happened in a year stands under every month of it that it can have been.
