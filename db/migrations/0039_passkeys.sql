-- Passkeys (ADR 0025): the second way to sign in. A row is one credential of one worker; its key, owner and address never change.
-- credential_id, public_key: base64url, the key as COSE. rp_id: the name of the address that it was made for; nowhere else does
-- it work. issuer, subject: how the provider names her, so that its word that she is signed out reaches these sessions too.
-- proven_at: when she last signed in at the provider; a passkey does not outlive that for long. added_in, removed_in: the session
-- that did it, which cannot also be the one that says that she has been told.
create table passkeys (
  tenant_id uuid not null,
  id uuid not null,
  worker_id uuid not null,
  credential_id text not null check (credential_id ~ '^[A-Za-z0-9_-]+$' and char_length(credential_id) between 16 and 1400),
  public_key text not null,
  sign_count bigint not null check (sign_count >= 0),
  rp_id text not null,
  name text not null check (name <> ''),
  device text not null default '',
  issuer text,
  subject text,
  proven_at timestamptz not null,
  added_at timestamptz not null,
  added_in uuid not null,
  added_seen_at timestamptz,
  last_used_at timestamptz,
  removed_at timestamptz,
  removed_by uuid,
  removed_in uuid,
  removed_seen_at timestamptz,
  primary key (tenant_id, id),
  constraint passkeys_credential unique (tenant_id, credential_id),
  constraint passkeys_worker foreign key (tenant_id, worker_id) references workers (tenant_id, id),
  constraint passkeys_removed_by foreign key (tenant_id, removed_by) references workers (tenant_id, id),
  constraint passkeys_provider check ((issuer is null) = (subject is null)),
  constraint passkeys_removed check ((removed_at is null) = (removed_by is null) and (removed_at is not null or removed_seen_at is null))
);

create index passkeys_of_worker on passkeys (tenant_id, worker_id);

select fence_tenant('passkeys', 'select, insert, delete');

grant update (sign_count, last_used_at, proven_at, added_seen_at, removed_at, removed_by, removed_in, removed_seen_at)
  on passkeys to barntid_app;

-- What an authenticator is asked to sign: five minutes at most, for one browser (cookie_hash) or one session, taken out when the
-- answer comes, so that it is answered once.
create table passkey_challenges (
  tenant_id uuid not null,
  id uuid not null,
  purpose text not null check (purpose in ('sign_in', 'step_up', 'add')),
  challenge text not null,
  cookie_hash text,
  session_id uuid,
  started_at timestamptz not null,
  primary key (tenant_id, id),
  constraint passkey_challenges_cookie unique (tenant_id, cookie_hash),
  constraint passkey_challenges_whose check
    (cookie_hash is not null or session_id is not null)
);

select fence_tenant('passkey_challenges', 'select, insert, delete');

-- The passkey by which this session's person last showed who she is; null: the provider, or the demo.
alter table sessions add column passkey_id uuid;
