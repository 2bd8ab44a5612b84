-- Identity, family and doubles of the people in the register.

alter table persons add column dead_on date;
alter table persons add constraint persons_dead_after_birth check (dead_on >= birth_on);

-- kind reserve: our own number for somebody who has none, "R-2026-0007". certainty: how sure the identity behind a
-- coordination number is (lag 2022:1697). A number that ended by correction was never the person's, and finds nobody.
alter table person_numbers drop constraint person_numbers_kind_check;
alter table person_numbers add constraint person_numbers_kind_check
  check (kind in ('personal', 'coordination', 'reserve'));
alter table person_numbers drop constraint person_numbers_number_check;
alter table person_numbers add constraint person_numbers_number_check
  check (case kind when 'reserve' then number ~ '^R-[0-9]{4}-[0-9]{4,9}$' else number ~ '^[0-9]{12}$' end);
alter table person_numbers add column certainty text check (certainty in ('proven', 'probable', 'uncertain'));
alter table person_numbers add constraint person_numbers_certainty check (certainty is null or kind = 'coordination');
alter table person_numbers add column written_by uuid;
alter table person_numbers add column ended_by uuid;
alter table person_numbers add column end_reason text
  check (end_reason in ('new', 'correction', 'identity', 'same_person'));

-- What the person was called before. A name that was only misspelt is kept for the history and finds nobody.
create table former_names (
  tenant_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  given_name text not null,
  family_name text not null,
  until_on date not null,
  end_reason text not null check (end_reason in ('new', 'correction', 'identity')),
  ended_by uuid not null,
  primary key (tenant_id, id),
  constraint former_names_person foreign key (tenant_id, person_id) references persons (tenant_id, id)
);

create index former_names_person on former_names (tenant_id, person_id);

select fence_tenant('former_names', 'select, insert');

-- appointed_guardian: särskilt förordnad vårdnadshavare (FB 6:10 a). good_man: god man (FB 11:1, lag 2005:429).
-- custody: said only when it is not what the number of guardians tells. end_reason death: the person died that day.
-- set_aside_by: the merge in which the row became a double of another.
alter table relations drop constraint relations_kind_check;
alter table relations add constraint relations_kind_check
  check (kind in ('guardian', 'appointed_guardian', 'parent', 'family_home_parent', 'good_man', 'sibling', 'half_sibling',
                  'network', 'other'));
alter table relations add column custody text check (custody in ('shared', 'sole'));
alter table relations add constraint relations_custody
  check (custody is null or kind in ('guardian', 'appointed_guardian'));
alter table relations add column end_reason text check (end_reason in ('ended', 'death'));
alter table relations add constraint relations_end_after_start check (until_on >= from_on);
alter table relations add column set_aside_by uuid;
drop index relations_current;
create unique index relations_current on relations (tenant_id, child_id, person_id, kind)
  where until_on is null and set_aside_by is null;

-- Two entries of one person. One worker proposes what is kept, another confirms; `before` holds what an undo puts back.
create table person_merges (
  tenant_id uuid not null,
  id uuid not null,
  kept_id uuid not null,
  merged_id uuid not null,
  choices jsonb not null,
  reason text not null check (reason <> ''),
  status text not null default 'proposed' check (status in ('proposed', 'confirmed', 'declined', 'undone')),
  proposed_by uuid not null,
  proposed_at timestamptz not null,
  answered_by uuid,
  answered_at timestamptz,
  before jsonb,
  undone_by uuid,
  undone_at timestamptz,
  undo_reason text not null default '',
  primary key (tenant_id, id),
  constraint person_merges_kept foreign key (tenant_id, kept_id) references persons (tenant_id, id),
  constraint person_merges_merged foreign key (tenant_id, merged_id) references persons (tenant_id, id),
  constraint person_merges_two_people check (answered_by is null or status = 'declined' or answered_by <> proposed_by),
  constraint person_merges_two_entries check (kept_id <> merged_id)
);

create unique index person_merges_open on person_merges (tenant_id, merged_id) where status in ('proposed', 'confirmed');
create index person_merges_kept on person_merges (tenant_id, kept_id);

select fence_tenant('person_merges', 'select, insert, update');

-- A merged entry leads to the kept one. Rows that were written about it stay as they are: they are read by all ids of
-- the person. Always one step: the person that it leads to is nobody's alias.
create table person_aliases (
  tenant_id uuid not null,
  alias_id uuid not null,
  person_id uuid not null,
  merge_id uuid not null,
  primary key (tenant_id, alias_id),
  constraint person_aliases_alias foreign key (tenant_id, alias_id) references persons (tenant_id, id),
  constraint person_aliases_person foreign key (tenant_id, person_id) references persons (tenant_id, id),
  constraint person_aliases_merge foreign key (tenant_id, merge_id) references person_merges (tenant_id, id)
);

create index person_aliases_person on person_aliases (tenant_id, person_id);

select fence_tenant('person_aliases', 'select, insert, update, delete');

-- Names are found without their rings and dots: "åker" and "aker" are one word.
alter table person_names no force row level security;
insert into person_names (tenant_id, part, person_id)
  select tenant_id, translate(part, 'åäö', 'aao'), person_id from person_names where part ~ '[åäö]'
  on conflict do nothing;
delete from person_names where part ~ '[åäö]';
alter table person_names force row level security;

-- Is this person also called …? One step in the key.
drop index person_names_person;
create index person_names_person on person_names (tenant_id, person_id, part);

-- Suspected doubles: who lives at the same address, however it is written. A column of its own, as row-level security
-- keeps the planner from an index on lower(address): the function may leak.
alter table persons add column address_key text collate "C"
  generated always as (lower(regexp_replace(address, '[^[:alnum:]]', '', 'g'))) stored;
create index persons_address on persons (tenant_id, address_key) where address <> '';
