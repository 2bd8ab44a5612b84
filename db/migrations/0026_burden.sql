-- What forms cost those who fill them in: counters per form, version of the form, week and unit. No row per use, no person,
-- no matter, no time finer than the week. week_on is the Monday.
create table burden_uses (
  tenant_id uuid not null,
  form text not null,
  version text not null,
  week_on date not null check (extract(isodow from week_on) = 1),
  unit_id uuid not null,
  sent integer not null default 0 check (sent >= 0),
  abandoned integer not null default 0 check (abandoned >= 0),
  -- Seconds in focus, of all uses together.
  seconds bigint not null default 0 check (seconds >= 0),
  clicks bigint not null default 0 check (clicks >= 0),
  presses bigint not null default 0 check (presses >= 0),
  -- Fields that were shown in the sent ones, and how many of these held something.
  shown bigint not null default 0 check (shown >= 0),
  filled bigint not null default 0 check (filled >= 0 and filled <= shown),
  primary key (tenant_id, form, version, week_on, unit_id),
  constraint burden_uses_unit foreign key (tenant_id, unit_id) references units (tenant_id, id)
);

create index burden_uses_week on burden_uses (tenant_id, week_on);

select fence_tenant('burden_uses', 'select, insert, update');

-- The small histogram behind median and p90: sent uses by how long they took. bucket: its place in src/modules/burden/rules.ts.
create table burden_times (
  tenant_id uuid not null,
  form text not null,
  week_on date not null check (extract(isodow from week_on) = 1),
  unit_id uuid not null,
  bucket integer not null check (bucket >= 0),
  uses integer not null check (uses >= 0),
  primary key (tenant_id, form, week_on, unit_id, bucket),
  constraint burden_times_unit foreign key (tenant_id, unit_id) references units (tenant_id, id)
);

select fence_tenant('burden_times', 'select, insert, update');

-- Per field of the contract, or own field (own.<id>): in how many sent uses it was shown, in how many it held something.
create table burden_fields (
  tenant_id uuid not null,
  form text not null,
  field text not null,
  week_on date not null check (extract(isodow from week_on) = 1),
  unit_id uuid not null,
  shown integer not null check (shown >= 0),
  filled integer not null check (filled >= 0 and filled <= shown),
  seconds bigint not null check (seconds >= 0),
  primary key (tenant_id, form, field, week_on, unit_id),
  constraint burden_fields_unit foreign key (tenant_id, unit_id) references units (tenant_id, id)
);

select fence_tenant('burden_fields', 'select, insert, update');

-- How often a route answered, per week and unit: who asked for what stands in the log, not here.
create table burden_reads (
  tenant_id uuid not null,
  route text not null,
  week_on date not null check (extract(isodow from week_on) = 1),
  unit_id uuid not null,
  times integer not null check (times >= 0),
  primary key (tenant_id, route, week_on, unit_id),
  constraint burden_reads_unit foreign key (tenant_id, unit_id) references units (tenant_id, id)
);

select fence_tenant('burden_reads', 'select, insert, update');

-- A field that a municipality has added to a form. ends_on is the last day on which it is asked: afterwards it is off by itself.
create table own_fields (
  tenant_id uuid not null,
  id uuid not null,
  form text not null check (form in ('note', 'closing', 'follow_up')),
  kind text not null check (kind in ('line', 'yes_no', 'choice')),
  label text not null check (label <> ''),
  help text not null default '',
  choices jsonb not null default '[]',
  is_mandatory boolean not null,
  purpose text not null check (purpose <> ''),
  owner_id uuid not null,
  reader text not null,
  begins_on date not null,
  ends_on date not null,
  made_by uuid not null,
  made_at timestamptz not null,
  version integer not null default 1,
  primary key (tenant_id, id),
  constraint own_fields_owner foreign key (tenant_id, owner_id) references workers (tenant_id, id),
  constraint own_fields_made_by foreign key (tenant_id, made_by) references workers (tenant_id, id),
  -- One that was switched off on its first day ended the day before.
  constraint own_fields_at_most_a_year check (ends_on >= begins_on - 1 and ends_on <= begins_on + interval '12 months')
);

create index own_fields_form on own_fields (tenant_id, form, ends_on);

select fence_tenant('own_fields', 'select, insert, update');

-- Every time that somebody decided that it is to be asked, renewed it or ended it: why, by whom, until when.
create table own_field_terms (
  tenant_id uuid not null,
  id uuid not null,
  field_id uuid not null,
  kind text not null check (kind in ('begun', 'renewed', 'ended')),
  purpose text not null,
  owner_id uuid not null,
  begins_on date not null,
  ends_on date not null,
  made_by uuid not null,
  made_at timestamptz not null,
  primary key (tenant_id, id),
  constraint own_field_terms_field foreign key (tenant_id, field_id) references own_fields (tenant_id, id),
  constraint own_field_terms_made_by foreign key (tenant_id, made_by) references workers (tenant_id, id)
);

create index own_field_terms_field on own_field_terms (tenant_id, field_id, made_at);

select fence_tenant('own_field_terms', 'select, insert');

-- Answers in what is still being written: { field id: answer }. Gone when it is signed or thrown away.
create table own_drafts (
  tenant_id uuid not null,
  thing_id uuid not null,
  content jsonb not null,
  primary key (tenant_id, thing_id)
);

select fence_tenant('own_drafts', 'select, insert, update, delete');

-- Answers in what was signed or saved for good. thing_id: the note, the case that was closed, the follow-up. Written once.
create table own_values (
  tenant_id uuid not null,
  thing_id uuid not null,
  field_id uuid not null,
  answer text not null check (answer <> ''),
  -- As it was asked that day.
  label text not null,
  written_at timestamptz not null,
  written_by uuid not null,
  primary key (tenant_id, thing_id, field_id),
  constraint own_values_field foreign key (tenant_id, field_id) references own_fields (tenant_id, id),
  constraint own_values_written_by foreign key (tenant_id, written_by) references workers (tenant_id, id)
);

create index own_values_field_used on own_values (tenant_id, field_id);

select fence_tenant('own_values', 'select, insert');
