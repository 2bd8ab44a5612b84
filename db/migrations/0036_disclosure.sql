-- Somebody asks for papers of a child's file: who, how the identity was checked, what was asked for, what was decided and by
-- whom (OSL 26:1, 10:3, 12:3). Never deleted. The person in the register is named for those who stand there.
create table disclosures (
  tenant_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  requester text not null check (requester in ('mother', 'father', 'guardian', 'child', 'court', 'authority', 'reporter', 'other')),
  person_id uuid,
  requester_name text not null check (requester_name <> ''),
  identity_by text not null check (identity_by in ('id_document', 'e_identification', 'known', 'official_channel')),
  asked_on date not null,
  asked_for text not null check (asked_for <> ''),
  prepared_by uuid not null,
  prepared_at timestamptz not null,
  sent_by uuid,
  sent_at timestamptz,
  outcome text check (outcome in ('whole', 'masked', 'refused')),
  decision_reason text not null default '',
  -- What the requester must keep to, when it is given out with a reservation.
  reservation text not null default '',
  decided_by uuid,
  decided_name text not null default '',
  decided_title text not null default '',
  decided_at timestamptz,
  -- All that there is, or a great deal: then two people say yes.
  is_mass boolean not null default false,
  approved_by uuid,
  approved_at timestamptz,
  version integer not null default 1,
  primary key (tenant_id, id),
  constraint disclosures_child foreign key (tenant_id, child_id) references persons (tenant_id, id),
  constraint disclosures_person foreign key (tenant_id, person_id) references persons (tenant_id, id),
  constraint disclosures_sent check ((sent_by is null) = (sent_at is null)),
  constraint disclosures_decided check (
    (outcome is null) = (decided_by is null) and (outcome is null) = (decided_at is null)
    and (outcome is null or sent_at is not null) and (outcome is null or decision_reason <> '')),
  constraint disclosures_two_people check ((approved_by is null) = (approved_at is null) and approved_by <> decided_by),
  constraint disclosures_approved check (approved_by is null or outcome is not null)
);

create index disclosures_child on disclosures (tenant_id, child_id, asked_on);

select fence_tenant('disclosures', 'select, insert, update');

-- One paper that was chosen: its plain text as it was then, and the harm test of it. masks: passages that a human took out,
-- as places in the text with the paragraph. What is sealed is not here: it is masked each time, whatever anybody chose.
create table disclosure_items (
  tenant_id uuid not null,
  id uuid not null,
  disclosure_id uuid not null,
  child_id uuid not null,
  source_kind text not null check (source_kind in ('note', 'decision', 'assessment', 'report')),
  source_id uuid not null,
  position integer not null,
  title text not null,
  body text not null,
  judged text check (judged in ('open', 'masked', 'withheld')),
  paragraph text not null default '',
  reason text not null default '',
  masks jsonb not null default '[]',
  judged_by uuid,
  judged_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, disclosure_id, source_kind, source_id),
  constraint disclosure_items_disclosure foreign key (tenant_id, disclosure_id) references disclosures (tenant_id, id),
  constraint disclosure_items_child foreign key (tenant_id, child_id) references persons (tenant_id, id),
  constraint disclosure_items_judged check ((judged is null) = (judged_by is null) and (judged is null) = (judged_at is null)),
  constraint disclosure_items_withheld check (judged is distinct from 'withheld' or paragraph <> '')
);

select fence_tenant('disclosure_items', 'select, insert, update, delete');

-- The file as it left. Written once: what somebody was given is known for ever, byte for byte.
create table disclosure_files (
  tenant_id uuid not null,
  id uuid not null,
  disclosure_id uuid not null,
  child_id uuid not null,
  body bytea not null,
  -- Its plain texts, masked as they left: looked through again each time a copy is taken, by what is hidden that day.
  texts jsonb not null,
  sha256 text not null,
  made_by uuid not null,
  made_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, disclosure_id),
  constraint disclosure_files_disclosure foreign key (tenant_id, disclosure_id) references disclosures (tenant_id, id),
  constraint disclosure_files_child foreign key (tenant_id, child_id) references persons (tenant_id, id)
);

select fence_tenant('disclosure_files', 'select, insert');

select hide_denied(name) from unnest(array['disclosures', 'disclosure_items', 'disclosure_files']) as name;
