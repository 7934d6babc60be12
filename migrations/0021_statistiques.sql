-- What the activities add up to, kept by signed differences in the transaction of the write (docs/decisions/0014).
-- One row: a scope (C conseiller, S structure, D département, N nation), a grain (M month, J day), a facet ('' all, 't:'
-- type, 'k:' canal, 'h:' theme), a first day. The nation is the sum of its sixteen rows, chosen by conseiller: one would
-- queue every writer. With a facet it is the sum of D.
create table cumuls (
  portee text not null check (portee in ('C', 'S', 'D', 'N')),
  grain text not null check (grain in ('M', 'J')),
  facette text not null,
  portee_id text not null,
  debut date not null,
  primary key (portee, grain, facette, portee_id, debut)
) with (fillfactor = 70);

do $migration$
declare
  -- Each measure and its expression over an activity « a »: the only place where they are written.
  mesures text[][] := array[
    ['activites', '1'], ['participants', 'a.participants'], ['deja_venus', 'a.deja_venus'], ['minutes', 'a.duree_minutes'],
    ['participants_atelier', 'case when a.type = ''atelier'' then a.participants else 0 end'],
    ['minutes_atelier', 'case when a.type = ''atelier'' then a.duree_minutes else 0 end'],
    ['minutes_individuel', 'case when a.type = ''individuel'' then a.duree_minutes else 0 end'],
    ['duree_0_30', '(a.duree_minutes < 30)::int'], ['duree_30_60', '(a.duree_minutes >= 30 and a.duree_minutes < 60)::int'],
    ['duree_60_120', '(a.duree_minutes >= 60 and a.duree_minutes < 120)::int'], ['duree_120', '(a.duree_minutes >= 120)::int'],
    ['suite_individuel', 'a.suite_individuel'], ['suite_atelier', 'a.suite_atelier']];
  une text;
  colonnes text;
  sommes text;
  expressions text;
  recomptes text;
  ajouts text;
