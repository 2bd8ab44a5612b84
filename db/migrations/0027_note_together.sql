-- The note of a meeting is one for each child, written together by those who hold it (ADR 0013). What is signed names them.
alter table shared_documents drop constraint shared_documents_kind_check;

alter table shared_documents add constraint shared_documents_kind_check check (kind in ('assessment', 'note'));

-- Those besides the signer whose words stand in the note: id, name and title as they were.
alter table notes add column written_with jsonb not null default '[]';

-- Who wrote the words last. null: saved before that was kept, by the author.
alter table note_drafts add column saved_by uuid;

-- Who writes a draft together: the workers of its meeting. A draft without rows here is its author's alone. may_finish: the
-- meeting has begun, and whoever heard something there writes it down (FL 27).
create table note_writers (
  tenant_id uuid not null,
  note_id uuid not null,
  worker_id uuid not null,
  meeting_id uuid not null,
  child_id uuid not null,
  may_finish boolean not null,
  primary key (tenant_id, note_id, worker_id),
  constraint note_writers_worker foreign key (tenant_id, worker_id) references workers (tenant_id, id),
  constraint note_writers_child foreign key (tenant_id, child_id) references persons (tenant_id, id)
);

create index note_writers_of_worker on note_writers (tenant_id, worker_id);

select fence_tenant('note_writers', 'select, insert, update, delete');

-- What somebody had begun alone stays hers alone, also when its meeting goes on.
alter table visit_notes add column is_shared boolean not null default true;

update visit_notes n set is_shared = false
where n.filled is not null
   or exists (
     select 1 from visit_notes other
     where other.tenant_id = n.tenant_id and other.visit_id = n.visit_id and other.child_id = n.child_id
       and (other.filled is not null or other.id < n.id));

alter table visit_notes drop constraint visit_notes_once;

create unique index visit_notes_one_shared on visit_notes (tenant_id, visit_id, child_id) where is_shared;

create index visit_notes_of_visit on visit_notes (tenant_id, visit_id);
