create table cases (
  tenant_id uuid not null,
  id uuid not null,
  number text not null,
  child_id uuid not null,
  unit_id uuid not null,
  opened_on date not null,
  closed_on date,
  closed_by uuid,
  closing_reason text not null default '',
  version integer not null default 1,
  watched uuid generated always as (case when closed_on is null then id end) stored,
  primary key (tenant_id, id),
  constraint cases_number unique (tenant_id, number),
  constraint cases_child foreign key (tenant_id, child_id) references persons (tenant_id, id),
  constraint cases_watch foreign key (tenant_id, watched) references watches (tenant_id, matter_id)
    deferrable initially deferred,
  constraint cases_closed_with_reason
    check (closed_on is null or (closed_by is not null and closing_reason <> ''))
);

create unique index cases_one_open on cases (tenant_id, child_id) where closed_on is null;
create index cases_child on cases (tenant_id, child_id, opened_on desc);
create index cases_unit_closed on cases (tenant_id, unit_id, closed_on desc) where closed_on is not null;

select fence_tenant('cases', 'select, insert, update');

create table investigations (
  tenant_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  report_child_id uuid,
  opened_on date not null,
  opened_by uuid not null,
  opening_reason text not null,
  plan_purpose text not null default '',
  plan_questions jsonb not null,
  plan_with_child text not null default '',
  plan_made_on date,
  child_talked_on date,
  outcome text check (outcome in ('intervention', 'no_measure', 'refused')),
  ended_on date,
  version integer not null default 1,
  primary key (tenant_id, id),
  constraint investigations_case foreign key (tenant_id, case_id) references cases (tenant_id, id),
  constraint investigations_ended check ((ended_on is null) = (outcome is null))
);

create unique index investigations_one_open on investigations (tenant_id, case_id) where ended_on is null;
create index investigations_case on investigations (tenant_id, case_id, opened_on desc);

select fence_tenant('investigations', 'select, insert, update');

-- SoL 20:4: those concerned are told at once that an investigation is open, unless special reasons are against it.
create table opening_notices (
  tenant_id uuid not null,
  id uuid not null,
  investigation_id uuid not null,
  person_id uuid not null,
  told_on date,
  how text not null default '',
  withheld_reason text not null default '',
  by_id uuid not null,
  primary key (tenant_id, id),
  constraint opening_notices_investigation foreign key (tenant_id, investigation_id) references investigations (tenant_id, id),
  constraint opening_notices_person foreign key (tenant_id, person_id) references persons (tenant_id, id),
  constraint opening_notices_told_or_withheld check ((told_on is not null) <> (withheld_reason <> ''))
);

create index opening_notices_investigation on opening_notices (tenant_id, investigation_id);

select fence_tenant('opening_notices', 'select, insert');

-- SoL 20:5–6: facts from others, not wider than the case warrants.
create table information_requests (
  tenant_id uuid not null,
  id uuid not null,
  investigation_id uuid not null,
  source_kind text not null,
  source_name text not null,
  question text not null,
  asked_on date not null,
  asked_by uuid not null,
  answered_on date,
  answer text not null default '',
  version integer not null default 1,
  primary key (tenant_id, id),
  constraint information_requests_investigation foreign key (tenant_id, investigation_id) references investigations (tenant_id, id)
);

create index information_requests_investigation on information_requests (tenant_id, investigation_id);

select fence_tenant('information_requests', 'select, insert, update');

-- FL 25 §: a party is told all material of importance and gets a set time to reply.
create table communications (
  tenant_id uuid not null,
  id uuid not null,
  investigation_id uuid not null,
  person_id uuid not null,
  material text not null,
  how text not null,
  sent_on date not null,
  sent_by uuid not null,
  reply_days integer not null check (reply_days between 1 and 60),
  told_of_oral_right boolean not null,
  replied_on date,
  reply text not null default '',
  no_reply boolean not null default false,
  version integer not null default 1,
  primary key (tenant_id, id),
  constraint communications_investigation foreign key (tenant_id, investigation_id) references investigations (tenant_id, id),
  constraint communications_person foreign key (tenant_id, person_id) references persons (tenant_id, id)
);

create index communications_investigation on communications (tenant_id, investigation_id);

select fence_tenant('communications', 'select, insert, update');
