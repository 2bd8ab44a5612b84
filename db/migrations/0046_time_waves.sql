-- Barntid, layers 2 and 3: a week in which those who want to answer "what now?" at random moments, or keep a diary.

-- seed: from it every moment can be drawn again. agreed_on: the day on which it was agreed with the unions (MBL 11 or 19 §).
-- closed_at: from then on there are no rows of single moments any more, only sums under keys.
create table time_waves (
  tenant_id uuid not null,
  id uuid not null,
  starts_on date not null,
  ends_on date not null,
  moments_per_day integer not null check (moments_per_day between 1 and 20),
  seed text not null,
  agreed_on date not null,
  made_by uuid not null,
  made_at timestamptz not null,
  closed_at timestamptz,
  closed_by uuid,
  primary key (tenant_id, id),
  constraint time_waves_made_by foreign key (tenant_id, made_by) references workers (tenant_id, id),
  constraint time_waves_closed_by foreign key (tenant_id, closed_by) references workers (tenant_id, id),
  constraint time_waves_days check (ends_on >= starts_on and ends_on <= starts_on + 31)
);

create index time_waves_by_day on time_waves (tenant_id, starts_on);

select fence_tenant('time_waves', 'select, insert, update');

create table time_wave_units (
  tenant_id uuid not null,
  wave_id uuid not null,
  unit_id uuid not null,
  -- Caseworkers of the unit when the wave closed: how many could have taken part.
  asked integer check (asked >= 0),
  primary key (tenant_id, wave_id, unit_id),
  constraint time_wave_units_wave foreign key (tenant_id, wave_id) references time_waves (tenant_id, id),
  constraint time_wave_units_unit foreign key (tenant_id, unit_id) references units (tenant_id, id)
);

select fence_tenant('time_wave_units', 'select, insert, update');

-- Who takes part, and how. Nobody is in it without having said so; the row goes when the wave closes. Minutes after midnight.
create table time_wave_people (
  tenant_id uuid not null,
  wave_id uuid not null,
  worker_id uuid not null,
  unit_id uuid not null,
  way text not null check (way in ('prompts', 'diary')),
  -- A bit for each weekday, Monday the lowest.
  weekdays integer not null check (weekdays between 1 and 127),
  from_minute integer not null check (from_minute between 0 and 1439),
  until_minute integer not null check (until_minute between 1 and 1440),
  joined_at timestamptz not null,
  primary key (tenant_id, wave_id, worker_id),
  constraint time_wave_people_wave foreign key (tenant_id, wave_id) references time_waves (tenant_id, id),
  constraint time_wave_people_worker foreign key (tenant_id, worker_id) references workers (tenant_id, id),
  constraint time_wave_people_unit foreign key (tenant_id, unit_id) references units (tenant_id, id),
  constraint time_wave_people_hours check (until_minute > from_minute)
);

create index time_wave_people_of_worker on time_wave_people (tenant_id, worker_id);

select fence_tenant('time_wave_people', 'select, insert, update, delete');

-- One drawn moment, with all that happened to it. Only the worker's own requests read it. Gone when the wave closes.
create table time_moments (
  tenant_id uuid not null,
  id uuid not null,
  wave_id uuid not null,
  worker_id uuid not null,
  due_at timestamptz not null,
  sent_at timestamptz,
  shown_at timestamptz,
  answered_at timestamptz,
  category text check (category in ('child', 'child_adult', 'adult', 'casework', 'note', 'movable', 'travel', 'partner', 'team', 'develop', 'other')),
  -- tap: within fifteen minutes. late: afterwards. meeting: it fell in a meeting with a child, and was asked after it.
  source text check (source in ('tap', 'late', 'meeting')),
  primary key (tenant_id, id),
  constraint time_moments_person foreign key (tenant_id, wave_id, worker_id)
    references time_wave_people (tenant_id, wave_id, worker_id),
  constraint time_moments_answered check ((answered_at is null) = (category is null) and (category is null) = (source is null))
);

create index time_moments_of_worker on time_moments (tenant_id, worker_id, due_at);
create index time_moments_of_wave on time_moments (tenant_id, wave_id);

select fence_tenant('time_moments', 'select, insert, update, delete');

-- The day as whoever keeps a diary says it was, in quarters. Gone when the wave closes.
create table time_diaries (
  tenant_id uuid not null,
  wave_id uuid not null,
  worker_id uuid not null,
  on_day date not null,
  from_minute integer not null check (from_minute between 0 and 1425 and from_minute % 15 = 0),
  until_minute integer not null check (until_minute between 15 and 1440 and until_minute % 15 = 0),
  category text not null check (category in ('child', 'child_adult', 'adult', 'casework', 'note', 'movable', 'travel', 'partner', 'team', 'develop', 'other')),
  saved_at timestamptz not null,
  primary key (tenant_id, wave_id, worker_id, on_day, from_minute),
  constraint time_diaries_person foreign key (tenant_id, wave_id, worker_id)
    references time_wave_people (tenant_id, wave_id, worker_id),
  constraint time_diaries_forwards check (until_minute > from_minute)
);

select fence_tenant('time_diaries', 'select, insert, delete');

-- A pseudonym that is the same in all waves, so that changes can be counted within people. No route shows it.
create table time_keys (
  tenant_id uuid not null,
  worker_id uuid not null,
  key uuid not null,
  primary key (tenant_id, worker_id),
  constraint time_keys_once unique (tenant_id, key),
  constraint time_keys_worker foreign key (tenant_id, worker_id) references workers (tenant_id, id)
);

select fence_tenant('time_keys', 'select, insert');

-- What is left of a closed wave: sums under a key. counts: answers (prompts) or minutes (diary) of each category.
create table time_sums (
  tenant_id uuid not null,
  wave_id uuid not null,
  key uuid not null,
  unit_id uuid not null,
  way text not null check (way in ('prompts', 'diary')),
  drawn integer not null check (drawn >= 0),
  shown integer not null check (shown >= 0),
  answered integer not null check (answered >= 0),
  late integer not null check (late >= 0),
  counts jsonb not null,
  primary key (tenant_id, wave_id, key),
  constraint time_sums_wave foreign key (tenant_id, wave_id) references time_waves (tenant_id, id),
  constraint time_sums_unit foreign key (tenant_id, unit_id) references units (tenant_id, id)
);

select fence_tenant('time_sums', 'select, insert');
