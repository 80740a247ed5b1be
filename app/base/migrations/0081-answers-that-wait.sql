-- Answers, objections to minutes and agenda items can name a private person too: they wait in the same place, under the same rules.
alter table priv.held_words drop constraint held_words_what_check;
alter table priv.held_words add constraint held_words_what_check
  check (what in ('event', 'minutes', 'statement', 'answer', 'objection', 'agenda'));
