-- On what help rests: agreement under SoL, LVU, or lag (2024:79). Consent is asked for by this.
alter table interventions add column legal_basis text not null default 'sol'
  check (legal_basis in ('sol', 'lvu_2', 'lvu_3', 'lvu_6', 'lvu_22', 'shelter_act'));

-- What the law asks of some kinds of help: special_reasons SoL 9:1, risk_behaviour SoL 13:7, kinship SoL 22:1.
alter table decision_proposals add column legal_basis text not null default 'sol'
  check (legal_basis in ('sol', 'lvu_2', 'lvu_3', 'lvu_6', 'lvu_22', 'shelter_act'));
alter table decision_proposals add column special_reasons boolean not null default false;
alter table decision_proposals add column risk_behaviour boolean not null default false;
alter table decision_proposals add column kinship text not null default '';

alter table decisions add column legal_basis text not null default 'sol'
  check (legal_basis in ('sol', 'lvu_2', 'lvu_3', 'lvu_6', 'lvu_22', 'shelter_act'));
alter table decisions add column special_reasons boolean not null default false;
alter table decisions add column risk_behaviour boolean not null default false;
alter table decisions add column kinship text not null default '';

-- What one person said on one day about one thing: each word is a row of its own, and the last one counts (SoL 21:1).
-- Only a withdrawal is added to it. purpose: help, or sharing data with recipients (OSL 12:2), or a plan with the region
-- (SoL 10:8); the two others have no intervention.
create table consents (
  tenant_id uuid not null,
  id uuid not null,
  purpose text not null default 'intervention' check (purpose in ('intervention', 'sharing', 'coordinated_plan')),
  intervention_id uuid,
  case_id uuid not null,
  child_id uuid not null,
  person_id uuid not null,
  given_as text not null check (given_as in ('guardian', 'child')),
  answer text not null check (answer in ('agrees', 'refuses')),
  form text not null check (form in ('written', 'oral', 'digital')),
  scope text not null,
  recipients text not null default '',
  words text not null default '',
  given_on date not null,
  noted_at timestamptz not null,
  noted_by uuid not null,
  withdrawn_on date,
  withdrawn_words text not null default '',
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  version integer not null default 1,
  primary key (tenant_id, id),
  constraint consents_intervention foreign key (tenant_id, intervention_id) references interventions (tenant_id, id),
  constraint consents_case foreign key (tenant_id, case_id) references cases (tenant_id, id),
  constraint consents_child foreign key (tenant_id, child_id) references persons (tenant_id, id),
  constraint consents_person foreign key (tenant_id, person_id) references persons (tenant_id, id),
  constraint consents_about check ((purpose = 'intervention') = (intervention_id is not null)),
  constraint consents_withdrawn check (
    withdrawn_on is null or (answer = 'agrees' and withdrawn_on >= given_on and withdrawn_by is not null)
  )
);

create index consents_case on consents (tenant_id, case_id, given_on, noted_at);
create index consents_person on consents (tenant_id, person_id);

select fence_tenant('consents', 'select, insert, update');

-- The paragraph that lets help begin without somebody's consent: chosen from a list, never typed. person_id: the one
-- guardian whose consent is not needed. decided_on and reference: the board's own decision, where it takes one.
create table consent_grounds (
  tenant_id uuid not null,
  id uuid not null,
  intervention_id uuid not null,
  case_id uuid not null,
  child_id uuid not null,
  person_id uuid,
  ground text not null check (ground in ('child_agrees', 'shelter_without_other', 'board_without_one', 'lvu_22')),
  decided_on date not null,
  reference text not null default '',
  chosen_at timestamptz not null,
  chosen_by uuid not null,
  ended_on date,
  ended_by uuid,
  version integer not null default 1,
  primary key (tenant_id, id),
  constraint consent_grounds_intervention foreign key (tenant_id, intervention_id) references interventions (tenant_id, id),
  constraint consent_grounds_case foreign key (tenant_id, case_id) references cases (tenant_id, id),
  constraint consent_grounds_child foreign key (tenant_id, child_id) references persons (tenant_id, id),
  constraint consent_grounds_person foreign key (tenant_id, person_id) references persons (tenant_id, id),
  constraint consent_grounds_for_one check ((ground in ('shelter_without_other', 'board_without_one')) = (person_id is not null)),
  constraint consent_grounds_ended check (ended_on is null or (ended_on >= decided_on and ended_by is not null))
);

create index consent_grounds_case on consent_grounds (tenant_id, case_id);

select fence_tenant('consent_grounds', 'select, insert, update');

-- SoL 11:5: help without individual needs assessment, beside the cases. person_id is null when the board has decided that
-- identity is not documented (SoL 14:5), and for pure advice, of which nothing personal is kept (SoL 14:4).
create table low_threshold_services (
  tenant_id uuid not null,
  id uuid not null,
  unit_id uuid not null,
  kind text not null,
  name text not null,
  person_id uuid,
  age_group text not null check (age_group in ('not_asked', 'under_15', 'from_15', 'adult')),
  consent text not null check (consent in ('not_needed', 'guardians', 'young_person')),
  consent_on date,
  identity_decided_on date,
  identity_reference text not null default '',
  told_of_application boolean not null,
  started_on date not null,
  ended_on date,
  noted_by uuid not null,
  noted_at timestamptz not null,
  version integer not null default 1,
  primary key (tenant_id, id),
  constraint low_threshold_services_person foreign key (tenant_id, person_id) references persons (tenant_id, id),
  constraint low_threshold_services_unit foreign key (tenant_id, unit_id) references units (tenant_id, id),
  constraint low_threshold_services_in_order check (ended_on is null or ended_on >= started_on),
  constraint low_threshold_services_told check (told_of_application),
  constraint low_threshold_services_consent check ((consent = 'not_needed') = (consent_on is null)),
  constraint low_threshold_services_unnamed check (
    person_id is not null or kind = 'advice' or (identity_decided_on is not null and identity_reference <> '')
  ),
  constraint low_threshold_services_advice check (kind <> 'advice' or person_id is null)
);

create index low_threshold_services_unit on low_threshold_services (tenant_id, unit_id, started_on desc, id desc);
create index low_threshold_services_person on low_threshold_services (tenant_id, person_id) where person_id is not null;

select fence_tenant('low_threshold_services', 'select, insert, update');
