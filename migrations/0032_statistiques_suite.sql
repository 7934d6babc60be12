-- What more is kept of the activities (docs/decisions/0019): months of a commune (V), months of what is asked together in
-- a département ('x:<type>:<canal>:<theme>', two of them or all three), and months of each tag that a territory shares
-- ('g:<number>', of a département or of the nation). Days of these are read from the rows.
alter table cumuls drop constraint cumuls_portee_check;
alter table cumuls add constraint cumuls_portee_check check (portee in ('C', 'S', 'D', 'N', 'V'));

-- The tags of an activity that its territory shares: those of a conseiller or of a structure are read from the rows.
create function tags_communs(tags int[]) returns int[] language sql stable parallel safe as $$
  select case when tags = '{}' then '{}'::int[]
    else array(select t.numero from tags t where t.numero = any(tags) and t.portee in ('departement', 'nation')) end
$$;

-- The rows of « cumuls » that one activity counts in: those of before, and those above.
create function rangs_d_une_activite(conseiller int, structure int, departement text, jour date, type text, canal text, themes smallint[],
  commune text, communs int[], out portee text, out grain text, out facette text, out portee_id text, out debut date)
returns setof record language sql immutable parallel safe as $$
  select * from rangs_d_une_activite(conseiller, structure, departement, jour, type, canal, themes)
  union all
  select 'V', 'M', '', commune, date_trunc('month', jour)::date
  union all
  select 'D', 'M', f.facette, departement, date_trunc('month', jour)::date
  from (
    select 'x:' || type || ':' || canal || ':' as facette
    union all
    select 'x:' || a || ':' || b || ':' || t from unnest(themes) t, (values (type, canal), (type, ''), ('', canal)) v (a, b)
    union all
    select 'g:' || g from unnest(communs) g) f
$$;

-- The functions of 0021 are written again from themselves: the measures keep standing there alone.
create function reecrire(nom text, avant text, apres text) returns void language plpgsql as $$
declare
  texte text := pg_get_functiondef(nom::regproc);
begin
  if position(avant in texte) = 0 then
    raise exception 'nothing to write again in %', nom;
  end if;
  execute replace(texte, avant, apres);
end $$;
select reecrire(nom, 'a.type, a.canal, a.themes)', 'a.type, a.canal, a.themes, a.commune_code, tags_communs(a.tags))')
from unnest(array['cumuls_ajouter', 'cumuls_retirer', 'cumuls_corriger']) nom;

-- The recount, which does not use the function above: the new facets are days and months counted from the rows.
do $migration$
declare
  sommes text;
begin
  select string_agg(format('sum(a.%1$I)::int as %1$I', column_name), ', ' order by ordinal_position) into sommes
  from information_schema.columns
  where table_schema = current_schema and table_name = 'cumuls' and column_name not in ('portee', 'grain', 'facette', 'portee_id', 'debut');
  execute format($$
    create function cumuls_recomptes_suite() returns setof cumuls language sql stable as $f$
      with croises as materialized (
        select departement_code, date_trunc('month', jour)::date as mois, type, canal, theme, %1$s
        from activites_mesurees a, unnest(a.themes) theme group by 1, 2, 3, 4, 5
      )
      select 'D', 'M', concat('x:', type, ':', canal, ':', theme), departement_code, mois, %1$s from croises a
      group by grouping sets ((departement_code, mois, theme, type, canal), (departement_code, mois, theme, type), (departement_code, mois, theme, canal))
      union all
      select 'D', 'M', concat('x:', type, ':', canal, ':'), departement_code, date_trunc('month', jour)::date as mois, %1$s
      from activites_mesurees a group by type, canal, departement_code, mois
      union all
      select 'D', 'M', 'g:' || t.numero, a.departement_code, date_trunc('month', jour)::date as mois, %1$s
      from activites_mesurees a join tags t on t.numero = any(a.tags) and t.portee in ('departement', 'nation')
      where a.tags <> '{}' group by t.numero, a.departement_code, mois
      union all
      select 'V', 'M', '', commune_code, date_trunc('month', jour)::date as mois, %1$s from activites_mesurees a group by commune_code, mois
    $f$ $$, sommes);
end $migration$;
alter function cumuls_recomptes() rename to cumuls_recomptes_debut;
create function cumuls_recomptes() returns setof cumuls language sql stable as $$
  select * from cumuls_recomptes_debut() union all select * from cumuls_recomptes_suite()
$$;
drop function reecrire(text, text, text);

insert into cumuls select * from cumuls_recomptes_suite();

-- The administrators of a structure who asked for the monthly summary: nobody is written to otherwise.
create table bilans_abonnes (
  structure_id uuid not null references structures,
  utilisateur_id uuid not null references utilisateurs on delete cascade,
  depuis timestamptz(3) not null,
  primary key (structure_id, utilisateur_id)
);
create index bilans_abonnes_par_personne on bilans_abonnes (utilisateur_id);

-- Agents of a préfecture who do not want the summary of late follow-ups.
create table suivis_resumes_refuses (
  utilisateur_id uuid primary key references utilisateurs on delete cascade,
  refuse_le timestamptz(3) not null
);
create index suivis_par_contrat on suivis (contrat_id, statut);

-- True, and a query that asks it is answered by one process: a hundred sums over a few hundred rows look dear to the planner,
-- and the workers it starts cost more than they save.
create function en_serie() returns boolean language sql immutable parallel unsafe as $$ select true $$;
