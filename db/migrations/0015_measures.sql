-- Legal courses about a child: care by LVU, bans, limits on contact, shelters, youth service, a plan with the region, slowness.
-- What a course is, its steps and its clocks, is data in src/modules/clocks/processes; here is what happened.
create table measures (
  tenant_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  child_id uuid not null,
  kind text not null check (kind in ('lvuCare', 'preventive22', 'contactRestriction', 'movingBan', 'temporaryMovingBan',
    'exitBan', 'temporaryExitBan', 'shelter', 'shelterContactRestriction', 'slowness', 'youthService', 'sip')),
  -- LVU 2 or 3 §: how long it can last. Null where the law does not ask, or as long as nobody has said.
  ground text check (ground in ('lvu2', 'lvu3')),
  state text not null,
  opened_on date not null,
  closed_on date,
  version integer not null default 1,
  primary key (tenant_id, id),
  constraint measures_case foreign key (tenant_id, case_id) references cases (tenant_id, id),
  constraint measures_child foreign key (tenant_id, child_id) references persons (tenant_id, id)
);

create unique index measures_one_open on measures (tenant_id, case_id, kind) where closed_on is null;
create index measures_case on measures (tenant_id, case_id, opened_on);
create index measures_child on measures (tenant_id, child_id, opened_on);

select fence_tenant('measures', 'select, insert, update');

-- The course itself, one row for each step, never changed. A step that was wrong is struck beside it (measure_strikes).
create table measure_steps (
  tenant_id uuid not null,
  id uuid not null,
  measure_id uuid not null,
  place integer not null check (place >= 1),
  step text not null,
  taken_on date not null,
  taken_at timestamptz,
  meeting_on date,
  days integer,
  note text not null default '',
  -- The signed decision that was the step.
  decision_id uuid,
  by_id uuid not null,
  written_at timestamptz not null,
  primary key (tenant_id, id),
  constraint measure_steps_place unique (tenant_id, measure_id, place),
  constraint measure_steps_measure foreign key (tenant_id, measure_id) references measures (tenant_id, id)
);

select fence_tenant('measure_steps', 'select, insert');

create table measure_strikes (
  tenant_id uuid not null,
  id uuid not null,
  measure_id uuid not null,
  step_id uuid not null,
  reason text not null check (reason <> ''),
  by_id uuid not null,
  written_at timestamptz not null,
  primary key (tenant_id, id),
  constraint measure_strikes_once unique (tenant_id, step_id),
  constraint measure_strikes_step foreign key (tenant_id, step_id) references measure_steps (tenant_id, id),
  constraint measure_strikes_measure foreign key (tenant_id, measure_id) references measures (tenant_id, id)
);

create index measure_strikes_measure on measure_strikes (tenant_id, measure_id);

select fence_tenant('measure_strikes', 'select, insert');

-- The board has decided to apply to the court; the application itself is a step with its own day.
create table measure_mandates (
  tenant_id uuid not null,
  decision_id uuid not null,
  case_id uuid not null,
  kind text not null check (kind in ('lvuCare', 'movingBan', 'exitBan', 'shelter')),
  decided_on date not null,
  -- The measure that made use of it.
  measure_id uuid,
  primary key (tenant_id, decision_id),
  constraint measure_mandates_case foreign key (tenant_id, case_id) references cases (tenant_id, id),
  constraint measure_mandates_measure foreign key (tenant_id, measure_id) references measures (tenant_id, id)
);

create index measure_mandates_case on measure_mandates (tenant_id, case_id, kind);

select fence_tenant('measure_mandates', 'select, insert, update');
