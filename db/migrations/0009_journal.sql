-- What is being written. Saved on every pause; leaves this table only by being signed or thrown away by its author.
-- tab_id and tab_seq tell two saves of one tab, in whatever order they arrive, from saves of two tabs.
create table note_drafts (
  tenant_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  case_id uuid,
  report_child_id uuid,
  author_id uuid not null,
  kind text not null check (kind in ('talk_with_child', 'talk_with_guardian', 'home_visit', 'phone_call', 'meeting', 'information_received', 'message', 'other_event', 'party_view')),
  event_on date not null,
  place text not null default '',
  child_alone boolean,
  participants jsonb not null default '[]',
  happened text not null default '',
  child_words text not null default '',
  assessment text not null default '',
  original_id uuid,
  correction_reason text not null default '',
  started_at timestamptz not null,
  saved_at timestamptz not null,
  revision integer not null default 1,
  tab_id uuid not null,
  tab_seq integer not null,
  primary key (tenant_id, id),
  constraint note_drafts_child foreign key (tenant_id, child_id) references persons (tenant_id, id),
  constraint note_drafts_author foreign key (tenant_id, author_id) references workers (tenant_id, id)
);

create index note_drafts_by_author on note_drafts (tenant_id, author_id, started_at);
create index note_drafts_by_child on note_drafts (tenant_id, child_id);

select fence_tenant('note_drafts', 'select, insert, update, delete');

-- Signed notes. The application may add and read, never change: there is no update and no delete to grant.
-- original_id: the note that this one corrects (FL 36 §), or that a party sees differently (SoL 14:6).
create table notes (
  tenant_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  case_id uuid,
  report_child_id uuid,
  kind text not null check (kind in ('talk_with_child', 'talk_with_guardian', 'home_visit', 'phone_call', 'meeting', 'information_received', 'message', 'other_event', 'party_view')),
  event_on date not null,
  place text not null default '',
  child_alone boolean,
  participants jsonb not null default '[]',
  happened text not null default '',
  child_words text not null default '',
  assessment text not null default '',
  original_id uuid,
  correction_reason text not null default '',
  started_at timestamptz not null,
  signed_at timestamptz not null,
  signed_by uuid not null,
  signed_name text not null,
  signed_title text not null,
  hash text not null,
  primary key (tenant_id, id),
  constraint notes_child foreign key (tenant_id, child_id) references persons (tenant_id, id),
  constraint notes_signed_by foreign key (tenant_id, signed_by) references workers (tenant_id, id),
  constraint notes_original foreign key (tenant_id, original_id) references notes (tenant_id, id),
  constraint notes_party_view_of_a_note check (kind <> 'party_view' or original_id is not null),
  constraint notes_correction_with_reason check (original_id is null or kind = 'party_view' or correction_reason <> '')
);

create index notes_of_child on notes (tenant_id, child_id, event_on desc, id desc);
create index notes_beside on notes (tenant_id, original_id) where original_id is not null;

select fence_tenant('notes', 'select, insert');

-- The text of an investigation, area by area, so that two people who write in different areas never meet.
create table assessment_sections (
  tenant_id uuid not null,
  investigation_id uuid not null,
  section text not null,
  body text not null,
  version integer not null,
  saved_at timestamptz not null,
  saved_by uuid not null,
  tab_id uuid not null,
  tab_seq integer not null,
  primary key (tenant_id, investigation_id, section),
  constraint assessment_sections_investigation foreign key (tenant_id, investigation_id) references investigations (tenant_id, id)
);

select fence_tenant('assessment_sections', 'select, insert, update');

-- The text as it stood when it was signed.
create table assessments (
  tenant_id uuid not null,
  id uuid not null,
  investigation_id uuid not null,
  sections jsonb not null,
  signed_at timestamptz not null,
  signed_by uuid not null,
  signed_name text not null,
  signed_title text not null,
  hash text not null,
  primary key (tenant_id, id),
  constraint assessments_investigation foreign key (tenant_id, investigation_id) references investigations (tenant_id, id)
);

create index assessments_investigation on assessments (tenant_id, investigation_id, signed_at desc);

select fence_tenant('assessments', 'select, insert');
