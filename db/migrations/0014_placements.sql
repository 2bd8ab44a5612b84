-- Homes where children live away from their own: private homes (SoL 9:2, 22:4), facilities (9:3–4), homes of the state (LVU 12).
create table homes (
  tenant_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('foster_home', 'kinship_care', 'emergency_foster_home', 'supported_housing',
    'residential_care_home', 'shelter', 'secure_youth_home')),
  name text not null,
  run_by text not null check (run_by in ('family', 'municipality', 'private', 'state')),
  contact_name text not null default '',
  phone text not null default '',
  email text not null default '',
  address text not null default '',
  municipality text not null default '',
  languages text not null default '',
  capacity integer not null check (capacity between 1 and 200),
  age_from integer check (age_from between 0 and 20),
  age_below integer check (age_below between 1 and 21),
  closed_on date,
  closed_reason text not null default '',
  version integer not null default 1,
  primary key (tenant_id, id),
  constraint homes_ages check (age_from < age_below),
  constraint homes_closed_with_reason check (closed_on is null or closed_reason <> '')
);

create index homes_name on homes (tenant_id, kind, name);

select fence_tenant('homes', 'select, insert, update');

-- What a home needs before a child may live there: suitability (SoL 22:2), contract (22:3), extracts (SoF 3:3), licence (26:1),
-- and the notice to IVO when more than three children live there (SoF 16:2). Written once, never changed.
create table home_records (
  tenant_id uuid not null,
  id uuid not null,
  home_id uuid not null,
  kind text not null check (kind in ('suitability', 'contract', 'extracts', 'licence', 'over_three_notice')),
  made_on date not null,
  until_on date,
  conclusion text check (conclusion in ('suitable', 'unsuitable')),
  made_by text not null default '',
  note text not null default '',
  by_id uuid not null,
  position integer not null,
  primary key (tenant_id, id),
  constraint home_records_home foreign key (tenant_id, home_id) references homes (tenant_id, id),
  constraint home_records_position unique (tenant_id, home_id, position),
  constraint home_records_concluded check ((kind = 'suitability') = (conclusion is not null)),
  -- SoF 3:3: that the extracts were shown and when, never what they said.
  constraint home_records_extracts_without_content check (kind <> 'extracts' or note = '')
);

select fence_tenant('home_records', 'select, insert');

-- A granted placement that has been carried out. A child lives in one place at a time.
create table placements (
  tenant_id uuid not null,
  id uuid not null,
  intervention_id uuid not null,
  case_id uuid not null,
  child_id uuid not null,
  legal_basis text not null check (legal_basis in ('sol', 'lvu_2', 'lvu_3', 'lvu_6', 'shelter_act')),
  named_worker_id uuid not null,
  -- LVU 14: the guardians may not know where the child is, so neither may those who do not have the child.
  is_hidden boolean not null default false,
  started_on date not null,
  health_notice_on date,
  ended_on date,
  end_kind text check (end_kind in ('home_to_parents', 'own_housing', 'custody_transferred', 'breakdown', 'age',
    'adoption', 'other')),
  end_reason text not null default '',
  version integer not null default 1,
  primary key (tenant_id, id),
  constraint placements_intervention foreign key (tenant_id, intervention_id) references interventions (tenant_id, id),
  constraint placements_of_one_intervention unique (tenant_id, intervention_id),
  constraint placements_case foreign key (tenant_id, case_id) references cases (tenant_id, id),
  constraint placements_child foreign key (tenant_id, child_id) references persons (tenant_id, id),
  constraint placements_ends_after_start check (ended_on is null or ended_on >= started_on),
  constraint placements_ended_how check ((ended_on is null) = (end_kind is null)),
  constraint placements_ended_with_reason check (ended_on is null or end_reason <> '')
);

create unique index placements_one_open on placements (tenant_id, child_id) where ended_on is null;
create index placements_case on placements (tenant_id, case_id);
create index placements_child on placements (tenant_id, child_id, started_on desc);

select fence_tenant('placements', 'select, insert, update');

-- Where the child has lived: [from_on, until_on), one after the other without a gap.
create table stays (
  tenant_id uuid not null,
  id uuid not null,
  placement_id uuid not null,
  home_id uuid not null,
  position integer not null,
  from_on date not null,
  until_on date,
  why text not null check (why in ('start', 'planned', 'breakdown', 'emergency')),
  reason text not null default '',
  by_id uuid not null,
  primary key (tenant_id, id),
  constraint stays_placement foreign key (tenant_id, placement_id) references placements (tenant_id, id),
  constraint stays_home foreign key (tenant_id, home_id) references homes (tenant_id, id),
  constraint stays_position unique (tenant_id, placement_id, position),
  constraint stays_end_after_start check (until_on is null or until_on >= from_on)
);

create unique index stays_one_open on stays (tenant_id, placement_id) where until_on is null;
create index stays_home on stays (tenant_id, home_id, from_on desc);

select fence_tenant('stays', 'select, insert, update');

