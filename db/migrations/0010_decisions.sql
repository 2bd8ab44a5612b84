-- A proposal can be changed; a decision cannot (insert only, below).
create table decision_proposals (
  tenant_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  investigation_id uuid,
  child_id uuid not null,
  unit_id uuid not null,
  kind text not null,
  content text not null default '',
  reasons text not null default '',
  rule_applied text not null default '',
  intervention_kind text not null default '',
  intervention_name text not null default '',
  proposed_by uuid not null,
  sent_to uuid,
  sent_at timestamptz,
  returned_note text not null default '',
  saved_at timestamptz not null,
  version integer not null default 1,
  primary key (tenant_id, id),
  constraint decision_proposals_case foreign key (tenant_id, case_id) references cases (tenant_id, id)
);

create index decision_proposals_case on decision_proposals (tenant_id, case_id);
create index decision_proposals_sent_to on decision_proposals (tenant_id, sent_to) where sent_to is not null;
create index decision_proposals_by on decision_proposals (tenant_id, proposed_by);

select fence_tenant('decision_proposals', 'select, insert, update, delete');

-- Every formal decision, also those that intake and cases make: date, content, who decided and presented, reasons (FL 31–32 §§).
create table decisions (
  tenant_id uuid not null,
  id uuid not null,
  matter_id uuid not null,
  case_id uuid,
  investigation_id uuid,
  child_id uuid not null,
  kind text not null,
  content text not null,
  reasons text not null check (reasons <> ''),
  paragraph text not null,
  rule_applied text not null default '' check (kind <> 'refuse_application' or rule_applied <> ''),
  intervention_kind text not null default '',
  intervention_name text not null default '',
  decided_at timestamptz not null,
  decided_on date not null,
  decided_by uuid not null,
  decided_name text not null,
  decided_title text not null,
  delegation_rule_id uuid,
  presented_by uuid,
  presented_name text not null default '',
  took_part jsonb not null,
  assessment_id uuid,
  -- What the document says beside the decision, as it was that day: municipality, case number, child, those asked.
  snapshot jsonb not null,
  hash text not null,
  primary key (tenant_id, id),
  constraint decisions_child foreign key (tenant_id, child_id) references persons (tenant_id, id)
);

create index decisions_child on decisions (tenant_id, child_id, decided_on desc);
create index decisions_case on decisions (tenant_id, case_id, decided_on desc);

select fence_tenant('decisions', 'select, insert');

-- FL 44 §: three weeks from the day the party got the decision.
create table decision_services (
  tenant_id uuid not null,
  id uuid not null,
  decision_id uuid not null,
  person_id uuid not null,
  served_on date not null,
  how text not null check (how in ('meeting', 'letter', 'receipt', 'digital')),
  -- Null: a decision that cannot be appealed (SoL 35:1).
  appeal_until date,
  by_id uuid not null,
  primary key (tenant_id, id),
  constraint decision_services_decision foreign key (tenant_id, decision_id) references decisions (tenant_id, id),
  constraint decision_services_person foreign key (tenant_id, person_id) references persons (tenant_id, id),
  constraint decision_services_once unique (tenant_id, decision_id, person_id)
);

create index decision_services_appeal on decision_services (tenant_id, appeal_until) where appeal_until is not null;

select fence_tenant('decision_services', 'select, insert');

-- Nobody alone with a hard decision: who was asked, when, what they thought, also when they disagreed.
create table consults (
  tenant_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  asked_by uuid not null,
  asked_id uuid not null,
  asked_name text not null,
  held_at timestamptz not null,
  question text not null,
  view text not null,
  agrees boolean not null,
  primary key (tenant_id, id),
  constraint consults_case foreign key (tenant_id, case_id) references cases (tenant_id, id),
  constraint consults_two_people check (asked_by <> asked_id)
);

create index consults_case on consults (tenant_id, case_id, held_at desc);

select fence_tenant('consults', 'select, insert');
