-- Grants need two people (trust.md 3, ADR 0024). Who reviews the log was appointed by the head alone; a denial that was no threat,
-- and the number that keeps a worker from the own family, were taken away by one.

-- The appointment is a proposal like every other right: the head asks, another says yes.
alter table staff_changes add column review_from_on date;

alter table staff_changes add column review_until_on date;

alter table staff_changes drop constraint staff_changes_kind_check;

alter table staff_changes add constraint staff_changes_kind_check check (kind in ('begin', 'change', 'log_reviewer'));

alter table staff_changes add constraint staff_changes_review check (
  (kind = 'log_reviewer') = (review_from_on is not null) and (kind = 'log_reviewer') = (review_until_on is not null)
  and (review_from_on is null or review_until_on >= review_from_on));

-- Who said yes. Null: appointed by one, before this; it is not in force, and stays as it was written.
alter table log_reviewers add column agreed_by uuid;

alter table log_reviewers add constraint log_reviewers_two_people check (agreed_by <> appointed_by and agreed_by <> worker_id);

-- ended_alone: ended by one, before this. The application never writes it.
alter table access_denials add column ended_alone boolean not null default false;

update access_denials set ended_alone = true where ended_by = end_asked_by;

alter table access_denials drop constraint access_denials_two_people;

alter table access_denials add constraint access_denials_two_people check (ended_by <> end_asked_by or ended_alone and kind <> 'threat');

alter table worker_persons add column end_asked_by uuid;

alter table worker_persons add column end_asked_at timestamptz;

alter table worker_persons add column ended_alone boolean not null default false;

update worker_persons set ended_alone = true where ended_by is not null;

alter table worker_persons add constraint worker_persons_asked check
  ((end_asked_by is null) = (end_asked_at is null) and (ended_by is null or end_asked_by is not null or ended_alone));

alter table worker_persons add constraint worker_persons_two_people check
  (ended_by <> end_asked_by and end_asked_by <> worker_id);
