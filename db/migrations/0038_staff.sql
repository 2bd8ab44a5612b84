-- Who works here and with what right: entered by one, confirmed by another (trust.md 3: a grant takes two people).
-- Taking a right away takes one, since it must be fast; giving it back takes two again.
alter table workers add column suspended_at timestamptz;

-- The worker as she is to be. kind begin: worker_id is made when it is confirmed. proposed_as: the role of the one who
-- proposed, since one of the two must answer for the unit.
create table staff_changes (
  tenant_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('begin', 'change')),
  worker_id uuid not null,
  unit_id uuid not null,
  login text not null check (login <> ''),
  name text not null check (name <> ''),
  title text not null check (title <> ''),
  role text not null check
    (role in ('trainee', 'social_worker', 'lead', 'unit_manager', 'head', 'administrator', 'board_secretary')),
  employment_percent integer not null check (employment_percent between 1 and 100),
  started_on date not null,
  qualification text not null check (qualification in ('social_work_degree', 'other_relevant_degree', 'none')),
  may_act_alone boolean not null,
  reason text not null check (reason <> ''),
  proposed_by uuid not null,
  proposed_as text not null,
  proposed_at timestamptz not null,
  outcome text check (outcome in ('confirmed', 'refused', 'withdrawn')),
  outcome_reason text not null default '',
  decided_by uuid,
  decided_at timestamptz,
  primary key (tenant_id, id),
  constraint staff_changes_unit foreign key (tenant_id, unit_id) references units (tenant_id, id),
  constraint staff_changes_proposed_by foreign key (tenant_id, proposed_by) references workers (tenant_id, id),
  constraint staff_changes_decided_by foreign key (tenant_id, decided_by) references workers (tenant_id, id),
  constraint staff_changes_decided check
    ((outcome is null) = (decided_at is null) and (outcome is null) = (decided_by is null)),
  -- Two people, and neither is the one whom it is about.
  constraint staff_changes_two_people check
    (outcome is null or (outcome = 'withdrawn') = (decided_by = proposed_by)),
  constraint staff_changes_not_oneself check (proposed_by <> worker_id and decided_by <> worker_id)
);

create unique index staff_changes_one_open on staff_changes (tenant_id, worker_id) where outcome is null;

create index staff_changes_decided on staff_changes (tenant_id, decided_at) where outcome is not null;

select fence_tenant('staff_changes', 'select, insert, update');

create table worker_suspensions (
  tenant_id uuid not null,
  id uuid not null,
  worker_id uuid not null,
  reason text not null check (reason <> ''),
  suspended_by uuid not null,
  suspended_at timestamptz not null,
  lift_reason text not null default '',
  lift_asked_by uuid,
  lift_asked_as text,
  lift_asked_at timestamptz,
  lifted_by uuid,
  lifted_at timestamptz,
  primary key (tenant_id, id),
  constraint worker_suspensions_worker foreign key (tenant_id, worker_id) references workers (tenant_id, id),
  constraint worker_suspensions_asked check
    ((lift_asked_by is null) = (lift_asked_at is null) and (lift_asked_by is null) = (lift_reason = '')),
  constraint worker_suspensions_lifted check
    ((lifted_by is null) = (lifted_at is null) and (lifted_by is null or lift_asked_by is not null)),
  constraint worker_suspensions_two_people check (lifted_by <> lift_asked_by),
  constraint worker_suspensions_not_oneself check
    (suspended_by <> worker_id and lift_asked_by <> worker_id and lifted_by <> worker_id)
);

create unique index worker_suspensions_one_live on worker_suspensions (tenant_id, worker_id) where lifted_at is null;

select fence_tenant('worker_suspensions', 'select, insert, update');
