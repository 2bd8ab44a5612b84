-- How a session was begun. authenticated_at: when the person last showed who they are; null: the provider did not say, so it
-- never counts as fresh. issuer, subject, provider_session: what the provider calls it when it ends it; null in the demo.
-- device: the kind of browser and system in coarse words.
alter table sessions add column authenticated_at timestamptz;

alter table sessions add column issuer text;

alter table sessions add column subject text;

alter table sessions add column provider_session text;

alter table sessions add column device text not null default '';

update sessions set authenticated_at = started_at;

alter table sessions add constraint sessions_provider check ((issuer is null) = (subject is null));

create index sessions_of_worker on sessions (tenant_id, worker_id, started_at);

create index sessions_of_subject on sessions (tenant_id, issuer, subject);

-- A sign-in that has begun and not ended: ten minutes at most, taken out when the answer comes, so that it is answered once.
-- What the browser holds is a cookie whose hash stands here; state, nonce and verifier never reach it.
create table sign_in_attempts (
  tenant_id uuid not null,
  id uuid not null,
  cookie_hash text not null,
  state text not null,
  nonce text not null,
  verifier text not null,
  return_to text not null,
  -- The session that is to be made fresh: only the same worker may come back.
  fresh_session_id uuid,
  started_at timestamptz not null,
  primary key (tenant_id, id),
  constraint sign_in_attempts_cookie unique (tenant_id, cookie_hash)
);

select fence_tenant('sign_in_attempts', 'select, insert, delete');

-- Logout tokens that were used: none is used twice (OpenID Connect Back-Channel Logout 1.0, 2.6).
create table logout_tokens (
  tenant_id uuid not null,
  issuer text not null,
  jti text not null,
  received_at timestamptz not null,
  primary key (tenant_id, issuer, jti)
);

select fence_tenant('logout_tokens', 'select, insert, delete');
