-- Disposal (SoL 16): a file goes by a rule, on a decision of three people, and leaves a proof and no trace (ADR 0021).

-- A list of files that somebody proposes for disposal. What is on it never changes: each approval names its hash.
create table disposals (
  tenant_id uuid not null,
  id uuid not null,
  number text not null,
  -- The wording of the law that the list was made by.
  rule_version text not null,
  proposed_by uuid not null,
  proposed_at timestamptz not null,
  stop_reason text not null default '',
  stopped_by uuid,
  stopped_at timestamptz,
  primary key (tenant_id, id),
  constraint disposals_number unique (tenant_id, number),
  constraint disposals_proposed_by foreign key (tenant_id, proposed_by) references workers (tenant_id, id),
  constraint disposals_stopped check (
    (stopped_by is null) = (stopped_at is null) and (stopped_by is null) = (stop_reason = ''))
);

select fence_tenant('disposals', 'select, insert');

grant update (stop_reason, stopped_by, stopped_at) on disposals to barntid_app;

-- One person's file on a list. done_at and done_counts are written by dispose_file alone.
create table disposal_items (
  tenant_id uuid not null,
  id uuid not null,
  disposal_id uuid not null,
  number text not null,
  person_id uuid not null,
  -- Why it may go now, as the rules said: codes of rules.ts with their paragraphs.
  reasons jsonb not null,
  -- The last note when the list was made: whatever is written afterwards takes the file off the list.
  last_on date not null,
  earliest_on date not null,
  done_by date not null,
  -- Rows per table as they were shown to those who approve.
  counts jsonb not null,
  done_at timestamptz,
  done_counts jsonb,
  done_hash text,
  primary key (tenant_id, id),
  constraint disposal_items_once unique (tenant_id, disposal_id, person_id),
  constraint disposal_items_disposal foreign key (tenant_id, disposal_id) references disposals (tenant_id, id),
  constraint disposal_items_done check (
    (done_at is null) = (done_counts is null) and (done_at is null) = (done_hash is null))
);

create index disposal_items_person on disposal_items (tenant_id, person_id);

create index disposal_items_waiting on disposal_items (tenant_id, disposal_id) where done_at is null;

select fence_tenant('disposal_items', 'select, insert');

-- The key makes two approvals two people.
create table disposal_approvals (
  tenant_id uuid not null,
  disposal_id uuid not null,
  worker_id uuid not null,
  list_hash text not null check (list_hash ~ '^[0-9a-f]{64}$'),
  approved_at timestamptz not null,
  primary key (tenant_id, disposal_id, worker_id),
  constraint disposal_approvals_disposal foreign key (tenant_id, disposal_id) references disposals (tenant_id, id),
  constraint disposal_approvals_worker foreign key (tenant_id, worker_id) references workers (tenant_id, id)
);

select fence_tenant('disposal_approvals', 'select, insert');

-- What stops a file, or says what only people know of it: parenthood and adoption (16:2), an agreement on custody (16:3).
create table disposal_holds (
  tenant_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  kind text not null check (kind in ('appeal', 'disclosure', 'inquiry', 'own_decision', 'parenthood', 'custody_agreement')),
  reason text not null check (reason <> ''),
  placed_by uuid not null,
  placed_at timestamptz not null,
  lift_reason text not null default '',
  lifted_by uuid,
  lifted_at timestamptz,
  primary key (tenant_id, id),
  constraint disposal_holds_person foreign key (tenant_id, person_id) references persons (tenant_id, id),
  constraint disposal_holds_placed_by foreign key (tenant_id, placed_by) references workers (tenant_id, id),
  constraint disposal_holds_lifted check (
    (lifted_by is null) = (lifted_at is null) and (lifted_by is null) = (lift_reason = ''))
);

create index disposal_holds_person on disposal_holds (tenant_id, person_id);

select fence_tenant('disposal_holds', 'select, insert');

grant update (lift_reason, lifted_by, lifted_at) on disposal_holds to barntid_app;

