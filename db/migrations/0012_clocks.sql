-- The municipality's own duties (statistics, lex Sarah, incidents) are watched as a child's matters are.
alter table watches drop constraint watches_matter_kind_check;

alter table watches add constraint watches_matter_kind_check check (matter_kind in ('report', 'case', 'duty'));

-- A duty is about nobody: a child in it would make the duty's owner responsible for the child.
alter table watches add constraint watches_duty_has_no_child check (matter_kind <> 'duty' or child_id is null);

-- For what the law counts in hours (2025:1506, GDPR 33): the moment itself. due_on is the Swedish day it falls on.
alter table clocks add column due_at timestamptz;

-- Local rules: another length than the usual one, where the law leaves it to the service (SoL 22:12).
create table clock_lengths (
  tenant_id uuid not null,
  code text not null,
  unit text not null check (unit in ('days', 'months')),
  amount integer not null check (amount between 1 and 366),
  reason text not null check (reason <> ''),
  set_by uuid not null,
  set_on date not null,
  version integer not null default 1,
  primary key (tenant_id, code),
  constraint clock_lengths_by foreign key (tenant_id, set_by) references workers (tenant_id, id)
);

select fence_tenant('clock_lengths', 'select, insert, update');

create table duties (
  tenant_id uuid not null,
  id uuid not null,
  kind text not null
    check (kind in ('fosterRegister', 'statistics', 'lexSarah', 'incident', 'gdprBreach', 'otherDuty')),
  title text not null check (title <> ''),
  account text not null default '',
  year integer,
  state text not null,
  unit_id uuid not null,
  opened_on date not null,
  opened_by uuid,
  closed_on date,
  version integer not null default 1,
  watched uuid generated always as (case when closed_on is null then id end) stored,
  primary key (tenant_id, id),
  constraint duties_one_a_year unique (tenant_id, kind, year),
  constraint duties_unit foreign key (tenant_id, unit_id) references units (tenant_id, id),
  constraint duties_opener foreign key (tenant_id, opened_by) references workers (tenant_id, id),
  constraint duties_watch foreign key (tenant_id, watched) references watches (tenant_id, matter_id)
    deferrable initially deferred,
  constraint duties_yearly check ((kind in ('fosterRegister', 'statistics')) = (year is not null))
);

create index duties_closed on duties (tenant_id, closed_on desc) where closed_on is not null;
create index duties_opened_by on duties (tenant_id, opened_by);

select fence_tenant('duties', 'select, insert, update');

-- The course of a duty, one row for each step, never changed: what was sent to whom is told by its order.
create table duty_steps (
  tenant_id uuid not null,
  id uuid not null,
  duty_id uuid not null,
  place integer not null check (place >= 1),
  step text not null,
  taken_on date not null,
  taken_at timestamptz,
  days integer,
  note text not null default '',
  by_id uuid,
  written_at timestamptz not null,
  primary key (tenant_id, id),
  constraint duty_steps_place unique (tenant_id, duty_id, place),
  constraint duty_steps_duty foreign key (tenant_id, duty_id) references duties (tenant_id, id),
  constraint duty_steps_by foreign key (tenant_id, by_id) references workers (tenant_id, id)
);

select fence_tenant('duty_steps', 'select, insert');
