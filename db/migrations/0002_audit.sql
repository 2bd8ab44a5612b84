-- One row for every read and write of personal data, in the same transaction. Insert only for the application.
create table audit_log (
  tenant_id uuid not null,
  id uuid not null,
  at timestamptz not null,
  actor_id uuid,
  actor_role text not null,
  action text not null,
  kind text not null check (kind in ('read', 'write')),
  subject_type text not null,
  subject_id uuid,
  basis text not null,
  request_id text not null,
  primary key (tenant_id, id)
);

create index audit_log_subject on audit_log (tenant_id, subject_id, at);

select fence_tenant('audit_log', 'select, insert');

-- The queue of rows that wait for their seal: readers never wait for each other, the sealer takes them in batches.
create table audit_unsealed (
  tenant_id uuid not null,
  id uuid not null,
  primary key (tenant_id, id)
);

select fence_tenant('audit_unsealed', 'select, insert, delete');

-- The chain: each seal covers its rows and the seal before it.
create table audit_seals (
  tenant_id uuid not null,
  seq bigint not null,
  row_ids uuid[] not null,
  previous_hash text not null,
  hash text not null,
  sealed_at timestamptz not null,
  primary key (tenant_id, seq)
);

select fence_tenant('audit_seals', 'select, insert');

-- Facts told to other rooms and, later, to the outside.
create table outbox (
  tenant_id uuid not null,
  id uuid not null,
  name text not null,
  payload jsonb not null,
  happened_at timestamptz not null,
  handled_at timestamptz,
  primary key (tenant_id, id)
);

create index outbox_waiting on outbox (tenant_id, id) where handled_at is null;

select fence_tenant('outbox', 'select, insert, update');
