-- Files that came in or were added: letters, pictures, documents (OSL 5:1–2: date, number, sender, subject in brief). The bytes
-- lie sealed on the disk under disk_name (docs/adr/0023); here is what is known of them.
create table files (
  tenant_id uuid not null,
  id uuid not null,
  about_type text not null check (about_type in ('case', 'report', 'note')),
  -- The case, the report or the note.
  about_id uuid not null,
  -- null for a report: it may be about several children, and about one whom nobody knows yet.
  child_id uuid,
  number text not null check (number <> ''),
  received_on date not null,
  sender text not null,
  subject text not null,
  kind text not null check (kind in ('pdf', 'jpeg', 'png', 'text', 'docx', 'xlsx')),
  -- Of what is kept; a picture is drawn anew and is not what was sent.
  bytes integer not null check (bytes > 0),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  sent_sha256 text not null check (sent_sha256 ~ '^[0-9a-f]{64}$'),
  disk_name text not null check (disk_name ~ '^[0-9a-f]{32}$'),
  -- unexamined: no scanner has seen it. remade: drawn anew from its pixels. removed: disposed of, the words and the bytes are gone.
  state text not null check (state in ('unexamined', 'clean', 'remade', 'removed')),
  uploaded_by uuid not null,
  uploaded_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, number),
  unique (tenant_id, disk_name),
  constraint files_child foreign key (tenant_id, child_id) references persons (tenant_id, id),
  constraint files_uploaded_by foreign key (tenant_id, uploaded_by) references workers (tenant_id, id),
  constraint files_said check (state = 'removed' or (sender <> '' and subject <> ''))
);

create index files_about on files (tenant_id, about_id, uploaded_at);
create index files_child on files (tenant_id, child_id);

-- What came in does not change. Disposal takes the words away.
select fence_tenant('files', 'select, insert, update (state, sender, subject)');

select hide_denied('files');
