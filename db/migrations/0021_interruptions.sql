-- SoL 34:1: help that had begun was interrupted. A new three months run until it is carried out again.
create table interruptions (
  tenant_id uuid not null,
  id uuid not null,
  intervention_id uuid not null,
  interrupted_on date not null,
  reason text not null check (reason <> ''),
  -- What the help rested on that day: only what was granted under SoL 11:1 is reported.
  legal_basis text not null check (legal_basis in ('sol', 'lvu_2', 'lvu_3', 'lvu_6', 'lvu_22', 'shelter_act')),
  by_id uuid not null,
  resumed_on date,
  primary key (tenant_id, id),
  constraint interruptions_intervention foreign key (tenant_id, intervention_id) references interventions (tenant_id, id),
  constraint interruptions_in_order check (resumed_on is null or resumed_on >= interrupted_on)
);

create unique index interruptions_one_open on interruptions (tenant_id, intervention_id) where resumed_on is null;

create index interruptions_intervention on interruptions (tenant_id, intervention_id, interrupted_on);

select fence_tenant('interruptions', 'select, insert, update');

-- After a breakdown the same decision may be carried out in another home: one placement at a time, no longer one for ever.
alter table placements drop constraint placements_of_one_intervention;

create unique index placements_open_of_intervention on placements (tenant_id, intervention_id) where ended_on is null;

create index placements_intervention on placements (tenant_id, intervention_id, started_on desc);

-- SoL 22:4: a longer stay in an emergency home is put before the committee like the other questions about the care (SoL 30:6).
alter table care_reviews drop constraint care_reviews_kind_check;

alter table care_reviews add constraint care_reviews_kind_check
  check (kind in ('consider_care', 'reconsider_care', 'consider_custody_transfer', 'extend_emergency_home'));

alter table care_reviews add column months integer check (months between 1 and 6);

alter table care_reviews add constraint care_reviews_months_of_a_stay check (months is null or kind = 'extend_emergency_home');

-- Another day of birth: the one that stood there before, until when, by whom and why.
create table former_births (
  tenant_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  birth_on date,
  until_on date not null,
  end_reason text not null check (end_reason in ('new', 'correction', 'identity')),
  ended_by uuid not null,
  primary key (tenant_id, id),
  constraint former_births_person foreign key (tenant_id, person_id) references persons (tenant_id, id)
);

create index former_births_person on former_births (tenant_id, person_id);

select fence_tenant('former_births', 'select, insert');
