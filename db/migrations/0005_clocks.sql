-- No child drops off: an open matter (a report about a child, a case) cannot be stored without its row here,
-- and this row cannot be stored without an owner and a next date. Closed matters have no row.
create table watches (
  tenant_id uuid not null,
  matter_id uuid not null,
  matter_kind text not null check (matter_kind in ('report', 'case')),
  child_id uuid,
  unit_id uuid not null,
  owner_id uuid not null,
  coworker_id uuid,
  next_on date not null,
  since_at timestamptz not null,
  version integer not null default 1,
  primary key (tenant_id, matter_id),
  constraint watches_child foreign key (tenant_id, child_id) references persons (tenant_id, id),
  constraint watches_unit foreign key (tenant_id, unit_id) references units (tenant_id, id),
  constraint watches_owner foreign key (tenant_id, owner_id) references workers (tenant_id, id),
  constraint watches_coworker foreign key (tenant_id, coworker_id) references workers (tenant_id, id),
  constraint watches_two_people check (coworker_id <> owner_id)
);

create index watches_owner on watches (tenant_id, owner_id, next_on);
create index watches_coworker on watches (tenant_id, coworker_id, next_on);
create index watches_unit on watches (tenant_id, unit_id, next_on);
create index watches_child on watches (tenant_id, child_id);

select fence_tenant('watches', 'select, insert, update, delete');

-- Who has had the matter, from when until when. Access ends the minute the row ends.
create table assignments (
  tenant_id uuid not null,
  id uuid not null,
  matter_id uuid not null,
  child_id uuid,
  unit_id uuid not null,
  worker_id uuid not null,
  part text not null check (part in ('owner', 'coworker')),
  from_at timestamptz not null,
  until_at timestamptz,
  assigned_by uuid,
  primary key (tenant_id, id),
  constraint assignments_worker foreign key (tenant_id, worker_id) references workers (tenant_id, id)
);

create index assignments_matter on assignments (tenant_id, matter_id, from_at);
create index assignments_child on assignments (tenant_id, child_id);
create unique index assignments_current on assignments (tenant_id, matter_id, part) where until_at is null;

select fence_tenant('assignments', 'select, insert, update');

-- A running statutory clock. about_id is the matter itself, or the letter or decision that this one clock is about.
create table clocks (
  tenant_id uuid not null,
  id uuid not null,
  matter_id uuid not null,
  about_id uuid not null,
  code text not null,
  rule_version text not null,
  started_on date not null,
  warn_on date not null,
  due_on date not null,
  ended_on date,
  end_kind text check (end_kind in ('satisfied', 'stopped')),
  end_reason text not null default '',
  primary key (tenant_id, id),
  constraint clocks_ended check ((ended_on is null) = (end_kind is null)),
  constraint clocks_stopped_with_reason check (end_kind is distinct from 'stopped' or end_reason <> '')
);

create unique index clocks_running on clocks (tenant_id, matter_id, code, about_id) where ended_on is null;
create index clocks_of_matter on clocks (tenant_id, matter_id, started_on);

select fence_tenant('clocks', 'select, insert, update');

create table clock_extensions (
  tenant_id uuid not null,
  id uuid not null,
  clock_id uuid not null,
  from_due_on date not null,
  to_due_on date not null,
  ground text not null,
  reason text not null check (reason <> ''),
  decided_by uuid not null,
  decided_on date not null,
  primary key (tenant_id, id),
  constraint clock_extensions_clock foreign key (tenant_id, clock_id) references clocks (tenant_id, id),
  constraint clock_extensions_longer check (to_due_on > from_due_on)
);

create index clock_extensions_clock on clock_extensions (tenant_id, clock_id);

select fence_tenant('clock_extensions', 'select, insert');
