-- KL 6:35: minutes are numbered through the year of a body. The key makes it impossible that two meetings take one number.
alter table minutes add column body text;

alter table minutes add column year integer;

alter table minutes no force row level security;

alter table meetings no force row level security;

update minutes set body = m.body, year = extract(year from m.held_on)::integer
  from meetings m where m.tenant_id = minutes.tenant_id and m.id = minutes.meeting_id;

alter table meetings force row level security;

alter table minutes force row level security;

alter table minutes alter column body set not null;

alter table minutes alter column year set not null;

alter table minutes add constraint minutes_body check (body in ('committee', 'board'));

alter table minutes add constraint minutes_number_of_year unique (tenant_id, body, year, number);

-- SoL 23:1: an investigation that ends without help may be followed by a follow-up without consent. What help was offered
-- and who said no is its condition; empty when no follow-up is decided.
alter table decision_proposals add column follow_up_offer text not null default '';

alter table decision_proposals add column follow_up boolean not null default false;

alter table decisions add column follow_up_offer text not null default '';

alter table decisions add column follow_up boolean not null default false;

-- Each child at most one at a time. It ends within six months, when a new investigation opens, or at 18 (SoL 23:5).
create table child_follow_ups (
  tenant_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  child_id uuid not null,
  investigation_id uuid not null,
  decision_id uuid not null,
  started_on date not null,
  -- SoL 23:3: a talk with the child, also without the consent of a guardian.
  talked_on date,
  ended_on date,
  outcome text check (outcome in ('no_more_need', 'help_accepted', 'new_investigation', 'adult')),
  summary text not null default '',
  child_view text not null default '',
  ended_by uuid,
  version integer not null default 1,
  primary key (tenant_id, id),
  constraint child_follow_ups_case foreign key (tenant_id, case_id) references cases (tenant_id, id),
  constraint child_follow_ups_child foreign key (tenant_id, child_id) references persons (tenant_id, id),
  constraint child_follow_ups_investigation foreign key (tenant_id, investigation_id) references investigations (tenant_id, id),
  constraint child_follow_ups_decision unique (tenant_id, decision_id),
  constraint child_follow_ups_ended check ((ended_on is null) = (outcome is null)),
  constraint child_follow_ups_in_order check (ended_on is null or ended_on >= started_on)
);

create unique index child_follow_ups_one_open on child_follow_ups (tenant_id, case_id) where ended_on is null;

create index child_follow_ups_case on child_follow_ups (tenant_id, case_id, started_on);

create index child_follow_ups_child on child_follow_ups (tenant_id, child_id);

select fence_tenant('child_follow_ups', 'select, insert, update');

-- FL 16–18: a question of conflict of interest about one worker in one case, and what the unit's lead answered.
create table case_conflicts (
  tenant_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  child_id uuid not null,
  worker_id uuid not null,
  -- FL 16 § 1 st p. 1–4.
  ground text not null check (ground in ('party_or_affected', 'representative', 'decided_elsewhere', 'other')),
  words text not null default '',
  told_by uuid not null,
  told_at timestamptz not null,
  -- no_weight: there is something, and it obviously does not matter (FL 16 § 2 st).
  answer text check (answer in ('conflict', 'no_conflict', 'no_weight')),
  reasons text not null default '',
  answered_by uuid,
  answered_at timestamptz,
  -- FL 17: what nobody else can do without considerable delay, and why; empty as long as it is not allowed.
  exception_reason text not null default '',
  exception_by uuid,
  exception_at timestamptz,
  version integer not null default 1,
  primary key (tenant_id, id),
  constraint case_conflicts_case foreign key (tenant_id, case_id) references cases (tenant_id, id),
  constraint case_conflicts_child foreign key (tenant_id, child_id) references persons (tenant_id, id),
  constraint case_conflicts_worker foreign key (tenant_id, worker_id) references workers (tenant_id, id),
  constraint case_conflicts_answered check (
    (answer is null) = (answered_by is null) and (answer is null) = (answered_at is null) and (answer is null) = (reasons = '')),
  -- FL 18 § 3 st: the one whom it concerns does not answer it.
  constraint case_conflicts_by_another check (answered_by is null or answered_by <> worker_id),
  constraint case_conflicts_exception check (
    (exception_reason = '') = (exception_by is null) and (exception_reason = '') = (exception_at is null)
    and (exception_reason = '' or answer = 'conflict'))
);

create unique index case_conflicts_one_open on case_conflicts (tenant_id, case_id, worker_id)
  where answer is null or answer = 'conflict';

create index case_conflicts_case on case_conflicts (tenant_id, case_id);

create index case_conflicts_child on case_conflicts (tenant_id, child_id);

create index case_conflicts_standing on case_conflicts (tenant_id, worker_id) where answer is null or answer = 'conflict';

select fence_tenant('case_conflicts', 'select, insert, update');

-- Idag: what politicians decided for its presenter until somebody has been served, and consent that was taken back.
create index decisions_presented on decisions (tenant_id, presented_by, decided_on) where decided_as <> 'delegate';

create index consents_withdrawn on consents (tenant_id, case_id) where withdrawn_on is not null;
