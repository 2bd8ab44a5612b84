-- The log is read (SoLPuL 10 §): who reads it, what was drawn each month, what came of it. And the person's own log.

-- Who reviews the log for a time, appointed by the head. The head always may.
create table log_reviewers (
  tenant_id uuid not null,
  id uuid not null,
  worker_id uuid not null,
  from_on date not null,
  -- The last day.
  until_on date not null,
  appointed_by uuid not null,
  appointed_at timestamptz not null,
  primary key (tenant_id, id),
  constraint log_reviewers_worker foreign key (tenant_id, worker_id) references workers (tenant_id, id),
  constraint log_reviewers_in_order check (until_on >= from_on),
  constraint log_reviewers_by_another check (worker_id <> appointed_by)
);

create index log_reviewers_worker on log_reviewers (tenant_id, worker_id, until_on);

select fence_tenant('log_reviewers', 'select, insert');

-- Who is on duty for a unit, or for all (null), and when: it explains what was opened at night.
create table duty_turns (
  tenant_id uuid not null,
  id uuid not null,
  worker_id uuid not null,
  unit_id uuid,
  from_at timestamptz not null,
  until_at timestamptz not null,
  entered_by uuid not null,
  entered_at timestamptz not null,
  primary key (tenant_id, id),
  constraint duty_turns_worker foreign key (tenant_id, worker_id) references workers (tenant_id, id),
  constraint duty_turns_unit foreign key (tenant_id, unit_id) references units (tenant_id, id),
  constraint duty_turns_in_order check (until_at > from_at),
  constraint duty_turns_at_most_a_week check (until_at <= from_at + interval '8 days')
);

create index duty_turns_when on duty_turns (tenant_id, until_at);

select fence_tenant('duty_turns', 'select, insert');

-- One month of the log as it was drawn. seed: with it and the same log the same is drawn again.
create table log_reviews (
  tenant_id uuid not null,
  id uuid not null,
  month_on date not null check (extract(day from month_on) = 1),
  seed text not null,
  openings integer not null,
  made_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, month_on)
);

select fence_tenant('log_reviews', 'select, insert');

-- An opening that somebody looks at, and why it is on the list. Nothing of what was read.
create table log_review_items (
  tenant_id uuid not null,
  id uuid not null,
  review_id uuid not null,
  log_id uuid not null,
  opened_at timestamptz not null,
  worker_id uuid not null,
  unit_id uuid not null,
  role text not null,
  child_id uuid not null,
  part text not null,
  explanation text,
  hints jsonb not null,
  reasons jsonb not null,
  primary key (tenant_id, id),
  constraint log_review_items_review foreign key (tenant_id, review_id) references log_reviews (tenant_id, id),
  constraint log_review_items_log foreign key (tenant_id, log_id) references audit_log (tenant_id, id),
  constraint log_review_items_worker foreign key (tenant_id, worker_id) references workers (tenant_id, id)
);

create index log_review_items_review on log_review_items (tenant_id, review_id, opened_at);
create index log_review_items_child on log_review_items (tenant_id, child_id);

select fence_tenant('log_review_items', 'select, insert');

-- The reviewer asked who the child is, and said why.
create table log_review_looks (
  tenant_id uuid not null,
  id uuid not null,
  item_id uuid not null,
  purpose text not null check (purpose <> ''),
  looked_by uuid not null,
  looked_at timestamptz not null,
  primary key (tenant_id, id),
  constraint log_review_looks_item foreign key (tenant_id, item_id) references log_review_items (tenant_id, id)
);

create index log_review_looks_item on log_review_looks (tenant_id, item_id, looked_by);

select fence_tenant('log_review_looks', 'select, insert');

-- What came of it. A later one stands beside the former; none is changed.
create table log_review_outcomes (
  tenant_id uuid not null,
  id uuid not null,
  item_id uuid not null,
  outcome text not null check (outcome in ('explained', 'talk', 'reported', 'unclear')),
  reason text not null check (reason <> ''),
  given_by uuid not null,
  given_at timestamptz not null,
  primary key (tenant_id, id),
  constraint log_review_outcomes_item foreign key (tenant_id, item_id) references log_review_items (tenant_id, id),
  constraint log_review_outcomes_given_by foreign key (tenant_id, given_by) references workers (tenant_id, id)
);

create index log_review_outcomes_item on log_review_outcomes (tenant_id, item_id, given_at);

select fence_tenant('log_review_outcomes', 'select, insert');

-- Somebody asked who has read about them and was given it. name_reason: the decision to name the workers; '' when they are not.
create table person_logs (
  tenant_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  asked_as text not null check (asked_as in ('child', 'guardian')),
  from_on date not null,
  until_on date not null,
  name_reason text not null default '',
  made_by uuid not null,
  made_at timestamptz not null,
  primary key (tenant_id, id),
  constraint person_logs_person foreign key (tenant_id, person_id) references persons (tenant_id, id),
  constraint person_logs_made_by foreign key (tenant_id, made_by) references workers (tenant_id, id),
  constraint person_logs_in_order check (until_on >= from_on)
);

create index person_logs_person on person_logs (tenant_id, person_id, made_at);

select fence_tenant('person_logs', 'select, insert');

select hide_denied(name) from unnest(array['log_review_items', 'log_review_looks', 'log_review_outcomes', 'person_logs']) as name;
