-- The second net let through what names neither the child nor a thing of it that was on the list: what a reviewer asked and
-- answered about a line of the log review, and the municipality's own fields of a signed note.

-- Everything that is about some people, as ids that rows of other tables name. Of the notes only
-- those with own fields: there are many, and all else that names one names the child too.
create or replace function things_about(people uuid[]) returns uuid[] language plpgsql stable as $$
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
    union all select id from log_review_items where child_id = any (people)
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
    union all select n.id from notes n where n.child_id = any (people)
      and exists (select from own_values v where v.tenant_id = n.tenant_id and v.thing_id = n.id)
  ) t where t.one is not null);
end $$;
