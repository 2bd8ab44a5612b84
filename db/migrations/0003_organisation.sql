create table units (
  tenant_id uuid not null,
  id uuid not null,
  name text not null,
  kind text not null check (kind in ('intake', 'investigation')),
  closed_on date,
  primary key (tenant_id, id)
);

select fence_tenant('units', 'select, insert, update');

-- role gives the level in the delegation order (organisation/rules.ts); qualification as SoL 25:1 asks.
create table workers (
  tenant_id uuid not null,
  id uuid not null,
  login text not null,
  name text not null,
  title text not null,
  unit_id uuid not null,
  role text not null check (role in ('trainee', 'social_worker', 'lead', 'unit_manager', 'head', 'administrator')),
  employment_percent integer not null check (employment_percent between 1 and 100),
  started_on date not null,
  experienced_from date,
  qualification text not null check (qualification in ('social_work_degree', 'other_relevant_degree', 'none')),
  may_act_alone boolean not null,
  ended_on date,
  primary key (tenant_id, id),
  constraint workers_login unique (tenant_id, login),
  constraint workers_unit foreign key (tenant_id, unit_id) references units (tenant_id, id)
);

select fence_tenant('workers', 'select, insert, update');

alter table sessions add constraint sessions_worker
  foreign key (tenant_id, worker_id) references workers (tenant_id, id);

-- The delegation order as data: the lowest role that may make a kind of decision, by law and time.
create table delegation_rules (
  tenant_id uuid not null,
  id uuid not null,
  decision_kind text not null,
  paragraph text not null,
  lowest_role text not null
    check (lowest_role in ('social_worker', 'lead', 'unit_manager', 'head', 'committee', 'board')),
  valid_from date not null,
  valid_until date,
  primary key (tenant_id, id)
);

create unique index delegation_rules_in_force on delegation_rules (tenant_id, decision_kind) where valid_until is null;

select fence_tenant('delegation_rules', 'select, insert, update');
