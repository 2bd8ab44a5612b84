-- The board's decision to apply to the court says by which ground: nobody chooses it again when the application is sent (LVU 2, 3).
alter table measure_mandates add column ground text check (ground in ('lvu2', 'lvu3'));

-- LVU 21 b: the way home is prepared when the compulsory care is over, so the child is followed when it has come home.
alter table placement_bases add column awaits_reunion boolean not null default false;

-- SoL 22:7: the region need not be told of this child, and why. The reasons are our own list.
alter table placements add column health_needless_on date;

alter table placements add column health_needless_why text
  check (health_needless_why in ('examined_lately', 'examination_under_way', 'followed_in_care', 'other'));

alter table placements add column health_needless_note text not null default '';

alter table placements add constraint placements_needless_with_reason
  check ((health_needless_on is null) = (health_needless_why is null)
    and (health_needless_why is distinct from 'other' or health_needless_note <> ''));
