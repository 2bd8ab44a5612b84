-- Barntid, layer 1: what held meetings were in time, written with the meeting itself and counted from its taps, never typed.

-- One row for each worker at a held meeting. child, child_adult, adult, travel: the worker's own minutes, by the definition of
-- that version. child_minutes, alone_minutes: what the children got, each minute of a child once however many workers were
-- there, so they stand on the row of one worker only. The row goes with its meeting.
create table contact_time (
  tenant_id uuid not null,
  visit_id uuid not null,
  worker_id uuid not null,
  unit_id uuid not null,
  -- The day in Sweden on which it began, also when it went on over midnight.
  on_day date not null,
  began_at timestamptz not null,
  ended_at timestamptz not null check (ended_at >= began_at),
  child integer not null check (child >= 0),
  child_adult integer not null check (child_adult >= 0),
  adult integer not null check (adult >= 0),
  travel integer not null check (travel >= 0),
  child_minutes integer not null check (child_minutes >= 0),
  alone_minutes integer not null check (alone_minutes >= 0),
  -- Meetings are counted once: 1 on the row that carries the children's minutes, 0 on the others.
  meetings integer not null check (meetings between 0 and 1),
  workers integer not null check (workers > 0),
  definition_version integer not null,
  primary key (tenant_id, visit_id, worker_id),
  constraint contact_time_visit foreign key (tenant_id, visit_id) references visits (tenant_id, id) on delete cascade,
  constraint contact_time_worker foreign key (tenant_id, worker_id) references workers (tenant_id, id),
  constraint contact_time_unit foreign key (tenant_id, unit_id) references units (tenant_id, id)
);

create index contact_time_of_worker on contact_time (tenant_id, worker_id, on_day);
create index contact_time_of_unit on contact_time (tenant_id, unit_id, on_day);

select fence_tenant('contact_time', 'select, insert, update, delete');

select hide_denied('contact_time');

-- What each child got of a held meeting. For continuity; goes with the child's place at the meeting.
create table contact_children (
  tenant_id uuid not null,
  visit_id uuid not null,
  child_id uuid not null,
  minutes integer not null check (minutes >= 0),
  alone_minutes integer not null check (alone_minutes >= 0),
  primary key (tenant_id, visit_id, child_id),
  constraint contact_children_of_meeting foreign key (tenant_id, visit_id, child_id)
    references visit_children (tenant_id, visit_id, child_id) on delete cascade
);

select fence_tenant('contact_children', 'select, insert, update, delete');

select hide_denied('contact_children');

-- The same added up by month, unit and worker: a unit's page reads months, not meetings. Rows of one worker are seen by that
-- worker alone; all else is counted over the unit. planned_minutes: null until the month is over and the job has counted it.
-- The sums stay when a file is disposed of: they name no child.
create table contact_months (
  tenant_id uuid not null,
  unit_id uuid not null,
  month_on date not null check (extract(day from month_on) = 1),
  worker_id uuid not null,
  planned_minutes integer check (planned_minutes >= 0),
  child integer not null default 0,
  child_adult integer not null default 0,
  adult integer not null default 0,
  travel integer not null default 0,
  child_minutes integer not null default 0,
  alone_minutes integer not null default 0,
  meetings integer not null default 0,
  primary key (tenant_id, unit_id, month_on, worker_id),
  constraint contact_months_worker foreign key (tenant_id, worker_id) references workers (tenant_id, id),
  constraint contact_months_unit foreign key (tenant_id, unit_id) references units (tenant_id, id)
);

create index contact_months_of_worker on contact_months (tenant_id, worker_id, month_on);

select fence_tenant('contact_months', 'select, insert, update');

-- By which version of the definition everything above was counted; a newer one makes the job count anew.
create table contact_state (
  tenant_id uuid not null,
  definition_version integer not null,
  derived_at timestamptz not null,
  primary key (tenant_id)
);

select fence_tenant('contact_state', 'select, insert, update');

-- What share of the time is aimed at, from a day on; a new aim is a new row. In thousandths.
create table child_time_targets (
  tenant_id uuid not null,
  id uuid not null,
  per_mille integer not null check (per_mille between 1 and 1000),
  from_on date not null,
  set_by uuid not null,
  set_at timestamptz not null,
  primary key (tenant_id, id),
  constraint child_time_targets_set_by foreign key (tenant_id, set_by) references workers (tenant_id, id)
);

create index child_time_targets_newest on child_time_targets (tenant_id, set_at);

select fence_tenant('child_time_targets', 'select, insert');