-- Under which law the child is placed, from which day. The last one counts.
create table placement_bases (
  tenant_id uuid not null,
  id uuid not null,
  placement_id uuid not null,
  legal_basis text not null check (legal_basis in ('sol', 'lvu_2', 'lvu_3', 'lvu_6', 'shelter_act')),
  position integer not null,
  from_on date not null,
  reason text not null default '',
  by_id uuid not null,
  primary key (tenant_id, id),
  constraint placement_bases_placement foreign key (tenant_id, placement_id) references placements (tenant_id, id),
  constraint placement_bases_position unique (tenant_id, placement_id, position)
);

select fence_tenant('placement_bases', 'select, insert');

-- SoL 22:12: the social worker who is named for the contacts with the child.
create table named_workers (
  tenant_id uuid not null,
  id uuid not null,
  placement_id uuid not null,
  worker_id uuid not null,
  position integer not null,
  from_on date not null,
  reason text not null default '',
  by_id uuid not null,
  primary key (tenant_id, id),
  constraint named_workers_placement foreign key (tenant_id, placement_id) references placements (tenant_id, id),
  constraint named_workers_position unique (tenant_id, placement_id, position)
);

select fence_tenant('named_workers', 'select, insert');

-- SoL 9:12, SoF 10:2. A revised plan is a new row: the old one stays readable.
create table care_plans (
  tenant_id uuid not null,
  id uuid not null,
  placement_id uuid not null,
  position integer not null,
  special_needs text not null,
  family_contact text not null,
  goal text not null,
  child_view text not null,
  guardian_view text not null,
  -- SoL 9:13: where the child is to live in the long run, a question of its own at the revision.
  long_term_home text not null default '',
  is_revision boolean not null default false,
  made_on date not null,
  made_by uuid not null,
  primary key (tenant_id, id),
  constraint care_plans_placement foreign key (tenant_id, placement_id) references placements (tenant_id, id),
  constraint care_plans_position unique (tenant_id, placement_id, position),
  constraint care_plans_revised_with_home check (not is_revision or long_term_home <> '')
);

select fence_tenant('care_plans', 'select, insert');

-- Implementation plans as they were before they were changed (SoF 10:3).
create table implementation_plan_versions (
  tenant_id uuid not null,
  id uuid not null,
  intervention_id uuid not null,
  version integer not null,
  made_on date not null,
  made_by uuid not null,
  content jsonb not null,
  primary key (tenant_id, id),
  constraint implementation_plan_versions_intervention foreign key (tenant_id, intervention_id) references interventions (tenant_id, id),
  constraint implementation_plan_versions_one unique (tenant_id, intervention_id, version)
);

select fence_tenant('implementation_plan_versions', 'select, insert');

-- SoL 22:11, LVU 13 a: how the care is followed. in_home is null until somebody has said it of a note from the journal.
create table care_contacts (
  tenant_id uuid not null,
  id uuid not null,
  placement_id uuid not null,
  held_on date not null,
  in_home boolean,
  with_child boolean not null,
  child_alone boolean not null,
  with_carers boolean not null,
  with_guardians boolean not null,
  place text not null default '',
  health text not null default '',
  development text not null default '',
  behaviour text not null default '',
  schooling text not null default '',
  relations text not null default '',
  note_id uuid,
  by_id uuid not null,
  primary key (tenant_id, id),
  constraint care_contacts_placement foreign key (tenant_id, placement_id) references placements (tenant_id, id),
  constraint care_contacts_note unique (tenant_id, note_id),
  constraint care_contacts_alone_with_child check (with_child or not child_alone)
);

create index care_contacts_placement on care_contacts (tenant_id, placement_id, held_on desc);

select fence_tenant('care_contacts', 'select, insert, update');

-- What is put before the board: is the care still needed (SoL 22:13, LVU 13), is custody to be moved (SoL 22:14).
create table care_reviews (
  tenant_id uuid not null,
  id uuid not null,
  placement_id uuid not null,
  kind text not null check (kind in ('consider_care', 'reconsider_care', 'consider_custody_transfer')),
  answers jsonb not null,
  saved_on date not null,
  saved_by uuid not null,
  proposed_as uuid,
  decision_id uuid,
  decided_on date,
  version integer not null default 1,
  primary key (tenant_id, id),
  constraint care_reviews_placement foreign key (tenant_id, placement_id) references placements (tenant_id, id),
  constraint care_reviews_decided check ((decision_id is null) = (decided_on is null))
);

create unique index care_reviews_one_open on care_reviews (tenant_id, placement_id, kind) where decided_on is null;
create index care_reviews_placement on care_reviews (tenant_id, placement_id, decided_on desc);

select fence_tenant('care_reviews', 'select, insert, update');

-- SoL 34:1: a favourable decision that was not carried out within three months is reported to IVO and the auditors.
create table execution_reports (
  tenant_id uuid not null,
  id uuid not null,
  intervention_id uuid not null,
  reported_on date not null,
  reason text not null,
  by_id uuid not null,
  primary key (tenant_id, id),
  constraint execution_reports_intervention foreign key (tenant_id, intervention_id) references interventions (tenant_id, id)
);

create index execution_reports_intervention on execution_reports (tenant_id, intervention_id, reported_on);

select fence_tenant('execution_reports', 'select, insert');
