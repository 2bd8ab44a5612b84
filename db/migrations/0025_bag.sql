-- Keys of the municipality for what leaves the house. lease: signs how long a device may keep a bag.
-- box: devices seal unsent words to it, so that a forgotten passphrase never loses them.
create table bag_keys (
  tenant_id uuid not null,
  id uuid not null,
  purpose text not null check (purpose in ('lease', 'box')),
  version integer not null check (version > 0),
  public_key jsonb not null,
  private_key jsonb not null,
  made_at timestamptz not null,
  primary key (tenant_id, id),
  constraint bag_keys_version unique (tenant_id, purpose, version)
);

select fence_tenant('bag_keys', 'select, insert');

-- A browser that a worker has chosen for packing cases. ended_at: nothing may be kept there any more ("begär radering");
-- wiped_at: the device has said that nothing is left.
create table bag_devices (
  tenant_id uuid not null,
  id uuid not null,
  worker_id uuid not null,
  name text not null check (name <> ''),
  secret text not null,
  registered_at timestamptz not null,
  seen_at timestamptz not null,
  -- How many commands the device said that it had not sent, at its last contact.
  unsent integer not null default 0 check (unsent >= 0),
  ended_at timestamptz,
  ended_by uuid,
  wiped_at timestamptz,
  primary key (tenant_id, id),
  constraint bag_devices_worker foreign key (tenant_id, worker_id) references workers (tenant_id, id),
  constraint bag_devices_ended check ((ended_at is null) = (ended_by is null))
);

create index bag_devices_of_worker on bag_devices (tenant_id, worker_id, registered_at);

select fence_tenant('bag_devices', 'select, insert, update');

-- Which case has been out of the house, on which device, from when and until when. A renewal moves until_at.
create table bag_checkouts (
  tenant_id uuid not null,
  id uuid not null,
  device_id uuid not null,
  case_id uuid not null,
  child_id uuid not null,
  worker_id uuid not null,
  from_at timestamptz not null,
  renewed_at timestamptz not null,
  until_at timestamptz not null,
  ended_at timestamptz,
  -- returned: by the worker. wiped: the device said so. taken_back: the server, since the worker no longer has the case.
  end_how text check (end_how in ('returned', 'wiped', 'taken_back')),
  primary key (tenant_id, id),
  constraint bag_checkouts_device foreign key (tenant_id, device_id) references bag_devices (tenant_id, id),
  constraint bag_checkouts_case foreign key (tenant_id, case_id) references cases (tenant_id, id),
  constraint bag_checkouts_child foreign key (tenant_id, child_id) references persons (tenant_id, id),
  constraint bag_checkouts_worker foreign key (tenant_id, worker_id) references workers (tenant_id, id),
  constraint bag_checkouts_in_order check (until_at > from_at),
  constraint bag_checkouts_at_most_72_hours check (until_at <= renewed_at + interval '72 hours'),
  constraint bag_checkouts_ended check ((ended_at is null) = (end_how is null))
);

create unique index bag_checkouts_out on bag_checkouts (tenant_id, device_id, case_id) where ended_at is null;
create index bag_checkouts_of_case on bag_checkouts (tenant_id, case_id);

select fence_tenant('bag_checkouts', 'select, insert, update');

-- A case with a protected identity leaves the house only when the one who leads the unit has said so, for this worker and time.
create table bag_permits (
  tenant_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  child_id uuid not null,
  worker_id uuid not null,
  unit_id uuid not null,
  reason text not null check (reason <> ''),
  asked_at timestamptz not null,
  answer text check (answer in ('yes', 'no')),
  answered_at timestamptz,
  answered_by uuid,
  answer_text text not null default '',
  valid_until timestamptz,
  primary key (tenant_id, id),
  constraint bag_permits_case foreign key (tenant_id, case_id) references cases (tenant_id, id),
  constraint bag_permits_child foreign key (tenant_id, child_id) references persons (tenant_id, id),
  constraint bag_permits_worker foreign key (tenant_id, worker_id) references workers (tenant_id, id),
  constraint bag_permits_unit foreign key (tenant_id, unit_id) references units (tenant_id, id),
  constraint bag_permits_answered check ((answer is null) = (answered_at is null) and (answer is null) = (answered_by is null)),
  constraint bag_permits_for_a_time check ((valid_until is not null) = (answer is not distinct from 'yes'))
);

create index bag_permits_of_worker on bag_permits (tenant_id, worker_id, case_id, asked_at);
create index bag_permits_to_answer on bag_permits (tenant_id, unit_id, asked_at) where answer is null;

select fence_tenant('bag_permits', 'select, insert, update');

-- Words that the ordinary route refused, as they were sealed on the device. Stay until the one who leads the unit has read them
-- and filed them in the child's journal, or thrown them away with a reason; the row itself stays.
create table bag_quarantine (
  tenant_id uuid not null,
  id uuid not null,
  worker_id uuid not null,
  unit_id uuid not null,
  child_id uuid,
  route text not null,
  reason text not null,
  -- What the device's clock said when it was written: told, never trusted.
  claimed_at timestamptz not null,
  received_at timestamptz not null,
  sealed text,
  key_version integer not null,
  handled text check (handled in ('filed', 'thrown')),
  handled_at timestamptz,
  handled_by uuid,
  handled_reason text not null default '',
  note_id uuid,
  primary key (tenant_id, id),
  constraint bag_quarantine_worker foreign key (tenant_id, worker_id) references workers (tenant_id, id),
  constraint bag_quarantine_unit foreign key (tenant_id, unit_id) references units (tenant_id, id),
  constraint bag_quarantine_child foreign key (tenant_id, child_id) references persons (tenant_id, id),
  constraint bag_quarantine_note foreign key (tenant_id, note_id) references notes (tenant_id, id),
  constraint bag_quarantine_handled check ((handled is null) = (handled_at is null) and (handled is null) = (handled_by is null)),
  constraint bag_quarantine_words check ((sealed is not null) = (handled is null)),
  constraint bag_quarantine_filed check ((note_id is not null) = (handled is not distinct from 'filed'))
);

create index bag_quarantine_waiting on bag_quarantine (tenant_id, unit_id, received_at) where handled is null;

select fence_tenant('bag_quarantine', 'select, insert, update');
