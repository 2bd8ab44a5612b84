-- Who may never reach whom, whatever else gives access (OSL 26:1, FL 16–18, trust.md 3). Ended, never deleted.
-- person_id: the one whom it is about; her family in the register is meant too (denied_people below).
create table access_denials (
  tenant_id uuid not null,
  id uuid not null,
  worker_id uuid not null,
  person_id uuid not null,
  kind text not null check (kind in ('own_family', 'conflict', 'threat')),
  reason text not null check (reason <> ''),
  from_on date not null,
  -- The last day; null: until somebody ends it.
  until_on date,
  entered_by uuid not null,
  entered_at timestamptz not null,
  end_reason text not null default '',
  end_asked_by uuid,
  end_asked_at timestamptz,
  ended_by uuid,
  ended_at timestamptz,
  version integer not null default 1,
  primary key (tenant_id, id),
  constraint access_denials_worker foreign key (tenant_id, worker_id) references workers (tenant_id, id),
  constraint access_denials_person foreign key (tenant_id, person_id) references persons (tenant_id, id),
  constraint access_denials_days check (until_on >= from_on),
  constraint access_denials_asked check (
    (end_asked_by is null) = (end_asked_at is null) and (end_asked_by is null) = (end_reason = '')),
  constraint access_denials_ended check ((ended_by is null) = (ended_at is null) and (ended_by is null or end_asked_by is not null)),
  -- Nobody lifts what stands about oneself, and a threat is lifted by two.
  constraint access_denials_not_by_oneself check (end_asked_by <> worker_id and ended_by <> worker_id),
  constraint access_denials_two_people check (kind <> 'threat' or ended_by <> end_asked_by)
);

create index access_denials_worker on access_denials (tenant_id, worker_id) where ended_at is null;

create index access_denials_person on access_denials (tenant_id, person_id);

select fence_tenant('access_denials', 'select, insert, update');

-- Who a worker is in the register of people, by number: it holds also for one who is entered there tomorrow, and whoever
-- writes it down is not told whether she is there.
create table worker_persons (
  tenant_id uuid not null,
  id uuid not null,
  worker_id uuid not null,
  number text not null check (number ~ '^[0-9]{12}$'),
  entered_by uuid not null,
  entered_at timestamptz not null,
  ended_by uuid,
  ended_at timestamptz,
  primary key (tenant_id, id),
  constraint worker_persons_worker foreign key (tenant_id, worker_id) references workers (tenant_id, id),
  constraint worker_persons_ended check ((ended_by is null) = (ended_at is null)),
  constraint worker_persons_not_by_oneself check (ended_by <> worker_id)
);

create unique index worker_persons_once on worker_persons (tenant_id, worker_id) where ended_at is null;

select fence_tenant('worker_persons', 'select, insert, update');

-- All entries of some people: one that was merged counts as the one that was kept, and the other way round.
create function same_people(asked uuid[]) returns uuid[] language sql stable as $$
  select coalesce(array_agg(distinct s.one), '{}') from (
    select unnest(asked) as one
    union all select person_id from person_aliases where alias_id = any (asked)
    union all select b.alias_id from person_aliases b where b.person_id = any (asked)
    union all select b.alias_id from person_aliases a join person_aliases b on b.tenant_id = a.tenant_id
      and b.person_id = a.person_id where a.alias_id = any (asked)
  ) s
$$;

-- The family around some people: as many links in the register away, in any direction. A link ends when it is ended, not by a
-- death. A sister is one link away or two, by the mother; her child one more.
create function kin_of(asked uuid[], links integer) returns uuid[] language plpgsql stable as $$
declare
  reached uuid[] := same_people(asked);
  edge uuid[] := reached;
begin
  for i in 1..links loop
    select array_agg(distinct n.other) into edge from (
      select r.person_id as other from relations r
      where r.child_id = any (edge) and (r.until_on is null or r.end_reason = 'death') and r.set_aside_by is null
        and r.kind in ('guardian', 'appointed_guardian', 'parent', 'family_home_parent', 'sibling', 'half_sibling')
      union all
      select r.child_id from relations r
      where r.person_id = any (edge) and (r.until_on is null or r.end_reason = 'death') and r.set_aside_by is null
        and r.kind in ('guardian', 'appointed_guardian', 'parent', 'family_home_parent', 'sibling', 'half_sibling')
    ) n where n.other <> all (reached);
    exit when edge is null;
    edge := same_people(edge);
    reached := reached || edge;
  end loop;
  return reached;
end $$;

-- Whom a worker may not reach on a day: the own family (four links, and the children whose network the worker is), those whom a
-- denial is about, and those of a conflict of interest once the matter lies with somebody else (FL 17) – all with their family.
create function denied_people(asked_worker uuid, today date) returns uuid[] language plpgsql stable as $$
declare
  own uuid[];
  near uuid[];
  others uuid[];
