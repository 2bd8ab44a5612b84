-- How heavy the work is: models as local data, points that come from the cases by themselves, and the monthly talk.
-- Nothing here names a child or a case. What is about a worker is for the worker and the own manager.

-- A model is never changed, only replaced: months that were counted keep the version that they were counted by.
create table workload_models (
  tenant_id uuid not null,
  id uuid not null,
  version integer not null check (version > 0),
  name text not null check (name <> ''),
  content jsonb not null,
  valid_from date not null,
  decided_by uuid not null,
  decided_at timestamptz not null,
  primary key (tenant_id, id),
  constraint workload_models_version unique (tenant_id, version),
  constraint workload_models_decided_by foreign key (tenant_id, decided_by) references workers (tenant_id, id)
);

select fence_tenant('workload_models', 'select, insert');

-- What somebody does besides the cases: a mentee, training others, time that is agreed for something else. amount: how many,
-- or per cent of the employment for agreed time.
create table workload_duties (
  tenant_id uuid not null,
  id uuid not null,
  worker_id uuid not null,
  kind text not null check (kind in ('mentee', 'student', 'trainer', 'agreed_time')),
  amount integer not null check (amount between 1 and 100),
  from_on date not null,
  until_on date,
  entered_by uuid not null,
  entered_at timestamptz not null,
  primary key (tenant_id, id),
  constraint workload_duties_worker foreign key (tenant_id, worker_id) references workers (tenant_id, id),
  constraint workload_duties_entered_by foreign key (tenant_id, entered_by) references workers (tenant_id, id),
  constraint workload_duties_order check (until_on >= from_on)
);

create index workload_duties_worker on workload_duties (tenant_id, worker_id);

select fence_tenant('workload_duties', 'select, insert, update, delete');

-- A worker's month as it was last counted: while it runs it follows the cases, afterwards it stays. basis: how many matters of
-- which kind, with no id of any of them. model_version 0: the sample that the house brings along. Points in tenths.
create table workload_months (
  tenant_id uuid not null,
  worker_id uuid not null,
  month_on date not null check (extract(day from month_on) = 1),
  unit_id uuid not null,
  model_version integer not null check (model_version >= 0),
  basis jsonb not null,
  employment_percent integer not null check (employment_percent between 1 and 100),
  agreed_percent integer not null check (agreed_percent between 0 and 100),
  experience_months integer not null check (experience_months >= 0),
  points_tenths integer not null check (points_tenths >= 0),
  capacity_tenths integer not null check (capacity_tenths >= 0),
  counted_at timestamptz not null,
  primary key (tenant_id, worker_id, month_on),
  constraint workload_months_worker foreign key (tenant_id, worker_id) references workers (tenant_id, id),
  constraint workload_months_unit foreign key (tenant_id, unit_id) references units (tenant_id, id)
);

create index workload_months_unit on workload_months (tenant_id, month_on, unit_id);

select fence_tenant('workload_months', 'select, insert, update, delete');

-- How heavy it feels, 1 to 5, and about how the flex balance stands: two presses, for the talk alone.
create table workload_ratings (
  tenant_id uuid not null,
  worker_id uuid not null,
  month_on date not null check (extract(day from month_on) = 1),
  rating integer check (rating between 1 and 5),
  flex text check (flex in ('under_minus_10', 'minus', 'even', 'plus', 'over_20', 'over_40')),
  rated_at timestamptz not null,
  primary key (tenant_id, worker_id, month_on),
  constraint workload_ratings_worker foreign key (tenant_id, worker_id) references workers (tenant_id, id)
);

select fence_tenant('workload_ratings', 'select, insert, update, delete');

-- The talk is the measurement: a month without one is not measured.
create table workload_talks (
  tenant_id uuid not null,
  id uuid not null,
  worker_id uuid not null,
  month_on date not null check (extract(day from month_on) = 1),
  unit_id uuid not null,
  held_by uuid not null,
  held_on date not null,
  held_at timestamptz not null,
  primary key (tenant_id, id),
  constraint workload_talks_once unique (tenant_id, worker_id, month_on),
  constraint workload_talks_two_people check (held_by <> worker_id),
  constraint workload_talks_worker foreign key (tenant_id, worker_id) references workers (tenant_id, id),
  constraint workload_talks_held_by foreign key (tenant_id, held_by) references workers (tenant_id, id),
  constraint workload_talks_unit foreign key (tenant_id, unit_id) references units (tenant_id, id)
);

create index workload_talks_unit on workload_talks (tenant_id, month_on, unit_id);

select fence_tenant('workload_talks', 'select, insert, delete');

-- What was agreed: something to do, with owner and day, or something that may be dropped.
create table workload_actions (
  tenant_id uuid not null,
  id uuid not null,
  talk_id uuid not null,
  worker_id uuid not null,
  unit_id uuid not null,
  kind text not null check (kind in ('todo', 'drop')),
  words text not null check (words <> ''),
  owner_id uuid not null,
  due_on date not null,
  outcome text check (outcome in ('done', 'not_done')),
  settled_on date,
  settled_by uuid,
  primary key (tenant_id, id),
  constraint workload_actions_talk foreign key (tenant_id, talk_id) references workload_talks (tenant_id, id),
  constraint workload_actions_worker foreign key (tenant_id, worker_id) references workers (tenant_id, id),
  constraint workload_actions_owner foreign key (tenant_id, owner_id) references workers (tenant_id, id),
  constraint workload_actions_unit foreign key (tenant_id, unit_id) references units (tenant_id, id),
  constraint workload_actions_settled check
    ((outcome is null) = (settled_on is null) and (outcome is null) = (settled_by is null))
);

create index workload_actions_worker on workload_actions (tenant_id, worker_id);
create index workload_actions_owner on workload_actions (tenant_id, owner_id) where outcome is null;
create index workload_actions_talk on workload_actions (tenant_id, talk_id);
create index workload_actions_unit on workload_actions (tenant_id, unit_id, due_on);

select fence_tenant('workload_actions', 'select, insert, update, delete');
