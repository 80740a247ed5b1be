-- A copy of a source as somebody says they kept it: which file, kept by whom and when. It shows what was handed in, and proves nothing
-- about the source. The file itself stands in pub.renditions under the capture's id.
create table pub.captures (
  place_id uuid not null, act_id uuid not null, id uuid not null, source_id uuid not null,
  captured_by text, captured_on text not null, captured_time text, note text,
  text_digest text,                    -- SHA-256 of the words read out of it, empty for a picture or a scan
  lang text not null,
  primary key (place_id, act_id)
);
create unique index captures_id on pub.captures (place_id, id);
create index captures_source on pub.captures (place_id, source_id);
select base.guard('pub.captures');

-- Where the quoted words of a statement stand: in exactly one place of one stored text, or that they do not.
create table pub.quotations (
  place_id uuid not null, act_id uuid not null, statement_id uuid not null,
  capture_id uuid, version_id uuid, text_digest text,
  mark text not null check (mark in ('resolved', 'unresolved')), start_at int, end_at int, found int not null,
  before text, after text, lang text not null, superseded_by uuid,
  primary key (place_id, act_id)
);
create index quotations_statement on pub.quotations (place_id, statement_id);
select base.guard('pub.quotations');