begin
  select array_agg(n.person_id) into own from worker_persons w
    join person_numbers n on n.tenant_id = w.tenant_id and n.number = w.number and n.end_reason is distinct from 'correction'
    where w.worker_id = asked_worker and w.ended_at is null;
  own := same_people(own);
  select array_agg(r.child_id) into near from relations r
    where r.person_id = any (own) and r.kind in ('network', 'other') and r.until_on is null and r.set_aside_by is null;
  select array_agg(d.one) into others from (
    select person_id as one from access_denials
    where worker_id = asked_worker and ended_at is null and from_on <= today and (until_on is null or until_on >= today)
    union all
    select c.child_id from case_conflicts c
    where c.worker_id = asked_worker and c.answer = 'conflict' and c.exception_reason = ''
      and not exists (select from watches w where w.child_id = c.child_id
        and (w.owner_id = asked_worker or w.coworker_id = asked_worker))
  ) d;
  return (select coalesce(array_agg(distinct p.one), '{}') from unnest(kin_of(own, 4) || kin_of(near || others, 2)) p (one));
end $$;

-- Everything that is about some people, as ids that rows of other tables name. Notes are not here: there are many, and what
-- names one names the child too.
create function things_about(people uuid[]) returns uuid[] language plpgsql stable as $$
declare
  matters uuid[];
  parts uuid[];
begin
  select array_agg(distinct t.one) into matters from (
    select id as one from cases where child_id = any (people)
    union all select id from report_children where child_id = any (people)
    union all select report_id from report_children where child_id = any (people)
    union all select id from transfers where child_id = any (people)
    union all select id from note_drafts where child_id = any (people)
    union all select id from visit_notes where child_id = any (people)
    union all select visit_id from visit_children where child_id = any (people)
    union all select id from decision_proposals where child_id = any (people)
    union all select id from decisions where child_id = any (people)
    union all select id from placements where child_id = any (people)
    union all select id from measures where child_id = any (people)
    union all select id from agenda_items where child_id = any (people)
    union all select id from appeals where child_id = any (people) or person_id = any (people)
    union all select id from person_merges where kept_id = any (people)
    union all select id from person_merges where merged_id = any (people)
  ) t;
  select array_agg(distinct t.one) into parts from (
    select id as one from investigations where case_id = any (matters)
    union all select id from interventions where case_id = any (matters)
    union all select id from clocks where matter_id = any (matters)
  ) t;
  return (select coalesce(array_agg(distinct t.one), '{}') from (
    select unnest(people || matters || parts) as one
    union all select id from assessments where investigation_id = any (parts)
    union all select id from follow_ups where intervention_id = any (parts)
    union all select id from shared_documents where subject_id = any (matters || parts)
  ) t where t.one is not null);
end $$;

-- What a worker may not reach, people and things; null for most: three looks into an index, nothing more.
create function denied_to(asked_worker uuid, today date) returns uuid[] language plpgsql stable as $$
declare
  people uuid[];
begin
  if not exists (select from access_denials where worker_id = asked_worker and ended_at is null)
    and not exists (select from worker_persons where worker_id = asked_worker and ended_at is null)
    and not exists (select from case_conflicts where worker_id = asked_worker and answer = 'conflict') then
    return null;
  end if;
  people := denied_people(asked_worker, today);
  return case when cardinality(people) = 0 then null else things_about(people) end;
end $$;

-- The second net: in a transaction that has set app.denied a row that names something denied is not there. In the one policy of
-- the table, as a restrictive one would be made permissive on shards; no subquery. Writing is fenced as before: what is not
-- there cannot be changed.
create function hide_denied(hidden text) returns void language plpgsql as $$
declare
  named text;
begin
  select string_agg(quote_ident(attname), ', ' order by attnum) into named from pg_attribute
    where attrelid = hidden::regclass and atttypid = 'uuid'::regtype and attnum > 0 and not attisdropped and attname <> 'tenant_id';
  execute format(
    'alter policy own_tenant on %I using (
       tenant_id = nullif(current_setting(''app.tenant_id'', true), '''')::uuid
       and (coalesce(current_setting(''app.denied'', true), '''') = ''''
         or not (array[%s] && nullif(current_setting(''app.denied'', true), '''')::uuid[])))', hidden, named);
end $$;

select hide_denied(name) from unnest(array[
  'access_denials', 'agenda_items', 'appeal_steps', 'appeals', 'assessment_begun', 'assessment_parts', 'assessment_quotes',
  'assessment_sections', 'assessments', 'assignments', 'audit_log', 'bag_checkouts', 'bag_permits', 'bag_quarantine',
  'care_contacts', 'care_plans', 'care_reviews', 'case_conflicts', 'cases', 'child_follow_ups', 'child_moves',
  'clock_extensions', 'clocks', 'communications', 'consent_grounds', 'consents', 'consults', 'decision_corrections',
  'decision_proposals', 'decision_reports', 'decision_services', 'decisions', 'execution_reports', 'follow_ups',
  'former_births', 'former_names', 'handover_items', 'implementation_plan_versions', 'implementation_plans',
  'information_requests', 'interruptions', 'interventions', 'investigations', 'low_threshold_services', 'measure_mandates',
  'measure_steps', 'measure_strikes', 'measures', 'minutes', 'minutes_corrections', 'named_workers', 'note_drafts',
  'note_writers', 'notes', 'opening_notices', 'own_drafts', 'own_values', 'person_aliases', 'person_merges', 'person_names',
  'person_numbers', 'persons', 'placement_bases', 'placements', 'plan_goals', 'relations', 'report_children',
  'report_submissions', 'reports', 'shared_clients', 'shared_documents', 'shared_updates', 'stays', 'transfers',
  'visit_children', 'visit_events', 'visit_notes', 'visit_people', 'visit_workers', 'visits', 'watches'
]) as name;
