-- protection: none · marking (sekretessmarkering) · protected_registration (skyddad folkbokföring) · fictitious (fingerade)
create table persons (
  tenant_id uuid not null,
  id uuid not null,
  given_name text not null,
  family_name text not null,
  birth_on date,
  protection text not null default 'none'
    check (protection in ('none', 'marking', 'protected_registration', 'fictitious')),
  address text not null default '',
  phone text not null default '',
  email text not null default '',
  language text not null default '',
  needs_interpreter boolean not null default false,
  version integer not null default 1,
  primary key (tenant_id, id),
  constraint persons_some_name check (given_name <> '' or family_name <> '')
);

-- For "may this be somebody we know?": born on the same day.
create index persons_birth on persons (tenant_id, birth_on);

select fence_tenant('persons', 'select, insert, update');

-- Identity numbers change; the old ones stay. 12 digits without hyphen.
create table person_numbers (
  tenant_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  number text not null check (number ~ '^[0-9]{12}$'),
  kind text not null check (kind in ('personal', 'coordination')),
  from_on date not null,
  until_on date,
  primary key (tenant_id, id),
  constraint person_numbers_person foreign key (tenant_id, person_id) references persons (tenant_id, id)
);

create unique index person_numbers_current on person_numbers (tenant_id, number) where until_on is null;
-- A former number still finds the person.
create index person_numbers_number on person_numbers (tenant_id, number);
create index person_numbers_person on person_numbers (tenant_id, person_id);

select fence_tenant('person_numbers', 'select, insert, update');

-- Folded parts of names ("lindqvist", "amira"): the only text that can be searched (SoLPuF 15 §).
-- Collation "C": the beginning of a name is a range of the key (part >= 'lind' and part < 'lind' || the last letter of all).
create table person_names (
  tenant_id uuid not null,
  part text collate "C" not null,
  person_id uuid not null,
  primary key (tenant_id, part, person_id),
  constraint person_names_person foreign key (tenant_id, person_id) references persons (tenant_id, id)
);

create index person_names_person on person_names (tenant_id, person_id);

select fence_tenant('person_names', 'select, insert, delete');

create table relations (
  tenant_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  person_id uuid not null,
  kind text not null check (kind in ('guardian', 'parent', 'sibling', 'other')),
  note text not null default '',
  from_on date not null,
  until_on date,
  primary key (tenant_id, id),
  constraint relations_child foreign key (tenant_id, child_id) references persons (tenant_id, id),
  constraint relations_person foreign key (tenant_id, person_id) references persons (tenant_id, id),
  constraint relations_not_self check (child_id <> person_id)
);

create unique index relations_current on relations (tenant_id, child_id, person_id, kind) where until_on is null;
create index relations_person on relations (tenant_id, person_id);
create index relations_child on relations (tenant_id, child_id);

select fence_tenant('relations', 'select, insert, update');
