-- Who is away, leaves or changes unit, as the manager enters it. Never why: nothing here tells of anybody's health (OSL 39).
create table absences (
  tenant_id uuid not null,
  id uuid not null,
  worker_id uuid not null,
  kind text not null check (kind in ('absence', 'leave', 'ending', 'moving')),
  -- The first day away; of an ending the first day gone, of a move the first day in the new unit.
  from_on date not null,
  -- The last day away; null as long as nobody knows.
  until_on date,
  to_unit_id uuid,
  entered_by uuid not null,
  entered_at timestamptz not null,
  -- When an ending or a move was carried out.
  done_at timestamptz,
  cancelled_at timestamptz,
  version integer not null default 1,
  primary key (tenant_id, id),
  constraint absences_worker foreign key (tenant_id, worker_id) references workers (tenant_id, id),
  constraint absences_to_unit foreign key (tenant_id, to_unit_id) references units (tenant_id, id),
  constraint absences_in_order check (until_on is null or until_on >= from_on),
  constraint absences_for_a_time check (until_on is null or kind in ('absence', 'leave')),
  constraint absences_to_a_unit check ((kind = 'moving') = (to_unit_id is not null))
);

create index absences_of_worker on absences (tenant_id, worker_id, from_on);

select fence_tenant('absences', 'select, insert, update');

-- What one worker had was moved to others, all of it at once. return_on: the day on which it is asked who has it from then on.
create table handovers (
  tenant_id uuid not null,
  id uuid not null,
  worker_id uuid not null,
  absence_id uuid not null,
  made_by uuid not null,
  made_at timestamptz not null,
  return_on date,
  answer text check (answer in ('returned', 'kept')),
  answered_by uuid,
  answered_at timestamptz,
  primary key (tenant_id, id),
  constraint handovers_worker foreign key (tenant_id, worker_id) references workers (tenant_id, id),
  constraint handovers_absence foreign key (tenant_id, absence_id) references absences (tenant_id, id),
  constraint handovers_answered check ((answer is null) = (answered_at is null) and (answer is null) = (answered_by is null))
);

create index handovers_of_worker on handovers (tenant_id, worker_id, made_at);
create index handovers_to_return on handovers (tenant_id, return_on) where return_on is not null and answer is null;

select fence_tenant('handovers', 'select, insert, update');

-- Each thing that moved: who had it, who has it from that minute. to_id is null where a co-worker's seat was left empty.
create table handover_items (
  tenant_id uuid not null,
  id uuid not null,
  handover_id uuid not null,
  thing text not null check (thing in ('case', 'report', 'duty', 'transfer', 'proposal', 'placement', 'agenda_item')),
  thing_id uuid not null,
  child_id uuid,
  part text not null check (part in ('owner', 'coworker', 'decider', 'named_worker', 'presenter')),
  unit_id uuid,
  from_id uuid not null,
  to_id uuid,
  moved_at timestamptz not null,
  primary key (tenant_id, id),
  constraint handover_items_handover foreign key (tenant_id, handover_id) references handovers (tenant_id, id),
  constraint handover_items_child foreign key (tenant_id, child_id) references persons (tenant_id, id),
  constraint handover_items_from foreign key (tenant_id, from_id) references workers (tenant_id, id),
  constraint handover_items_to foreign key (tenant_id, to_id) references workers (tenant_id, id)
);

create index handover_items_of_handover on handover_items (tenant_id, handover_id);
create index handover_items_to on handover_items (tenant_id, to_id, moved_at) where to_id is not null;

select fence_tenant('handover_items', 'select, insert');

-- SoL 29:9: the child has moved; the municipality that opened the investigation still finishes it.
create table child_moves (
  tenant_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  child_id uuid not null,
  municipality_code text not null,
  moved_on date not null,
  noted_by uuid not null,
  noted_at timestamptz not null,
  primary key (tenant_id, id),
  constraint child_moves_case foreign key (tenant_id, case_id) references cases (tenant_id, id),
  constraint child_moves_child foreign key (tenant_id, child_id) references persons (tenant_id, id)
);

create index child_moves_case on child_moves (tenant_id, case_id, moved_on);

alter table child_moves add constraint child_moves_municipality
  foreign key (municipality_code) references municipalities (code);

select fence_tenant('child_moves', 'select, insert');

alter table watches drop constraint watches_matter_kind_check;

alter table watches add constraint watches_matter_kind_check
  check (matter_kind in ('report', 'case', 'duty', 'transfer'));

-- SoL 29:10–11: a written request that another municipality takes a case over (out), or one from there (in).
create table transfers (
  tenant_id uuid not null,
  id uuid not null,
  direction text not null check (direction in ('out', 'in')),
  municipality_code text not null,
  case_id uuid,
  child_id uuid,
  -- Of a request from another municipality: the child as that one names it, and the unit here that answers.
  told_child text not null default '',
  unit_id uuid not null,
  -- The day it was sent, or came in.
  requested_on date not null,
  request text not null check (request <> ''),
  requested_by uuid not null,
  answer text check (answer in ('yes', 'no')),
  answered_on date,
  answer_text text not null default '',
  answered_by uuid,
  ivo_applied_on date,
  ivo_decision text check (ivo_decision in ('moves', 'stays')),
  ivo_decided_on date,
  ivo_text text not null default '',
  withdrawn_on date,
  withdrawn_note text not null default '',
  -- An incoming request that was granted is a report here from that minute.
  report_id uuid,
  version integer not null default 1,
  -- A request from another municipality is answered at once: until then somebody has it, as an open case.
  watched uuid generated always as (case when direction = 'in' and answer is null then id end) stored,
  primary key (tenant_id, id),
  constraint transfers_case foreign key (tenant_id, case_id) references cases (tenant_id, id),
  constraint transfers_child foreign key (tenant_id, child_id) references persons (tenant_id, id),
  constraint transfers_unit foreign key (tenant_id, unit_id) references units (tenant_id, id),
  constraint transfers_watch foreign key (tenant_id, watched) references watches (tenant_id, matter_id)
    deferrable initially deferred,
  constraint transfers_out_of_a_case check ((direction = 'out') = (case_id is not null)),
  constraint transfers_answered check ((answer is null) = (answered_on is null)),
  constraint transfers_decided check ((ivo_decision is null) = (ivo_decided_on is null)),
  constraint transfers_withdrawn check ((withdrawn_on is null) = (withdrawn_note = '')),
  constraint transfers_ivo_in_order check (ivo_decided_on is null or ivo_applied_on is not null)
);

create index transfers_case on transfers (tenant_id, case_id) where case_id is not null;
create index transfers_in on transfers (tenant_id, direction, requested_on);

alter table transfers add constraint transfers_municipality
  foreign key (municipality_code) references municipalities (code);

select fence_tenant('transfers', 'select, insert, update');
