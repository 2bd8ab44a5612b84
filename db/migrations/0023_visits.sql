-- Meetings with a child and its family: planned, held on the spot, written down once.

-- What was agreed has a place of its own beside what happened and the child's words.
alter table note_drafts add column agreed text not null default '';
alter table notes add column agreed text not null default '';

-- At most nine points that the municipality wants remembered. Each change is a new version; a held meeting keeps its own.
create table visit_checklists (
  tenant_id uuid not null,
  id uuid not null,
  for_kind text not null check (for_kind in ('every', 'home_visit', 'talk_with_child', 'talk_with_guardian', 'meeting', 'phone_call', 'other_event')),
  version integer not null check (version > 0),
  points jsonb not null,
  made_at timestamptz not null,
  made_by uuid not null,
  primary key (tenant_id, id),
  constraint visit_checklists_version unique (tenant_id, for_kind, version),
  constraint visit_checklists_nine check (jsonb_array_length(points) <= 9),
  constraint visit_checklists_made_by foreign key (tenant_id, made_by) references workers (tenant_id, id)
);

select fence_tenant('visit_checklists', 'select, insert');

-- place is never filled when somebody it is about has a protected identity. checklist_id: from the first thing that happened.
create table visits (
  tenant_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('home_visit', 'talk_with_child', 'talk_with_guardian', 'meeting', 'phone_call', 'other_event')),
  starts_at timestamptz not null,
  minutes integer not null check (minutes between 5 and 720),
  travel_minutes integer not null check (travel_minutes between 0 and 600),
  place text not null default '',
  purpose text not null default '',
  planned_by uuid not null,
  planned_at timestamptz not null,
  changed_at timestamptz not null,
  begun_at timestamptz,
  checklist_id uuid,
  cancelled_by text check (cancelled_by in ('family', 'us', 'nobody_home')),
  cancelled_at timestamptz,
  follows_id uuid,
  version integer not null default 1,
  primary key (tenant_id, id),
  constraint visits_planned_by foreign key (tenant_id, planned_by) references workers (tenant_id, id),
  constraint visits_checklist foreign key (tenant_id, checklist_id) references visit_checklists (tenant_id, id),
  constraint visits_follows foreign key (tenant_id, follows_id) references visits (tenant_id, id),
  constraint visits_follow_once unique (tenant_id, follows_id),
  constraint visits_cancelled check ((cancelled_by is null) = (cancelled_at is null))
);

create index visits_by_time on visits (tenant_id, starts_at);

select fence_tenant('visits', 'select, insert, update');

-- Whom the meeting is about: a note for each.
create table visit_children (
  tenant_id uuid not null,
  visit_id uuid not null,
  child_id uuid not null,
  case_id uuid not null,
  primary key (tenant_id, visit_id, child_id),
  constraint visit_children_visit foreign key (tenant_id, visit_id) references visits (tenant_id, id),
  constraint visit_children_child foreign key (tenant_id, child_id) references persons (tenant_id, id),
  constraint visit_children_case foreign key (tenant_id, case_id) references cases (tenant_id, id)
);

create index visit_children_of_child on visit_children (tenant_id, child_id);
create index visit_children_of_case on visit_children (tenant_id, case_id);

select fence_tenant('visit_children', 'select, insert, delete');

-- Who else is asked to come: a person of the register, or a name.
create table visit_people (
  tenant_id uuid not null,
  id uuid not null,
  visit_id uuid not null,
  person_id uuid,
  name text not null default '',
  primary key (tenant_id, id),
  constraint visit_people_visit foreign key (tenant_id, visit_id) references visits (tenant_id, id),
  constraint visit_people_person foreign key (tenant_id, person_id) references persons (tenant_id, id),
  constraint visit_people_somebody check (person_id is not null or name <> '')
);

create index visit_people_of_visit on visit_people (tenant_id, visit_id);

select fence_tenant('visit_people', 'select, insert, delete');

create table visit_workers (
  tenant_id uuid not null,
  visit_id uuid not null,
  worker_id uuid not null,
  role text not null check (role in ('write', 'talk')),
  primary key (tenant_id, visit_id, worker_id),
  constraint visit_workers_visit foreign key (tenant_id, visit_id) references visits (tenant_id, id),
  constraint visit_workers_worker foreign key (tenant_id, worker_id) references workers (tenant_id, id)
);

create index visit_workers_of_worker on visit_workers (tenant_id, worker_id);

select fence_tenant('visit_workers', 'select, insert, update, delete');

-- What happened, tap by tap. Written once and never changed: at is what the device claims, received_at when it was heard here.
-- Everything about a held meeting is counted from these rows. who: a child, somebody who came, or a worker.
create table visit_events (
  tenant_id uuid not null,
  id uuid not null,
  visit_id uuid not null,
  kind text not null check (kind in ('arrived', 'started', 'present', 'left', 'alone_from', 'alone_until', 'ticked', 'unticked', 'travelled', 'paused', 'resumed', 'ended', 'next', 'agreed', 'disagreed', 'corrected')),
  at timestamptz not null,
  received_at timestamptz not null,
  worker_id uuid not null,
  who uuid,
  with_id uuid,
  what text not null default '',
  minutes integer,
  on_day date,
  words text not null default '',
  primary key (tenant_id, id),
  constraint visit_events_visit foreign key (tenant_id, visit_id) references visits (tenant_id, id),
  constraint visit_events_worker foreign key (tenant_id, worker_id) references workers (tenant_id, id)
);

create index visit_events_of_visit on visit_events (tenant_id, visit_id);

select fence_tenant('visit_events', 'select, insert');

-- Which note of the journal is the meeting's: one for each child and each one who writes. filled: the facts that the house
-- put into the draft the last time; null before the meeting has begun.
create table visit_notes (
  tenant_id uuid not null,
  id uuid not null,
  visit_id uuid not null,
  child_id uuid not null,
  author_id uuid not null,
  filled jsonb,
  primary key (tenant_id, id),
  constraint visit_notes_once unique (tenant_id, visit_id, child_id, author_id),
  constraint visit_notes_visit foreign key (tenant_id, visit_id) references visits (tenant_id, id),
  constraint visit_notes_child foreign key (tenant_id, child_id) references persons (tenant_id, id),
  constraint visit_notes_author foreign key (tenant_id, author_id) references workers (tenant_id, id)
);

select fence_tenant('visit_notes', 'select, insert, update');

-- A worker's meetings as a calendar at an address that cannot be guessed; only the hash of it is kept. origin: where the
-- links in it lead, as the browser that asked for it knew the house.
create table calendar_feeds (
  tenant_id uuid not null,
  id uuid not null,
  worker_id uuid not null,
  token_hash text not null,
  origin text not null,
  made_at timestamptz not null,
  ended_at timestamptz,
  primary key (tenant_id, id),
  constraint calendar_feeds_token unique (tenant_id, token_hash),
  constraint calendar_feeds_worker foreign key (tenant_id, worker_id) references workers (tenant_id, id)
);

create unique index calendar_feeds_one_at_a_time on calendar_feeds (tenant_id, worker_id) where ended_at is null;

select fence_tenant('calendar_feeds', 'select, insert, update');
