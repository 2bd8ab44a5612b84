-- A form that was sent, stored in a transaction of its own before anything is done with it: sent = received + refused,
-- or somebody must look. id is a fingerprint of the form and what stands in it: the same form twice is one row.
-- form_id is the page that was filled in: corrected and sent again, it is another row of the same form.
create table report_submissions (
  tenant_id uuid not null,
  id uuid not null,
  form_id uuid not null,
  sent_at timestamptz not null,
  outcome text not null default 'sent' check (outcome in ('sent', 'received', 'refused')),
  report_id uuid,
  primary key (tenant_id, id),
  constraint report_submissions_stored check ((outcome = 'received') = (report_id is not null))
);

create index report_submissions_at on report_submissions (tenant_id, sent_at);
create index report_submissions_form on report_submissions (tenant_id, form_id);

select fence_tenant('report_submissions', 'select, insert, update');

-- received_on: the day it reached the board, from which the law counts. registered_at: when it stood in our books.
-- reporter_protection: the identity of a private reporter against the reported (OSL 26:5); 'asked' hides it until judged.
create table reports (
  tenant_id uuid not null,
  id uuid not null,
  receipt_number text not null,
  channel text not null check (channel in ('web', 'phone', 'letter', 'visit', 'message')),
  received_on date not null,
  registered_at timestamptz not null,
  registered_by uuid,
  reporter_category text not null,
  reporter_name text not null default '',
  reporter_organisation text not null default '',
  reporter_phone text not null default '',
  reporter_email text not null default '',
  relation_to_child text not null default '',
  reporter_protection text not null default 'none'
    check (reporter_protection in ('none', 'asked', 'protected', 'open')),
  reporter_protection_reason text not null default '',
  reporter_protection_by uuid,
  wants_feedback boolean not null default false,
  guardians_informed boolean,
  concern text not null,
  language text not null default 'sv',
  version integer not null default 1,
  primary key (tenant_id, id),
  constraint reports_receipt unique (tenant_id, receipt_number),
  constraint reports_reporter_judged check (
    reporter_protection in ('none', 'asked')
    or (reporter_protection_by is not null and reporter_protection_reason <> '')
  )
);

create index reports_registered on reports (tenant_id, registered_at desc);

select fence_tenant('reports', 'select, insert, update');

-- One row for each child in a report: its own protection assessment, its own decision.
create table report_children (
  tenant_id uuid not null,
  id uuid not null,
  report_id uuid not null,
  place integer not null default 1,
  child_id uuid,
  told_name text not null default '',
  told_birth text not null default '',
  told_details text not null default '',
  unit_id uuid not null,
  stage text not null check (stage in ('received', 'proposed', 'joined', 'opened', 'not_opened')),
  protection_at timestamptz,
  protection_by uuid,
  protection_needed boolean,
  protection_reason text not null default '',
  protection_action text not null default '',
  proposed_at timestamptz,
  proposed_by uuid,
  proposed_reason text not null default '',
  decided_at timestamptz,
  decided_by uuid,
  decision_reason text not null default '',
  case_id uuid,
  feedback_asked_on date,
  feedback_on date,
  feedback_by uuid,
  feedback_outcome text not null default '' check (feedback_outcome in ('', 'told', 'unsuitable')),
  feedback_how text not null default '',
  meeting text not null default '' check (meeting in ('', 'offered', 'declined', 'held', 'not_suitable')),
  meeting_note text not null default '',
  closed_on date,
  version integer not null default 1,
  watched uuid generated always as (case when closed_on is null then id end) stored,
  primary key (tenant_id, id),
  constraint report_children_report foreign key (tenant_id, report_id) references reports (tenant_id, id),
  constraint report_children_child foreign key (tenant_id, child_id) references persons (tenant_id, id),
  constraint report_children_watch foreign key (tenant_id, watched) references watches (tenant_id, matter_id)
    deferrable initially deferred,
  constraint report_children_closed_when_ready
    check (closed_on is null or (protection_at is not null and stage in ('joined', 'opened', 'not_opened'))),
  constraint report_children_protection_reasoned check (
    protection_at is null
    or (protection_by is not null and protection_needed is not null and protection_reason <> ''
        and (not protection_needed or protection_action <> ''))
  ),
  constraint report_children_proposed
    check (stage <> 'proposed' or (proposed_at is not null and proposed_by is not null and proposed_reason <> '')),
  constraint report_children_decided check (
    stage not in ('opened', 'not_opened')
    or (decided_at is not null and decided_by is not null and decision_reason <> '' and child_id is not null
        and protection_at is not null)
  ),
  constraint report_children_has_case check (stage not in ('opened', 'joined') or case_id is not null),
  constraint report_children_told check ((feedback_on is null) = (feedback_outcome = ''))
);

create index report_children_report on report_children (tenant_id, report_id);
create index report_children_child on report_children (tenant_id, child_id);
create index report_children_open on report_children (tenant_id, unit_id, id) where closed_on is null;
create index report_children_closed on report_children (tenant_id, unit_id, closed_on desc, id desc)
  where closed_on is not null;

select fence_tenant('report_children', 'select, insert, update');

-- A fault that nobody sees by himself: the forms have gone quiet, or one was sent and never stored.
create table intake_alarms (
  tenant_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('silence_web', 'silence_all', 'unfinished')),
  since_at timestamptz not null,
  raised_at timestamptz not null,
  ended_at timestamptz,
  primary key (tenant_id, id),
  constraint intake_alarms_once unique (tenant_id, kind, since_at)
);

select fence_tenant('intake_alarms', 'select, insert, update');
