-- FL 43–49 §§: a party's appeal of one decision. What has happened with it stands in its steps.
create table appeals (
  tenant_id uuid not null,
  id uuid not null,
  decision_id uuid not null,
  case_id uuid not null,
  child_id uuid not null,
  person_id uuid not null,
  -- Who wrote in the name of the party; empty when it was the party itself.
  representative text not null default '',
  how text not null check (how in ('letter', 'email', 'digital', 'in_person')),
  arrived_on date not null,
  asks text not null check (asks <> ''),
  -- FL 44 §: the last day of this party when the appeal was registered; null when the decision was not served.
  appeal_until date,
  registered_by uuid not null,
  registered_name text not null,
  registered_at timestamptz not null,
  -- Null while somebody here or in a court has still to do something with it.
  closed_on date,
  version integer not null default 1,
  primary key (tenant_id, id),
  constraint appeals_decision foreign key (tenant_id, decision_id) references decisions (tenant_id, id),
  constraint appeals_case foreign key (tenant_id, case_id) references cases (tenant_id, id),
  constraint appeals_child foreign key (tenant_id, child_id) references persons (tenant_id, id),
  constraint appeals_person foreign key (tenant_id, person_id) references persons (tenant_id, id),
  constraint appeals_closed_after_arrival check (closed_on is null or closed_on >= arrived_on)
);

create index appeals_of_decision on appeals (tenant_id, decision_id);

create index appeals_of_child on appeals (tenant_id, child_id);

create index appeals_of_person on appeals (tenant_id, person_id);

create index appeals_of_case on appeals (tenant_id, case_id);

-- A party has one appeal of a decision at a time: what comes after it belongs to it.
create unique index appeals_one_at_a_time on appeals (tenant_id, decision_id, person_id) where closed_on is null;

create index appeals_open on appeals (tenant_id, arrived_on) where closed_on is null;

select fence_tenant('appeals', 'select, insert, update');

-- What was done with an appeal, in order. Never changed.
create table appeal_steps (
  tenant_id uuid not null,
  id uuid not null,
  appeal_id uuid not null,
  place integer not null check (place >= 1),
  step text not null check
    (step in ('time', 'reexamined', 'sent', 'withdrawn', 'court', 'further', 'leave', 'appeal_court')),
  outcome text not null default '',
  taken_on date not null,
  note text not null default '',
  court text not null default '',
  court_number text not null default '',
  -- What went to the court with the appeal (FL 46 §).
  enclosed jsonb not null default '[]',
  -- The decision that the step made or rests on: to dismiss, or to change.
  decision_id uuid,
  by_id uuid not null,
  by_name text not null,
  written_at timestamptz not null,
  primary key (tenant_id, id),
  constraint appeal_steps_place unique (tenant_id, appeal_id, place),
  constraint appeal_steps_appeal foreign key (tenant_id, appeal_id) references appeals (tenant_id, id),
  constraint appeal_steps_decision foreign key (tenant_id, decision_id) references decisions (tenant_id, id)
);

create index appeal_steps_decision on appeal_steps (tenant_id, decision_id) where decision_id is not null;

select fence_tenant('appeal_steps', 'select, insert');

-- FL 36 §: a slip of the pen in a signed decision is put right beside what was written.
create table decision_corrections (
  tenant_id uuid not null,
  id uuid not null,
  decision_id uuid not null,
  correction text not null check (correction <> ''),
  reason text not null check (reason <> ''),
  corrected_by uuid not null,
  corrected_name text not null,
  corrected_at timestamptz not null,
  primary key (tenant_id, id),
  constraint decision_corrections_decision foreign key (tenant_id, decision_id) references decisions (tenant_id, id)
);

create index decision_corrections_decision on decision_corrections (tenant_id, decision_id);

select fence_tenant('decision_corrections', 'select, insert');
