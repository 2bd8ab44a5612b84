-- The sealed store (trust.md 3, OSL 21:3 and 26:1, ADR 0019): what may never lie open about a person with a protected identity.
-- sealed: nonce, AES-256-GCM and tag. The key is not in the database; key_id tells which one.
create table sealed_values (
  tenant_id uuid not null,
  person_id uuid not null,
  field text not null check (field in ('address', 'phone', 'email', 'school', 'workplace', 'lives_at', 'new_name')),
  -- Bound into the sealing: an older value put back in the row of a newer one does not open.
  version integer not null,
  key_id text not null,
  sealed bytea not null,
  written_by uuid not null,
  written_at timestamptz not null,
  primary key (tenant_id, person_id, field),
  constraint sealed_values_person foreign key (tenant_id, person_id) references persons (tenant_id, id)
);

-- Which values still have a key that is being given up.
create index sealed_values_key on sealed_values (tenant_id, key_id);

select fence_tenant('sealed_values', 'select, insert, update, delete');

-- Each opening: who, when, why, which fields. Never what was read.
create table sealed_openings (
  tenant_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  worker_id uuid not null,
  opened_at timestamptz not null,
  purpose text not null check (purpose in ('contact', 'visit', 'danger', 'correct', 'other')),
  words text not null check (length(words) >= 15),
  fields jsonb not null,
  primary key (tenant_id, id),
  constraint sealed_openings_person foreign key (tenant_id, person_id) references persons (tenant_id, id),
  constraint sealed_openings_worker foreign key (tenant_id, worker_id) references workers (tenant_id, id)
);

create index sealed_openings_person on sealed_openings (tenant_id, person_id, opened_at);

select fence_tenant('sealed_openings', 'select, insert');

select hide_denied(name) from unnest(array['sealed_values', 'sealed_openings']) as name;

-- A protected person has no open contact data. Where some lies open from before it is not held against those rows yet: only the
-- server has the key, moves them at its first start, and holds it against all rows then (platform/db/validate.ts).
alter table persons add constraint persons_protected_is_sealed
  check (protection = 'none' or (address = '' and phone = '' and email = '')) not valid;
alter table persons no force row level security;
do $$ begin
  if not exists (select from persons where protection <> 'none' and (address <> '' or phone <> '' or email <> '')) then
    alter table persons validate constraint persons_protected_is_sealed;
  end if;
end $$;
alter table persons force row level security;
