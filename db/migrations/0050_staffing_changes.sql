-- What is done to keep and to find people, with what is expected of it; what came of it is read out of the series.
create table staffing_measures (
  tenant_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('salary', 'home_days', 'admin_posts', 'small_groups', 'laptops', 'other')),
  name text not null check (name <> ''),
  -- The unit that it is for; null: all of them.
  unit_id uuid,
  from_on date not null,
  last_on date,
  figure text not null check (figure in ('vacancy', 'leavers', 'available', 'consultants')),
  expected text not null check (expected <> ''),
  entered_by uuid not null,
  entered_at timestamptz not null,
  primary key (tenant_id, id),
  constraint staffing_measures_unit foreign key (tenant_id, unit_id) references units (tenant_id, id),
  constraint staffing_measures_in_order check (last_on is null or last_on >= from_on)
);

select fence_tenant('staffing_measures', 'select, insert');

-- A change of the organisation, and how those who work there took part in it: '' is "nobody has told", and is shown as that.
create table reorganisations (
  tenant_id uuid not null,
  id uuid not null,
  unit_id uuid,
  name text not null check (name <> ''),
  from_on date not null,
  took_part text not null default '',
  entered_by uuid not null,
  entered_at timestamptz not null,
  primary key (tenant_id, id),
  constraint reorganisations_unit foreign key (tenant_id, unit_id) references units (tenant_id, id)
);

select fence_tenant('reorganisations', 'select, insert');

-- The year's plan to keep and to find people: anybody who works here adds to it, those who lead answer for what is done.
create table stay_plan_items (
  tenant_id uuid not null,
  id uuid not null,
  year integer not null check (year between 2000 and 2200),
  half text not null check (half in ('stay', 'recruit')),
  proposal text not null check (proposal <> ''),
  written_by uuid not null,
  written_at timestamptz not null,
  standing text not null default 'proposed' check (standing in ('proposed', 'planned', 'done', 'dropped')),
  answer text not null default '',
  owner_id uuid,
  due_on date,
  answered_by uuid,
  answered_at timestamptz,
  version integer not null default 1,
  primary key (tenant_id, id),
  constraint stay_plan_items_writer foreign key (tenant_id, written_by) references workers (tenant_id, id),
  constraint stay_plan_items_owner foreign key (tenant_id, owner_id) references workers (tenant_id, id),
  constraint stay_plan_items_planned check (standing <> 'planned' or (owner_id is not null and due_on is not null)),
  constraint stay_plan_items_answered check ((answered_by is null) = (answered_at is null)
    and (answered_by is not null) = (standing <> 'proposed') and (standing <> 'dropped' or answer <> ''))
);

create index stay_plan_items_of_year on stay_plan_items (tenant_id, year);

select fence_tenant('stay_plan_items', 'select, insert, update');
