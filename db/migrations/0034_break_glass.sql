-- Break-glass (trust.md 3, step 6): a child is read in an emergency by somebody who has no relation to it. For four hours at most,
-- for reading only, with words of one's own; seen at once by those who lead, and reviewed by another. Nothing of it is changed
-- but that it ends and is reviewed.
create table break_glasses (
  tenant_id uuid not null,
  id uuid not null,
  worker_id uuid not null,
  -- Where the worker was that day, and the units that had the child: whose leads are told.
  unit_id uuid not null,
  child_unit_ids uuid[] not null,
  child_id uuid not null,
  category text not null check (category in ('danger', 'duty', 'visit', 'unreachable', 'authority')),
  reason text not null,
  from_at timestamptz not null,
  until_at timestamptz not null,
  review_by date not null,
  ended_at timestamptz,
  outcome text,
  review_reason text not null default '',
  reviewed_by uuid,
  reviewed_at timestamptz,
  primary key (tenant_id, id),
  constraint break_glasses_worker foreign key (tenant_id, worker_id) references workers (tenant_id, id),
  constraint break_glasses_unit foreign key (tenant_id, unit_id) references units (tenant_id, id),
  constraint break_glasses_child foreign key (tenant_id, child_id) references persons (tenant_id, id),
  constraint break_glasses_own_words check (char_length(btrim(reason)) >= 15),
  constraint break_glasses_at_most_four_hours check (until_at > from_at and until_at <= from_at + interval '4 hours'),
  constraint break_glasses_ended check (ended_at >= from_at and ended_at <= until_at),
  constraint break_glasses_outcome check (outcome in ('right', 'talk', 'reported')),
  constraint break_glasses_reviewed check (
    (reviewed_by is null) = (reviewed_at is null) and (reviewed_by is null) = (outcome is null)
    and (reviewed_by is null) = (review_reason = '')),
  constraint break_glasses_reviewed_by_another check (reviewed_by <> worker_id)
);

create index break_glasses_running on break_glasses (tenant_id, worker_id, until_at) where ended_at is null;
create index break_glasses_unreviewed on break_glasses (tenant_id, review_by) where reviewed_at is null;
create index break_glasses_when on break_glasses (tenant_id, from_at);
create index break_glasses_child on break_glasses (tenant_id, child_id);

select fence_tenant('break_glasses', 'select, insert');

grant update (ended_at, outcome, review_reason, reviewed_by, reviewed_at) on break_glasses to barntid_app;

-- Somebody opened more than 40 different people in an hour and was stopped; went on for an hour after saying why. A trace for
-- whoever reviews, also when nobody went on.
create table opening_stops (
  tenant_id uuid not null,
  id uuid not null,
  worker_id uuid not null,
  unit_id uuid not null,
  people integer not null check (people >= 40),
  stopped_at timestamptz not null,
  reason text not null default '',
  went_on_at timestamptz,
  until_at timestamptz,
  outcome text,
  review_reason text not null default '',
  reviewed_by uuid,
  reviewed_at timestamptz,
  primary key (tenant_id, id),
  constraint opening_stops_worker foreign key (tenant_id, worker_id) references workers (tenant_id, id),
  constraint opening_stops_unit foreign key (tenant_id, unit_id) references units (tenant_id, id),
  constraint opening_stops_went_on check (
    (went_on_at is null) = (until_at is null) and (went_on_at is null) = (reason = '') and went_on_at >= stopped_at
    and until_at > went_on_at and until_at <= went_on_at + interval '1 hour'),
  constraint opening_stops_outcome check (outcome in ('explained', 'talk', 'reported', 'unclear')),
  constraint opening_stops_reviewed check (
    (reviewed_by is null) = (reviewed_at is null) and (reviewed_by is null) = (outcome is null)
    and (reviewed_by is null) = (review_reason = '')),
  constraint opening_stops_reviewed_by_another check (reviewed_by <> worker_id)
);

create index opening_stops_worker on opening_stops (tenant_id, worker_id, stopped_at);
create index opening_stops_unreviewed on opening_stops (tenant_id, stopped_at) where reviewed_at is null;

select fence_tenant('opening_stops', 'select, insert');

grant update (reason, went_on_at, until_at, outcome, review_reason, reviewed_by, reviewed_at) on opening_stops to barntid_app;

-- What was entered for a time may end before it: somebody else took the duty, or another reviews now.
alter table log_reviewers add column ended_by uuid, add column ended_at timestamptz,
  add constraint log_reviewers_ended check ((ended_by is null) = (ended_at is null));

alter table duty_turns add column ended_by uuid, add column ended_at timestamptz,
  add constraint duty_turns_ended check ((ended_by is null) = (ended_at is null));

grant update (ended_by, ended_at) on log_reviewers, duty_turns to barntid_app;

select hide_denied('break_glasses');
