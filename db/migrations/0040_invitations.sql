-- Somebody outside is invited to one child's case: a guardian, the child from 15, or a named professional (trust.md 3). Bound to
-- an identity: a person of the register by its number of that day, or the number of the professional. Never deleted but with the
-- file; it ends by itself with the custody, the case and the last day (rules.ts), and at once when it is taken back.
create table invitations (
  tenant_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  case_id uuid not null,
  part text not null check (part in ('guardian', 'child', 'partner')),
  person_id uuid,
  partner_name text check (partner_name <> ''),
  organisation text check (organisation <> ''),
  number text,
  purpose text not null check (purpose <> ''),
  -- What is shown, with commas between: meeting, decisions, goals, next, log.
  shows text not null check (shows <> ''),
  -- What the professional and the service have agreed on.
  agreed text not null default '',
  -- Where the social worker is reached: an office, never a person's own telephone.
  office_phone text not null default '',
  until_on date not null,
  invited_by uuid not null,
  invited_at timestamptz not null,
  approved_by uuid,
  approved_at timestamptz,
  end_reason text check (end_reason <> ''),
  ended_by uuid,
  ended_at timestamptz,
  primary key (tenant_id, id),
  constraint invitations_child foreign key (tenant_id, child_id) references persons (tenant_id, id),
  constraint invitations_person foreign key (tenant_id, person_id) references persons (tenant_id, id),
  constraint invitations_case foreign key (tenant_id, case_id) references cases (tenant_id, id),
  constraint invitations_number check (number ~ '^[0-9]{12}$'),
  constraint invitations_whom check (
    (part = 'partner') = (person_id is null) and (part = 'partner') = (number is not null)
    and (part = 'partner') = (partner_name is not null) and (part = 'partner') = (organisation is not null)),
  constraint invitations_approved check ((approved_by is null) = (approved_at is null)),
  -- A protected identity takes two people.
  constraint invitations_two_people check (approved_by <> invited_by),
  constraint invitations_ended check ((ended_by is null) = (ended_at is null) and (ended_by is null) = (end_reason is null))
);

create index invitations_child on invitations (tenant_id, child_id);

create index invitations_person on invitations (tenant_id, person_id) where ended_at is null;

create index invitations_number on invitations (tenant_id, number) where ended_at is null;

select fence_tenant('invitations', 'select, insert, update');

select hide_denied('invitations');

-- A session of somebody outside: bound to an identity and to nothing else. What it may see is asked anew at each request. It is
-- a table of its own, so that the token of a worker is none here, nor the other way round.
create table outside_sessions (
  tenant_id uuid not null,
  id uuid not null,
  token_hash text not null,
  number text not null check (number ~ '^[0-9]{12}$'),
  started_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  authenticated_at timestamptz,
  issuer text,
  subject text,
  device text not null default '',
  primary key (tenant_id, id),
  constraint outside_sessions_token unique (tenant_id, token_hash)
);

create index outside_sessions_number on outside_sessions (tenant_id, number) where ended_at is null;

select fence_tenant('outside_sessions', 'select, insert, update, delete');

-- By which door a sign-in began: its answer is taken at the same door only.
alter table sign_in_attempts add column door text not null default 'staff' check (door in ('staff', 'outside'));

-- Whom somebody outside may not reach although she was invited: where the number is that of a worker who was denied the child
-- for a threat (ADR 0018). The own family of a worker is no such denial: as a parent she reads of the own child.
create function threatens(asked_number text, today date) returns uuid[] language plpgsql stable as $$
declare
  people uuid[];
begin
  select array_agg(d.person_id) into people from worker_persons w
    join access_denials d on d.tenant_id = w.tenant_id and d.worker_id = w.worker_id and d.kind = 'threat'
    where w.number = asked_number and w.ended_at is null
      and d.ended_at is null and d.from_on <= today and (d.until_on is null or d.until_on >= today);
  return case when people is null then null else kin_of(people, 2) end;
end $$;

-- The plan of disposal with what is new: an invitation goes with the file, before what it points to.
alter function disposal_plan() rename to disposal_plan_before_invitations;

create function disposal_plan() returns table (place integer, name text, named text[], people text[], kind text)
language sql immutable as $$
  select * from disposal_plan_before_invitations()
  union all values (0, 'invitations', array['child_id', 'person_id', 'case_id'], array['child_id', 'person_id'], 'file')
$$;
