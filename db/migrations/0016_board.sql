-- The secretary of the board prepares meetings and enters minutes; she has no case of her own.
alter table workers drop constraint workers_role_check;

alter table workers add constraint workers_role_check check
  (role in ('trainee', 'social_worker', 'lead', 'unit_manager', 'head', 'administrator', 'board_secretary'));

-- FL 25 §, for a decision that rests on no investigation: the day the parties got the material, or why they did not.
alter table decision_proposals add column told_on date;

alter table decision_proposals add column told_note text not null default '';

-- Politicians have no login: a decision of theirs has a name and no worker, and somebody who entered it.
alter table decisions alter column decided_by drop not null;

alter table decisions add column decided_as text not null default 'delegate'
  check (decided_as in ('delegate', 'committee', 'board', 'chair'));

alter table decisions add column meeting_id uuid;

alter table decisions add column minutes_number integer check (minutes_number > 0);

alter table decisions add column how text not null default '' check (how in ('', 'phone', 'video', 'on_site'));

alter table decisions add column reservations text not null default '';

alter table decisions add column recorded_by uuid;

alter table decisions add column recorded_name text not null default '';

alter table decisions add constraint decisions_somebody_decided check
  ((decided_as = 'delegate') = (decided_by is not null) and (decided_as = 'delegate') = (recorded_by is null));

-- KL 6:40, 7:8: the list of delegated decisions, by day.
create index decisions_delegated on decisions (tenant_id, decided_on, id) where decided_as = 'delegate';

create index decisions_chair on decisions (tenant_id, decided_on) where decided_as = 'chair';

-- A meeting of the board or its committee. When it has been held nothing of it is changed any more.
create table meetings (
  tenant_id uuid not null,
  id uuid not null,
  body text not null check (body in ('committee', 'board')),
  held_on date not null,
  state text not null default 'planned' check (state in ('planned', 'held')),
  chair text not null default '',
  -- Who decided, by name, as the minutes say.
  members jsonb not null default '[]',
  recorded_by uuid,
  recorded_name text not null default '',
  recorded_at timestamptz,
  version integer not null default 1,
  primary key (tenant_id, id),
  constraint meetings_day unique (tenant_id, body, held_on),
  constraint meetings_held_is_told check (state = 'planned' or (chair <> '' and recorded_by is not null and recorded_at is not null))
);

create index meetings_state on meetings (tenant_id, state, held_on);

select fence_tenant('meetings', 'select, insert, update, delete');

-- What a meeting takes up. A proposal is frozen as the politicians read it; a chair decision and a list are reported.
create table agenda_items (
  tenant_id uuid not null,
  id uuid not null,
  meeting_id uuid not null,
  place integer not null,
  kind text not null check (kind in ('proposal', 'chair_decision', 'delegated_decisions')),
  -- The proposal, which is removed when it is decided: the decision then has its id.
  proposal_id uuid,
  -- The chair's decision that is reported.
  decision_id uuid,
  case_id uuid,
  child_id uuid,
  presenter_id uuid not null,
  presenter_name text not null,
  party_speaks boolean not null default false,
  frozen jsonb not null default '{}',
  frozen_hash text not null default '',
  sent_at timestamptz not null,
  primary key (tenant_id, id),
  constraint agenda_items_meeting foreign key (tenant_id, meeting_id) references meetings (tenant_id, id),
  constraint agenda_items_child foreign key (tenant_id, child_id) references persons (tenant_id, id),
  constraint agenda_items_decision foreign key (tenant_id, decision_id) references decisions (tenant_id, id),
  constraint agenda_items_proposal_once unique (tenant_id, meeting_id, proposal_id),
  constraint agenda_items_decision_once unique (tenant_id, meeting_id, decision_id)
);

create index agenda_items_proposal on agenda_items (tenant_id, proposal_id) where proposal_id is not null;

create index agenda_items_reported on agenda_items (tenant_id, decision_id) where decision_id is not null;

create index agenda_items_child on agenda_items (tenant_id, child_id) where child_id is not null;

select fence_tenant('agenda_items', 'select, insert, update, delete');

-- What the meeting did with an item, under its paragraph number. Written once; put right by a correction beside it.
create table minutes (
  tenant_id uuid not null,
  item_id uuid not null,
  meeting_id uuid not null,
  number integer not null check (number > 0),
  outcome text not null check (outcome in ('as_proposed', 'otherwise', 'rejected', 'returned', 'adjourned', 'noted')),
  content text not null default '',
  reasons text not null default '',
  note text not null default '',
  -- Jäv (FL 16–18, KL 6:28): who left the room, by name.
  stepped_out jsonb not null default '[]',
  reservations text not null default '',
  recorded_by uuid not null,
  recorded_name text not null,
  recorded_at timestamptz not null,
  primary key (tenant_id, item_id),
  constraint minutes_item foreign key (tenant_id, item_id) references agenda_items (tenant_id, id),
  constraint minutes_meeting foreign key (tenant_id, meeting_id) references meetings (tenant_id, id),
  constraint minutes_number unique (tenant_id, meeting_id, number)
);

select fence_tenant('minutes', 'select, insert');

-- FL 36 §: a slip of the pen is put right beside what was written.
create table minutes_corrections (
  tenant_id uuid not null,
  id uuid not null,
  item_id uuid not null,
  correction text not null check (correction <> ''),
  reason text not null check (reason <> ''),
  corrected_by uuid not null,
  corrected_name text not null,
  corrected_at timestamptz not null,
  primary key (tenant_id, id),
  constraint minutes_corrections_item foreign key (tenant_id, item_id) references minutes (tenant_id, item_id)
);

create index minutes_corrections_item on minutes_corrections (tenant_id, item_id);

select fence_tenant('minutes_corrections', 'select, insert');

-- KL 6:40: which delegated decisions a meeting of the board was told of. Removed only while the meeting is planned.
create table decision_reports (
  tenant_id uuid not null,
  decision_id uuid not null,
  item_id uuid not null,
  primary key (tenant_id, decision_id),
  constraint decision_reports_decision foreign key (tenant_id, decision_id) references decisions (tenant_id, id),
  constraint decision_reports_item foreign key (tenant_id, item_id) references agenda_items (tenant_id, id)
);

create index decision_reports_item on decision_reports (tenant_id, item_id);

select fence_tenant('decision_reports', 'select, insert, delete');
