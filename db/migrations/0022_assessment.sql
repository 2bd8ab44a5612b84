-- A municipality's own headings and guidance for the skeleton of the investigation. content null: back to Barntid's own.
create table assessment_structures (
  tenant_id uuid not null,
  id uuid not null,
  version integer not null check (version > 0),
  name text not null,
  content jsonb,
  valid_from date not null,
  loaded_at timestamptz not null,
  loaded_by uuid not null,
  primary key (tenant_id, id),
  constraint assessment_structures_version unique (tenant_id, version),
  constraint assessment_structures_loaded_by foreign key (tenant_id, loaded_by) references workers (tenant_id, id)
);

select fence_tenant('assessment_structures', 'select, insert');

-- The structure that a text was begun with, and keeps. No row, but words: version 0, one text for each area.
create table assessment_begun (
  tenant_id uuid not null,
  investigation_id uuid not null,
  built_in integer not null check (built_in >= 0),
  structure_id uuid,
  begun_at timestamptz not null,
  begun_by uuid not null,
  primary key (tenant_id, investigation_id),
  constraint assessment_begun_investigation foreign key (tenant_id, investigation_id) references investigations (tenant_id, id),
  constraint assessment_begun_structure foreign key (tenant_id, structure_id) references assessment_structures (tenant_id, id)
);

select fence_tenant('assessment_begun', 'select, insert');

-- One fact, one thing that the child said, one strength, one risk: each by itself, so that two who write apart can be merged
-- part by part. The id is the screen's (UUIDv7) and gives the order. What is taken away stays, and can be put back.
create table assessment_parts (
  tenant_id uuid not null,
  id uuid not null,
  investigation_id uuid not null,
  section text not null,
  kind text not null check (kind in ('fact', 'child_words', 'strength', 'risk')),
  body text not null,
  source text not null default '',
  said_on date,
  begun_at timestamptz not null,
  version integer not null,
  saved_at timestamptz not null,
  saved_by uuid not null,
  tab_id uuid not null,
  tab_seq integer not null,
  removed_at timestamptz,
  removed_by uuid,
  primary key (tenant_id, id),
  constraint assessment_parts_investigation foreign key (tenant_id, investigation_id) references investigations (tenant_id, id)
);

create index assessment_parts_investigation on assessment_parts (tenant_id, investigation_id, id);

select fence_tenant('assessment_parts', 'select, insert, update');

-- Words of a signed note, by reference. The application may take a quote away, never change what it says or where it is from.
create table assessment_quotes (
  tenant_id uuid not null,
  id uuid not null,
  investigation_id uuid not null,
  section text not null,
  note_id uuid not null,
  note_field text not null check (note_field in ('happened', 'child_words', 'assessment')),
  note_hash text not null,
  body text not null check (body <> ''),
  body_hash text not null,
  pulled_at timestamptz not null,
  pulled_by uuid not null,
  removed_at timestamptz,
  removed_by uuid,
  primary key (tenant_id, id),
  constraint assessment_quotes_investigation foreign key (tenant_id, investigation_id) references investigations (tenant_id, id),
  constraint assessment_quotes_note foreign key (tenant_id, note_id) references notes (tenant_id, id)
);

create index assessment_quotes_investigation on assessment_quotes (tenant_id, investigation_id, id);

create index assessment_quotes_note on assessment_quotes (tenant_id, note_id);

select fence_tenant('assessment_quotes', 'select, insert, update (removed_at, removed_by)');

-- Since when there are words: what a party was sent before that did not hold them (FL 25). null: not known, before this.
alter table assessment_sections add column begun_at timestamptz;

-- The structure that a signed text was written in, with its headings as they were. null: version 0.
alter table assessments add column structure jsonb;

-- When the letter was written down here: what was written later the same day was not in it.
alter table communications add column noted_at timestamptz;