begin
  foreach une in array array['individuel', 'atelier', 'information', 'redirection', 'mandat', 'appel'] loop
    mesures := mesures || array[array['type_' || une, format('(a.type = %L)::int', une)]];
  end loop;
  foreach une in array array['lieu', 'distance', 'domicile', 'itinerant'] loop
    mesures := mesures || array[array['canal_' || une, format('(a.canal = %L)::int', une)]];
  end loop;
  foreach une in array array['ordinateur', 'telephone', 'tablette', 'autre'] loop
    mesures := mesures || array[array['materiel_' || une, format('(%L = any(a.materiel))::int', une)]];
  end loop;
  foreach une in array array['age_0_11', 'age_12_17', 'age_18_24', 'age_25_34', 'age_35_39', 'age_40_59', 'age_60_69', 'age_70',
    'age_inconnu', 'statut_scolarise', 'statut_sans_emploi', 'statut_en_emploi', 'statut_retraite', 'statut_inconnu'] loop
    mesures := mesures || array[array[une, 'a.' || une]];
  end loop;
  for une in select generate_series(1, 24) loop
    mesures := mesures || array[array['theme_' || une, format('(%s = any(a.themes))::int', une)]];
  end loop;
  foreach une in array array['administration', 'aide_sociale', 'ants', 'caf', 'carsat', 'ccas', 'cpam', 'dgfip', 'fabrique', 'france_services',
    'mairie', 'mediatheque', 'mission_locale', 'pole_emploi', 'prefecture', 'solidarite_numerique', 'autre'] loop
    mesures := mesures || array[array['vers_' || une, format('coalesce((a.redirections->>%L)::int, 0)', une)]];
  end loop;
  foreach une in array array['papiers', 'famille', 'social', 'travail', 'logement', 'transports', 'argent', 'justice', 'etranger', 'loisirs'] loop
    mesures := mesures || array[array['mandat_' || une, format('coalesce((a.mandats->>%L)::int, 0)', une)]];
  end loop;

  for i in 1 .. array_length(mesures, 1) loop
    execute format('alter table cumuls add column %I int not null default 0', mesures[i][1]);
    colonnes := concat_ws(', ', colonnes, mesures[i][1]);
    expressions := concat_ws(', ', expressions, format('(%s)::int as %I', mesures[i][2], mesures[i][1]));
    recomptes := concat_ws(', ', recomptes, format('sum(a.%1$I)::int as %1$I', mesures[i][1]));
    sommes := concat_ws(', ', sommes, format('sum(%s * signe)::int', mesures[i][2]));
    ajouts := concat_ws(', ', ajouts, format('%1$s = cumuls.%1$s + excluded.%1$s', mesures[i][1]));
  end loop;

  -- The rows of « cumuls » that one activity counts in.
  create function rangs_d_une_activite(conseiller int, structure int, departement text, jour date, type text, canal text, themes smallint[],
    out portee text, out grain text, out facette text, out portee_id text, out debut date)
  returns setof record language sql immutable parallel safe as $$
    select 'C', 'M', '', conseiller::text, date_trunc('month', jour)::date
    union all
    select 'S', 'M', '', structure::text, date_trunc('month', jour)::date
    union all
    select 'N', g.grain, '', mod(conseiller, 16)::text, case when g.grain = 'J' then jour else date_trunc('month', jour)::date end
    from (values ('M'), ('J')) g (grain)
    union all
    select 'D', g.grain, f.facette, departement, case when g.grain = 'J' then jour else date_trunc('month', jour)::date end
    from (values ('M'), ('J')) g (grain),
      (values (''), ('t:' || type), ('k:' || canal) union all select 'h:' || t from unnest(themes) t) f (facette)
  $$;
  -- Each activity with its measures: what is asked outside the scopes and facets is added up from here.
  execute format($$
    create view activites_mesurees as
      select a.conseiller, a.structure, a.departement_code, a.commune_code, a.lieu, a.jour, a.type, a.canal, a.themes, a.tags, %s
      from activites a where a.supprimee_le is null
    $$, expressions);
  -- Everything counted again from the rows: what the reconciliation compares, and what a bulk load keeps. It does not use
  -- the function above, so that each checks the other; it adds up days into months, so that each activity is read four times.
  execute format($$
    create function cumuls_recomptes() returns setof cumuls language sql stable as $f$
      with par_type as materialized (
        select departement_code, jour, type, canal, %1$s from activites_mesurees a group by 1, 2, 3, 4
      ), par_jour as materialized (
        select '' as facette, departement_code, jour, %1$s from par_type a group by 1, 2, 3
        union all
        select 't:' || type, departement_code, jour, %1$s from par_type a group by 1, 2, 3
        union all
        select 'k:' || canal, departement_code, jour, %1$s from par_type a group by 1, 2, 3
        union all
        select 'h:' || theme, departement_code, jour, %1$s from activites_mesurees a, unnest(a.themes) theme group by 1, 2, 3
      ), par_part as materialized (
        select mod(conseiller, 16)::text as part, jour, %1$s from activites_mesurees a group by 1, 2
      ), par_contrat as materialized (
        select conseiller, structure, date_trunc('month', jour)::date as mois, %1$s from activites_mesurees a group by 1, 2, 3
      )
      select 'D', 'J', facette, departement_code, jour, %2$s from par_jour a
      union all
      select 'D', 'M', facette, departement_code, date_trunc('month', jour)::date as mois, %1$s from par_jour a group by facette, departement_code, mois
      union all
      select 'N', 'J', '', part, jour, %2$s from par_part a
      union all
      select 'N', 'M', '', part, date_trunc('month', jour)::date as mois, %1$s from par_part a group by part, mois
      union all
      select 'C', 'M', '', conseiller::text, mois, %1$s from par_contrat a group by conseiller, mois
      union all
      select 'S', 'M', '', structure::text, mois, %1$s from par_contrat a group by structure, mois
    $f$ $$, recomptes, colonnes);
  -- A set of rows is summed and put in order before it is written: two writers take the same rows in the same order.
  foreach une in array array['ajouter', 'retirer', 'corriger'] loop
    execute format($$
      create function cumuls_%1$s() returns trigger language plpgsql as $f$
      begin
        insert into cumuls (portee, grain, facette, portee_id, debut, %2$s)
        select r.portee, r.grain, r.facette, r.portee_id, r.debut, %3$s
        from (%4$s) a, rangs_d_une_activite(a.conseiller, a.structure, a.departement_code, a.jour, a.type, a.canal, a.themes) r
        where a.supprimee_le is null
        group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5
        on conflict (portee, grain, facette, portee_id, debut) do update set %5$s;
        return null;
      end $f$ $$, une, colonnes, sommes,
      case une
        when 'ajouter' then 'select *, 1 as signe from nouvelles'
        when 'retirer' then 'select *, -1 as signe from anciennes'
        else 'select *, 1 as signe from nouvelles union all select *, -1 from anciennes' end, ajouts);
  end loop;
end $migration$;

create trigger activites_ajoutees after insert on activites referencing new table as nouvelles
  for each statement execute function cumuls_ajouter();
create trigger activites_retirees after delete on activites referencing old table as anciennes
  for each statement execute function cumuls_retirer();
create trigger activites_corrigees after update on activites referencing old table as anciennes new table as nouvelles
  for each statement execute function cumuls_corriger();
