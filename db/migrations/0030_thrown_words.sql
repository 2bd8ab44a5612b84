-- Words of a colleague that somebody threw away can be taken back for a while: one press of one person loses nothing.

alter table bag_quarantine drop constraint bag_quarantine_words;

alter table bag_quarantine add constraint bag_quarantine_words check (
  case handled when 'filed' then sealed is null when 'thrown' then true else sealed is not null end
);

create index bag_quarantine_thrown on bag_quarantine (tenant_id, handled_at) where handled = 'thrown' and sealed is not null;
