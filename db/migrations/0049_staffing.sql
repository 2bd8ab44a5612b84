-- Posts and who fills them: the post is the root, not the person, so that what is empty can be counted (room staffing).
-- Shares of full time are in thousandths: HR systems write 75.5 %. Last days are the last day, as people write them.
create table posts (
  tenant_id uuid not null,
  id uuid not null,
  unit_id uuid not null,
  -- The number of the HR system; '' for a post that was entered by hand.
  number text not null default '',
  title text not null check (title <> ''),
  duty text not null check (duty in ('case_work', 'lead', 'manager', 'administration', 'other')),
  permille integer not null check (permille between 1 and 1000),
  funding text not null check (funding in ('own', 'esf', 'state', 'other')),
  -- The last day that somebody else pays; null: no end is known.
  funding_until date,
  from_on date not null,
  last_on date,
  version integer not null default 1,
  primary key (tenant_id, id),
  constraint posts_unit foreign key (tenant_id, unit_id) references units (tenant_id, id),
  constraint posts_in_order check (last_on is null or last_on >= from_on)
);

create unique index posts_number on posts (tenant_id, number, unit_id) where number <> '';
create index posts_of_unit on posts (tenant_id, unit_id);

select fence_tenant('posts', 'select, insert, update');

-- Somebody who fills a post, or has: known by the HR system's number. worker_id when the same person may sign in here.
create table post_holders (
  tenant_id uuid not null,
  id uuid not null,
  number text not null default '',
  worker_id uuid,
  name text not null check (name <> ''),
  -- Since when with investigations of children, anywhere; null: not told.
  experienced_from date,
  -- The last development talk.
  talked_on date,
  primary key (tenant_id, id),
  constraint post_holders_worker foreign key (tenant_id, worker_id) references workers (tenant_id, id)
);

create unique index post_holders_number on post_holders (tenant_id, number) where number <> '';
create unique index post_holders_one_worker on post_holders (tenant_id, worker_id) where worker_id is not null;

select fence_tenant('post_holders', 'select, insert, update');

-- Who fills how much of a post, from when until when. What nobody fills is vacant: it is counted and never entered.
create table occupancies (
  tenant_id uuid not null,
  id uuid not null,
  post_id uuid not null,
  holder_id uuid not null,
  kind text not null check (kind in ('permanent', 'temporary', 'consultant')),
  permille integer not null check (permille between 1 and 1000),
  from_on date not null,
  last_on date,
  -- Whose leave it covers; null: the post itself.
  covers_id uuid,
  -- The day on which the person said that she leaves: what the early alarm counts.
  resigned_on date,
  -- Why it ended, short and never of somebody's health: by own wish, pension, the time was out, other.
  reason text check (reason in ('own_wish', 'pension', 'time_out', 'other')),
  -- On leave from the post, if somebody is: the post stays filled and the person is not there.
  leave_from date,
  leave_last date,
  version integer not null default 1,
  primary key (tenant_id, id),
  constraint occupancies_post foreign key (tenant_id, post_id) references posts (tenant_id, id),
  constraint occupancies_holder foreign key (tenant_id, holder_id) references post_holders (tenant_id, id),
  constraint occupancies_in_order check (last_on is null or last_on >= from_on),
  constraint occupancies_resigned check (resigned_on is null or last_on is not null),
  constraint occupancies_reason check (reason is null or last_on is not null),
  constraint occupancies_leave check (leave_last is null or leave_last >= leave_from)
);

alter table occupancies add constraint occupancies_covers
  foreign key (tenant_id, covers_id) references occupancies (tenant_id, id);

create index occupancies_of_post on occupancies (tenant_id, post_id);
create index occupancies_of_holder on occupancies (tenant_id, holder_id);

select fence_tenant('occupancies', 'select, insert, update');

-- What the unit needs and has, as its manager or the head says from a day on: full-time posts that the work asks for, in
-- thousandths, and minutes of supervision for each worker and week.
create table unit_needs (
  tenant_id uuid not null,
  id uuid not null,
  unit_id uuid not null,
  from_on date not null,
  needed_permille integer not null check (needed_permille between 1 and 500000),
  supervision_minutes integer not null check (supervision_minutes between 0 and 2400),
  source text not null check (source <> ''),
  entered_by uuid not null,
  entered_at timestamptz not null,
  primary key (tenant_id, id),
  constraint unit_needs_unit foreign key (tenant_id, unit_id) references units (tenant_id, id)
);

create index unit_needs_of_unit on unit_needs (tenant_id, unit_id, from_on);

select fence_tenant('unit_needs', 'select, insert');

-- Which column of the HR system's file holds what: chosen once, kept for the next file.
create table hr_mappings (
  tenant_id uuid not null,
  id uuid not null,
  field text not null,
  heading text not null,
  kept_by uuid not null,
  kept_at timestamptz not null,
  primary key (tenant_id, id),
  constraint hr_mappings_field unique (tenant_id, field)
);

select fence_tenant('hr_mappings', 'select, insert, update, delete');
