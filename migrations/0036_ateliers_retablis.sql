-- The activity of a workshop that was taken away: brought back, the workshop is held again by it, and never twice.
alter table ateliers add column activite_retiree uuid references activites;
create index ateliers_par_activite_retiree on ateliers (activite_retiree) where activite_retiree is not null;