-- Gallringsbevis: what went, by which rule, who decided. Chained and signed (body is the text that was hashed); the same lines
-- lie in a file outside the database, the ledger. after_*: the first checkpoint of the log that covers the disposal.
create table disposal_certificates (
  tenant_id uuid not null,
  id uuid not null,
  item_id uuid not null,
  person_id uuid not null,
  -- All entries of the person, also those that were merged.
  people uuid[] not null,
  seq bigint not null,
  body text not null,
  previous_hash text not null,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  key_id text not null,
  signature text not null,
  disposed_at timestamptz not null,
  after_size bigint,
  after_root text,
  primary key (tenant_id, id),
  constraint disposal_certificates_seq unique (tenant_id, seq),
  constraint disposal_certificates_item unique (tenant_id, item_id),
  constraint disposal_certificates_after check ((after_size is null) = (after_root is null))
);

select fence_tenant('disposal_certificates', 'select, insert');

grant update (after_size, after_root) on disposal_certificates to barntid_app;

select hide_denied(name) from unnest(array['disposal_items', 'disposal_holds', 'disposal_certificates']) as name;

-- Every table whose rows go with a file, in an order that all keys allow. named: a row goes when one of these columns names the
-- person or a thing of the file. people: columns that name people, so that nobody is taken out of a register who stands in
-- another file. kind: 'file'; 'register' (only when nobody else's file names the person); 'text' (ids inside stored answers).
create function disposal_plan() returns table (place integer, name text, named text[], people text[], kind text)
language sql immutable as $$
  values
    (1, 'log_review_looks', array['item_id'], array[]::text[], 'file'),
    (2, 'log_review_outcomes', array['item_id'], array[]::text[], 'file'),
    (3, 'log_review_items', array['child_id'], array['child_id'], 'file'),
    (4, 'person_logs', array['person_id'], array['person_id'], 'file'),
    (5, 'disclosure_files', array['disclosure_id', 'child_id'], array['child_id'], 'file'),
    (6, 'disclosure_items', array['disclosure_id', 'child_id'], array['child_id'], 'file'),
    (7, 'disclosures', array['child_id'], array['child_id', 'person_id'], 'file'),
    (8, 'break_glasses', array['child_id'], array['child_id'], 'file'),
    (9, 'files', array['child_id', 'about_id'], array['child_id'], 'file'),
    (10, 'decision_reports', array['decision_id', 'item_id'], array[]::text[], 'file'),
    (11, 'minutes_corrections', array['item_id'], array[]::text[], 'file'),
    (12, 'minutes', array['item_id'], array[]::text[], 'file'),
    (13, 'agenda_items', array['child_id', 'case_id', 'decision_id'], array['child_id'], 'file'),
    (14, 'appeal_steps', array['appeal_id', 'decision_id'], array[]::text[], 'file'),
    (15, 'appeals', array['child_id', 'case_id', 'decision_id'], array['child_id', 'person_id'], 'file'),
    (16, 'assessment_quotes', array['investigation_id', 'note_id'], array[]::text[], 'file'),
    (17, 'assessment_parts', array['investigation_id'], array[]::text[], 'file'),
    (18, 'assessment_sections', array['investigation_id'], array[]::text[], 'file'),
    (19, 'assessment_begun', array['investigation_id'], array[]::text[], 'file'),
    (20, 'assessments', array['investigation_id'], array[]::text[], 'file'),
    (21, 'bag_checkouts', array['child_id', 'case_id'], array['child_id'], 'file'),
    (22, 'bag_permits', array['child_id', 'case_id'], array['child_id'], 'file'),
    (23, 'bag_quarantine', array['child_id', 'note_id'], array['child_id'], 'file'),
    (24, 'care_contacts', array['placement_id'], array[]::text[], 'file'),
    (25, 'care_plans', array['placement_id'], array[]::text[], 'file'),
    (26, 'care_reviews', array['placement_id'], array[]::text[], 'file'),
    (27, 'named_workers', array['placement_id'], array[]::text[], 'file'),
    (28, 'placement_bases', array['placement_id'], array[]::text[], 'file'),
    (29, 'stays', array['placement_id'], array[]::text[], 'file'),
    (30, 'placements', array['child_id', 'case_id'], array['child_id'], 'file'),
    (31, 'case_conflicts', array['child_id', 'case_id'], array['child_id'], 'file'),
    (32, 'child_follow_ups', array['child_id', 'case_id', 'investigation_id'], array['child_id'], 'file'),
    (33, 'child_moves', array['child_id', 'case_id'], array['child_id'], 'file'),
    (34, 'clock_extensions', array['clock_id'], array[]::text[], 'file'),
    (35, 'clocks', array['matter_id', 'about_id'], array[]::text[], 'file'),
    (36, 'communications', array['investigation_id'], array['person_id'], 'file'),
    (37, 'consent_grounds', array['child_id', 'case_id', 'intervention_id'], array['child_id', 'person_id'], 'file'),
    (38, 'consents', array['child_id', 'case_id', 'intervention_id'], array['child_id', 'person_id'], 'file'),
    (39, 'consults', array['case_id'], array[]::text[], 'file'),
    (40, 'decision_corrections', array['decision_id'], array[]::text[], 'file'),
    (41, 'decision_services', array['decision_id'], array['person_id'], 'file'),
    (42, 'decision_proposals', array['child_id', 'case_id'], array['child_id'], 'file'),
    (43, 'measure_mandates', array['case_id', 'decision_id', 'measure_id'], array[]::text[], 'file'),
    (44, 'measure_strikes', array['measure_id'], array[]::text[], 'file'),
    (45, 'measure_steps', array['measure_id', 'decision_id'], array[]::text[], 'file'),
    (46, 'measures', array['child_id', 'case_id'], array['child_id'], 'file'),
    (47, 'decisions', array['child_id', 'case_id', 'matter_id'], array['child_id'], 'file'),
    (48, 'execution_reports', array['intervention_id'], array[]::text[], 'file'),
    (49, 'follow_ups', array['intervention_id'], array[]::text[], 'file'),
    (50, 'implementation_plan_versions', array['intervention_id'], array[]::text[], 'file'),
    (51, 'implementation_plans', array['intervention_id'], array[]::text[], 'file'),
    (52, 'interruptions', array['intervention_id'], array[]::text[], 'file'),
    (53, 'plan_goals', array['intervention_id'], array[]::text[], 'file'),
    (54, 'interventions', array['case_id'], array[]::text[], 'file'),
    (55, 'information_requests', array['investigation_id'], array[]::text[], 'file'),
    (56, 'opening_notices', array['investigation_id'], array['person_id'], 'file'),
    (57, 'investigations', array['case_id'], array[]::text[], 'file'),
    (58, 'handover_items', array['thing_id', 'child_id'], array['child_id'], 'file'),
    (59, 'low_threshold_services', array['person_id'], array['person_id'], 'file'),
    (60, 'note_writers', array['note_id', 'child_id'], array['child_id'], 'file'),
    (61, 'notes', array['child_id', 'case_id'], array['child_id'], 'file'),
    (62, 'note_drafts', array['child_id', 'case_id'], array['child_id'], 'file'),
    (63, 'own_drafts', array['thing_id'], array[]::text[], 'file'),
    (64, 'own_values', array['thing_id'], array[]::text[], 'file'),
    (65, 'shared_clients', array['document_id'], array[]::text[], 'file'),
    (66, 'shared_updates', array['document_id'], array[]::text[], 'file'),
    (67, 'shared_documents', array['id', 'subject_id'], array[]::text[], 'file'),
    (68, 'visit_notes', array['visit_id', 'child_id'], array['child_id'], 'file'),
    (69, 'visit_events', array['visit_id'], array['who', 'with_id'], 'file'),
    (70, 'visit_people', array['visit_id'], array['person_id'], 'file'),
    (71, 'visit_workers', array['visit_id'], array[]::text[], 'file'),
    (72, 'visit_children', array['visit_id', 'child_id', 'case_id'], array['child_id'], 'file'),
    (73, 'visits', array['id'], array[]::text[], 'file'),
    (74, 'transfers', array['child_id', 'case_id'], array['child_id'], 'file'),
    (75, 'report_submissions', array['report_id'], array[]::text[], 'file'),
    (76, 'report_children', array['child_id', 'case_id', 'report_id'], array['child_id'], 'file'),
    (77, 'reports', array['id'], array[]::text[], 'file'),
    (78, 'cases', array['child_id'], array['child_id'], 'file'),
    (79, 'assignments', array['matter_id', 'child_id'], array['child_id'], 'file'),
    (80, 'watches', array['matter_id', 'child_id'], array['child_id'], 'file'),
    (81, 'disposal_holds', array['person_id'], array['person_id'], 'file'),
    (82, 'sealed_openings', array['person_id'], array[]::text[], 'register'),
    (83, 'sealed_values', array['person_id'], array[]::text[], 'register'),
    (84, 'access_denials', array['person_id'], array[]::text[], 'register'),
    (85, 'relations', array['child_id', 'person_id'], array[]::text[], 'register'),
    (86, 'person_aliases', array['alias_id', 'person_id'], array[]::text[], 'register'),
    (87, 'person_merges', array['kept_id', 'merged_id'], array[]::text[], 'register'),
    (88, 'former_births', array['person_id'], array[]::text[], 'register'),
    (89, 'former_names', array['person_id'], array[]::text[], 'register'),
    (90, 'person_names', array['person_id'], array[]::text[], 'register'),
    (91, 'person_numbers', array['person_id'], array[]::text[], 'register'),
    (92, 'persons', array['id'], array[]::text[], 'register'),
    (93, 'handled_commands', array['reply'], array[]::text[], 'text'),
    (94, 'outbox', array['payload'], array[]::text[], 'text')
$$;

-- All entries of some people in one municipality: one that was merged counts as the one that was kept, and the other way round.
create function entries_of(t uuid, asked uuid[]) returns uuid[] language sql stable as $$
  select coalesce(array_agg(distinct s.one), '{}') from (
    select unnest(asked) as one
    union all select person_id from person_aliases where tenant_id = t and alias_id = any (asked)
    union all select alias_id from person_aliases where tenant_id = t and person_id = any (asked)
    union all select b.alias_id from person_aliases a join person_aliases b on b.tenant_id = a.tenant_id
      and b.person_id = a.person_id where a.tenant_id = t and a.alias_id = any (asked)
  ) s
$$;

-- The last day on which something was written in each file; null asks for all. A person who was merged counts as the kept one.
create function file_days(t uuid, asked uuid[]) returns table (person_id uuid, last_on date) language sql stable as $$
  select coalesce(a.person_id, d.one), max(d.day) from (
    select child_id as one, greatest(opened_on, closed_on) as day from cases
      where tenant_id = t and (asked is null or child_id = any (asked))
    union all select child_id, greatest(event_on, (signed_at at time zone 'Europe/Stockholm')::date) from notes
      where tenant_id = t and (asked is null or child_id = any (asked))
    union all select child_id, (saved_at at time zone 'Europe/Stockholm')::date from note_drafts
      where tenant_id = t and (asked is null or child_id = any (asked))
    union all select child_id, decided_on from decisions where tenant_id = t and (asked is null or child_id = any (asked))
    union all select c.child_id, greatest(r.received_on, (r.registered_at at time zone 'Europe/Stockholm')::date, c.closed_on,
        (c.decided_at at time zone 'Europe/Stockholm')::date, c.feedback_on)
      from report_children c join reports r on r.tenant_id = c.tenant_id and r.id = c.report_id
      where c.tenant_id = t and c.child_id is not null and (asked is null or c.child_id = any (asked))
    union all select c.child_id, greatest(i.opened_on, i.ended_on) from investigations i
      join cases c on c.tenant_id = i.tenant_id and c.id = i.case_id
      where i.tenant_id = t and (asked is null or c.child_id = any (asked))
    union all select c.child_id, greatest(i.decided_on, i.started_on, i.ended_on) from interventions i
      join cases c on c.tenant_id = i.tenant_id and c.id = i.case_id
      where i.tenant_id = t and (asked is null or c.child_id = any (asked))
    union all select v.child_id, (s.starts_at at time zone 'Europe/Stockholm')::date from visit_children v
      join visits s on s.tenant_id = v.tenant_id and s.id = v.visit_id
      where v.tenant_id = t and (asked is null or v.child_id = any (asked))
    union all select child_id, greatest(arrived_on, closed_on) from appeals
      where tenant_id = t and (asked is null or child_id = any (asked))
    union all select child_id, greatest(requested_on, answered_on, ivo_decided_on, withdrawn_on) from transfers
      where tenant_id = t and child_id is not null and (asked is null or child_id = any (asked))
    union all select child_id, greatest(opened_on, closed_on) from measures
      where tenant_id = t and (asked is null or child_id = any (asked))
    union all select child_id, greatest(started_on, talked_on, ended_on) from child_follow_ups
      where tenant_id = t and (asked is null or child_id = any (asked))
    union all select s.person_id, greatest(s.started_on, s.ended_on) from low_threshold_services s
      where s.tenant_id = t and s.person_id is not null and (asked is null or s.person_id = any (asked))
  ) d left join person_aliases a on a.tenant_id = t and a.alias_id = d.one group by 1
$$;

-- Whether something about these people is still going on: then nothing is disposed of.
create function file_is_open(t uuid, people uuid[]) returns boolean language sql stable as $$
  select exists (select from watches where tenant_id = t and child_id = any (people))
    or exists (select from cases where tenant_id = t and child_id = any (people) and closed_on is null)
    or exists (select from report_children where tenant_id = t and child_id = any (people) and closed_on is null)
    or exists (select from low_threshold_services where tenant_id = t and person_id = any (people) and ended_on is null)
$$;

-- Whether the file is stopped: an appeal that is not closed, or a hold that nobody has lifted (16:2–3 and our own).
create function file_is_held(t uuid, people uuid[]) returns boolean language sql stable as $$
  select exists (select from appeals where tenant_id = t and closed_on is null
      and (child_id = any (people) or person_id = any (people)))
    or exists (select from disposal_holds where tenant_id = t and person_id = any (people) and lifted_at is null
      and kind <> 'custody_agreement')
$$;

-- The things of some people's files, as ids that rows name. A report or a meeting that is also about somebody else is not one.
create function file_things(t uuid, people uuid[]) returns uuid[] language plpgsql stable as $$
declare
  matters uuid[];
  parts uuid[];
begin
  select array_agg(distinct m.one) into matters from (
    select id as one from cases where tenant_id = t and child_id = any (people)
    union all select id from report_children where tenant_id = t and child_id = any (people)
    union all select c.report_id from report_children c where c.tenant_id = t and c.child_id = any (people)
      and not exists (select from report_children o where o.tenant_id = t and o.report_id = c.report_id
        and (o.child_id is null or o.child_id <> all (people)))
    union all select id from transfers where tenant_id = t and child_id = any (people)
    union all select id from notes where tenant_id = t and child_id = any (people)
    union all select id from note_drafts where tenant_id = t and child_id = any (people)
    union all select id from visit_notes where tenant_id = t and child_id = any (people)
    union all select c.visit_id from visit_children c where c.tenant_id = t and c.child_id = any (people)
      and not exists (select from visit_children o where o.tenant_id = t and o.visit_id = c.visit_id
        and o.child_id <> all (people))
    union all select id from decision_proposals where tenant_id = t and child_id = any (people)
    union all select id from decisions where tenant_id = t and child_id = any (people)
    union all select id from placements where tenant_id = t and child_id = any (people)
    union all select id from measures where tenant_id = t and child_id = any (people)
    union all select id from agenda_items where tenant_id = t and child_id = any (people)
    union all select id from appeals where tenant_id = t and child_id = any (people)
    union all select id from low_threshold_services where tenant_id = t and person_id = any (people)
    union all select id from log_review_items where tenant_id = t and child_id = any (people)
  ) m;
  select array_agg(distinct p.one) into parts from (
    select id as one from investigations where tenant_id = t and case_id = any (matters)
    union all select id from interventions where tenant_id = t and case_id = any (matters)
    union all select id from clocks where tenant_id = t and matter_id = any (matters)
  ) p;
  return (select coalesce(array_agg(distinct f.one), '{}') from (
    select unnest(matters || parts) as one
    union all select id from assessments where tenant_id = t and investigation_id = any (parts)
    union all select id from follow_ups where tenant_id = t and intervention_id = any (parts)
    union all select id from shared_documents where tenant_id = t and subject_id = any (matters || parts)
  ) f where f.one is not null);
end $$;

-- The condition of a row of the plan: it names one of $1 in a municipality $2.
create function disposal_condition(named text[], kind text) returns text language sql immutable as $$
  select 'tenant_id = $2 and (' || string_agg(case when kind = 'text'
    then format('exists (select from regexp_matches(%I::text, ''[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'', ''g'') m where m[1]::uuid = any ($1))', c)
    else format('%I = any ($1)', c) end, ' or ') || ')'
  from unnest(named) as c
$$;

-- Who leaves the register with the file: the person and those who were known only through the file. Whoever has a file, stands in
-- somebody else's, or is family of a child who stays, stays too.
create function file_leaving(t uuid, people uuid[], ids uuid[]) returns uuid[] language plpgsql stable as $$
declare
  known uuid[] := people;
  edge uuid[];
  stay uuid[];
  more uuid[];
  part record;
begin
  for part in select p.name, p.named, c.col from disposal_plan() p, unnest(p.people) as c (col) where p.kind = 'file' loop
    execute format('select array_agg(distinct %I) from %I where %s and %I is not null', part.col, part.name,
      disposal_condition(part.named, 'file'), part.col) into more using ids, t;
    known := known || coalesce(more, '{}');
  end loop;
  select coalesce(array_agg(distinct p.id), '{}') into known from persons p where p.tenant_id = t and p.id = any (known);
  known := entries_of(t, known);
  loop
    stay := '{}';
    for part in select p.name, p.named, c.col from disposal_plan() p, unnest(p.people) as c (col)
      where p.kind = 'file' and p.name <> 'disposal_holds' loop
      execute format('select array_agg(distinct %1$I) from %2$I where tenant_id = $2 and %1$I = any ($3) and not (%3$s)',
        part.col, part.name, (select string_agg(format('coalesce(%I = any ($1), false)', c), ' or ') from unnest(part.named) as c))
        into more using ids, t, known;
      stay := stay || coalesce(more, '{}');
    end loop;
    stay := entries_of(t, stay);
    -- Further through those who have no file: somebody known only through them would be left behind.
    select array_agg(distinct n.other) into edge from (
      select person_id as other from relations where tenant_id = t and child_id = any (known) and child_id <> all (stay)
      union all select child_id from relations where tenant_id = t and person_id = any (known) and person_id <> all (stay)
    ) n where n.other <> all (known);
    exit when edge is null;
    known := entries_of(t, known || edge);
  end loop;
  loop
    select array_agg(distinct r.person_id) into more from relations r
      where r.tenant_id = t and r.person_id = any (known) and r.person_id <> all (stay)
        and (r.child_id = any (stay) or r.child_id <> all (known));
    exit when more is null;
    stay := entries_of(t, stay || more);
  end loop;
  return (select coalesce(array_agg(k), '{}') from unnest(known) as k where k <> all (stay));
end $$;

-- Goes through a file by the plan: counts the rows of each table, and takes them away when `really`. What is shown before the
-- decision and what goes after it are counted by the same lines. With a salt also one hash over all rows. A login that may not
-- delete cannot do more with it than count.
create function walk_file(t uuid, people uuid[], really boolean, salt text) returns jsonb language plpgsql as $$
declare
  ids uuid[] := people || file_things(t, people);
  leaving uuid[] := file_leaving(t, people, ids);
  asked uuid[];
  part record;
  condition text;
  n bigint;
  rows_text text;
  digests text := '';
  counts jsonb := '{}';
begin
  if really then
    -- A meeting of others that followed on one that goes only loses the link to it.
    update visits set follows_id = null where tenant_id = t and follows_id = any (ids) and id <> all (ids);
  end if;
  for part in select * from disposal_plan() order by place loop
    asked := case part.kind when 'file' then ids when 'register' then leaving else ids || leaving end;
    condition := disposal_condition(part.named, part.kind);
    if salt is not null then
      execute format('select string_agg(r::text, chr(10) order by r::text collate "C") from %I r where %s', part.name, condition)
        into rows_text using asked, t;
      digests := digests || part.name || ' ' || encode(sha256(convert_to(salt || coalesce(rows_text, ''), 'UTF8')), 'hex') || chr(10);
    end if;
    if really then
      execute format('delete from %I where %s', part.name, condition) using asked, t;
      get diagnostics n = row_count;
    else
      execute format('select count(*) from %I where %s', part.name, condition) into n using asked, t;
    end if;
    if n > 0 then counts := counts || jsonb_build_object(part.name, n); end if;
  end loop;
  return jsonb_build_object('counts', counts, 'leaving', to_jsonb(leaving),
    'hash', case when salt is null then null else encode(sha256(convert_to(digests, 'UTF8')), 'hex') end);
end $$;

-- What an approval stands for: the files of a list and their last notes.
create function disposal_list_hash(t uuid, asked uuid) returns text language sql stable as $$
  select encode(sha256(convert_to(coalesce(string_agg(id || ' ' || person_id || ' ' || last_on::text, chr(10) order by id), ''), 'UTF8')), 'hex')
  from disposal_items where tenant_id = t and disposal_id = asked
$$;

-- The only way in which the application destroys what it may never change. Runs with the owner's rights and does one thing: the
-- file of one person on a list that two others have approved as it stands. It takes no person, no table and no condition from
-- outside; it is in one municipality, once; a matter that is open, a hold, or a note since the list was made stops it.
create function dispose_file(asked_item uuid, salt text, at timestamptz) returns jsonb
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
set row_security = on
set app.denied = ''
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'iso_8601'
set bytea_output = 'hex'
set extra_float_digits = 1
as $$
declare
  t uuid := nullif(current_setting('app.tenant_id', true), '')::uuid;
  item record;
  list record;
  people uuid[];
  done jsonb;
begin
  select * into item from disposal_items where tenant_id = t and id = asked_item and done_at is null for update;
  if not found then raise exception 'disposal: no such file on a list'; end if;
  select * into list from disposals where tenant_id = t and id = item.disposal_id for share;
  if list.stopped_at is not null then raise exception 'disposal: the list was stopped'; end if;
  if (select count(distinct a.worker_id) from disposal_approvals a
      join workers w on w.tenant_id = a.tenant_id and w.id = a.worker_id
      where a.tenant_id = t and a.disposal_id = list.id and a.worker_id <> list.proposed_by
        and a.approved_at >= list.proposed_at and a.list_hash = disposal_list_hash(t, list.id)
        and w.role in ('unit_manager', 'head')) < 2 then
    raise exception 'disposal: not approved by two others';
  end if;
  if length(salt) < 32 then raise exception 'disposal: no salt'; end if;
  people := entries_of(t, array[item.person_id]);
  perform 1 from persons where tenant_id = t and id = any (people) order by id for update;
  if file_is_open(t, people) then raise exception 'disposal: a matter is open'; end if;
  if file_is_held(t, people) then raise exception 'disposal: the file is held'; end if;
  if (select max(d.last_on) from file_days(t, people) d) is distinct from item.last_on then
    raise exception 'disposal: something was written since';
  end if;
  done := walk_file(t, people, true, salt);
  update disposal_items set done_at = at, done_counts = done -> 'counts', done_hash = done ->> 'hash'
    where tenant_id = t and id = asked_item;
  return done || jsonb_build_object('people', to_jsonb(people));
end $$;

revoke all on function dispose_file(uuid, text, timestamptz) from public;

grant execute on function dispose_file(uuid, text, timestamptz) to barntid_app;

-- After a restore: what was disposed of since the backup goes once more. For the owner alone, before anybody is let in.
create function replay_disposal(t uuid, people uuid[]) returns jsonb language plpgsql
set search_path = pg_catalog, public, pg_temp
set row_security = on
set app.denied = ''
as $$
begin
  perform set_config('app.tenant_id', t::text, true);
  return walk_file(t, entries_of(t, people), true, null);
end $$;

revoke all on function replay_disposal(uuid, uuid[]) from public;
