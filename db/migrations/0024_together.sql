-- Texts that several write in at once (ADR 0013): drafts only. What is signed is a snapshot of the room that owns the text, and
-- then the words here are dropped: the row stays, so that a device that comes back late can be told.
-- state holds the text up to state_seq, the updates what came after; mark names the text as it stands after seq.
create table shared_documents (
  tenant_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('assessment')),
  subject_id uuid not null,
  seq integer not null,
  mark uuid not null,
  state bytea not null,
  state_seq integer not null,
  state_mark uuid not null,
  size integer not null,
  next_client integer not null,
  opened_at timestamptz not null,
  opened_by uuid not null,
  frozen_at timestamptz,
  frozen_by uuid,
  primary key (tenant_id, id)
);

-- One text at a time: after a signature a new one may begin.
create unique index shared_documents_open on shared_documents (tenant_id, kind, subject_id) where frozen_at is null;

select fence_tenant('shared_documents', 'select, insert, update');

-- Who holds which pen: the server gives each open screen or device a number of its own, and takes words under it from nobody else.
create table shared_clients (
  tenant_id uuid not null,
  document_id uuid not null,
  client_id integer not null,
  worker_id uuid not null,
  device_id uuid not null,
  assigned_at timestamptz not null,
  primary key (tenant_id, document_id, client_id),
  constraint shared_clients_document foreign key (tenant_id, document_id) references shared_documents (tenant_id, id),
  constraint shared_clients_worker foreign key (tenant_id, worker_id) references workers (tenant_id, id)
);

select fence_tenant('shared_clients', 'select, insert, delete');

create table shared_updates (
  tenant_id uuid not null,
  document_id uuid not null,
  seq integer not null,
  mark uuid not null,
  bytes bytea not null,
  client_id integer not null,
  worker_id uuid not null,
  written_at timestamptz not null,
  primary key (tenant_id, document_id, seq),
  constraint shared_updates_document foreign key (tenant_id, document_id) references shared_documents (tenant_id, id)
);

select fence_tenant('shared_updates', 'select, insert, delete');

-- Who wrote the words of a signed text. null: signed before that was kept.
alter table assessments add column writers jsonb;
