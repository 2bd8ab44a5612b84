-- The fence between municipalities. Every tenant table is closed by it in the migration that makes it:
-- one permissive policy for all verbs (a restrictive one would be made permissive on shards), no subquery.
create function fence_tenant(fenced text, verbs text) returns void language plpgsql as $$
begin
  execute format('alter table %I enable row level security', fenced);
  execute format('alter table %I force row level security', fenced);
  execute format(
    'create policy own_tenant on %I for all
       using (tenant_id = nullif(current_setting(''app.tenant_id'', true), '''')::uuid)
       with check (tenant_id = nullif(current_setting(''app.tenant_id'', true), '''')::uuid)', fenced);
  execute format('grant %s on %I to barntid_app', verbs, fenced);
end $$;

create table municipalities (
  code text primary key check (code ~ '^[0-9]{4}$'),
  name text not null,
  county_code text not null,
  county text not null
);

create table tenants (
  id uuid primary key,
  municipality_code text not null references municipalities (code),
  name text not null,
  slug text not null unique,
  demo boolean not null default false
);

grant select on municipalities, tenants to barntid_app;

-- The cookie holds tenant and token; only the hash of the token is kept.
create table sessions (
  tenant_id uuid not null,
  id uuid not null,
  token_hash text not null,
  worker_id uuid not null,
  started_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  primary key (tenant_id, id),
  constraint sessions_token unique (tenant_id, token_hash)
);

select fence_tenant('sessions', 'select, insert, update, delete');

-- What was written once is not written again: an offline or doubled command gets its first answer.
create table handled_commands (
  tenant_id uuid not null,
  id uuid not null,
  worker_id uuid not null,
  route text not null,
  handled_at timestamptz not null,
  reply jsonb,
  primary key (tenant_id, id)
);

select fence_tenant('handled_commands', 'select, insert, update, delete');

-- Numbers without gaps per municipality: receipts and case numbers.
create table counters (
  tenant_id uuid not null,
  name text not null,
  value bigint not null,
  primary key (tenant_id, name)
);

select fence_tenant('counters', 'select, insert, update');
