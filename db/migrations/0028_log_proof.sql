-- Signed checkpoints of the sealed log: how long it was and the root of its Merkle tree (RFC 6962) at that moment. `frontier`
-- are the hashes of the tree's whole halves, so that the next checkpoint reads only the rows since.
create table audit_checkpoints (
  tenant_id uuid not null,
  size bigint not null,
  root text not null,
  seals bigint not null,
  head text not null,
  at timestamptz not null,
  frontier text not null,
  key_id text not null,
  signature text not null,
  primary key (tenant_id, size)
);

select fence_tenant('audit_checkpoints', 'select, insert');

-- Where a checkpoint has arrived, outside this database. A witness has signed it too.
create table audit_exports (
  tenant_id uuid not null,
  place text not null,
  size bigint not null,
  exported_at timestamptz not null,
  cosignature text not null default '',
  primary key (tenant_id, place, size),
  constraint audit_exports_checkpoint foreign key (tenant_id, size) references audit_checkpoints (tenant_id, size)
);

select fence_tenant('audit_exports', 'select, insert');
