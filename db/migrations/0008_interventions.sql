create table interventions (
  tenant_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  decision_id uuid not null,
  kind text not null,
  name text not null,
  decided_on date not null,
  started_on date,
  ended_on date,
  end_reason text not null default '',
  version integer not null default 1,
  primary key (tenant_id, id),
  constraint interventions_case foreign key (tenant_id, case_id) references cases (tenant_id, id),
  constraint interventions_ended_with_reason check (ended_on is null or end_reason <> '')
);

create index interventions_case on interventions (tenant_id, case_id);

select fence_tenant('interventions', 'select, insert, update');

-- SoF 10:3: what, how, when, who, and how it is followed up. Goals are rows so that each can be followed up.
create table implementation_plans (
  tenant_id uuid not null,
  id uuid not null,
  intervention_id uuid not null,
  how text not null,
  follow_up_how text not null default '',
  others_do text not null default '',
  family_contact text not null default '',
  child_contact text not null default '',
  child_view text not null,
  guardian_view text not null default '',
  follow_up_months integer not null check (follow_up_months between 1 and 6),
  made_on date not null,
  made_by uuid not null,
  version integer not null default 1,
  primary key (tenant_id, id),
  constraint implementation_plans_intervention foreign key (tenant_id, intervention_id) references interventions (tenant_id, id),
  constraint implementation_plans_one unique (tenant_id, intervention_id)
);

select fence_tenant('implementation_plans', 'select, insert, update');

create table plan_goals (
  tenant_id uuid not null,
  id uuid not null,
  intervention_id uuid not null,
  goal text not null,
  sign text not null default '',
  position integer not null,
  primary key (tenant_id, id),
  constraint plan_goals_intervention foreign key (tenant_id, intervention_id) references interventions (tenant_id, id)
);

create index plan_goals_intervention on plan_goals (tenant_id, intervention_id, position);

select fence_tenant('plan_goals', 'select, insert, update, delete');

create table follow_ups (
  tenant_id uuid not null,
  id uuid not null,
  intervention_id uuid not null,
  held_on date not null,
  held_by uuid not null,
  summary text not null,
  child_view text not null,
  goal_results jsonb not null,
  next_step text not null check (next_step in ('continue', 'change', 'end')),
  primary key (tenant_id, id),
  constraint follow_ups_intervention foreign key (tenant_id, intervention_id) references interventions (tenant_id, id)
);

create index follow_ups_intervention on follow_ups (tenant_id, intervention_id, held_on desc);

select fence_tenant('follow_ups', 'select, insert');
