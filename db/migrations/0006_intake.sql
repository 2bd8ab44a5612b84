-- A form that was sent, before anything is done with it: sent = received + refused, or somebody must look.
create table report_submissions (
  tenant_id uuid not null,
  id uuid not null,
  sent_at timestamptz not null,
  outcome text not null default 'sent' check (outcome in ('sent', 'received', 'refused')),
  primary key (tenant_id, id)
);

create index report_submissions_at on report_submissions (tenant_id, sent_at);

select fence_tenant('report_submissions', 'select, insert, update');

create table reports (
  tenant_id uuid not null,
  id uuid not null,
  receipt_number text not null,
  channel text not null check (channel in ('web', 'phone', 'letter', 'visit', 'message')),
  received_at timestamptz not null,
  reporter_category text not null,
  reporter_name text not null default '',
  reporter_organisation text not null default '',
  reporter_phone text not null default '',
  reporter_email text not null default '',
  relation_to_child text not null default '',
  wants_feedback boolean not null default false,
  guardians_informed boolean,
  concern text not null,
  registered_by uuid,
  language text not null default 'sv',
  primary key (tenant_id, id),
  constraint reports_receipt unique (tenant_id, receipt_number)
);

create index reports_received on reports (tenant_id, received_at desc);

select fence_tenant('reports', 'select, insert');

-- One row for each child in a report: its own protection assessment, its own decision.
create table report_children (
  tenant_id uuid not null,
  id uuid not null,
  report_id uuid not null,
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
  constraint report_children_protection_first
    check (closed_on is null or protection_at is not null),
  constraint report_children_protection_reasoned
    check (protection_at is null or (protection_by is not null and protection_needed is not null and protection_reason <> '')),
  constraint report_children_decided
    check (stage not in ('opened', 'not_opened') or (decided_at is not null and decided_by is not null and decision_reason <> ''))
);

create index report_children_report on report_children (tenant_id, report_id);
create index report_children_child on report_children (tenant_id, child_id);
create index report_children_open on report_children (tenant_id, unit_id, id) where closed_on is null;

select fence_tenant('report_children', 'select, insert, update');
