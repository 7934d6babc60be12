-- The coordinateur of a territory and his team (domain, §2). He reads what his team did added up, never its rows.
-- A conseiller is named by the number of his file (candidats.numero).
create table equipes (
  id uuid primary key default gen_random_uuid(),
  numero int generated always as identity unique,
  coordinateur int not null references candidats (numero),
  -- The contract under which he coordinates: the team ends with it.
  contrat_id uuid not null references contrats,
  departement_codes text[] not null check (cardinality(departement_codes) between 1 and 20),
  statut text not null check (statut in ('active', 'finie')),
  statut_le timestamptz(3) not null,
  du date not null,
  au date,
  -- Why it ended: those that end with a contract come back with it.
  fin text check (fin in ('decision', 'contrat')),
  cree_le timestamptz(3) not null,
  check ((statut = 'finie') = (au is not null)),
  check ((statut = 'finie') = (fin is not null)),
  check (au >= du)
);
create unique index equipes_une_par_coordinateur on equipes (coordinateur) where statut = 'active';
create index equipes_par_departement on equipes using gin (departement_codes);
create index equipes_par_contrat on equipes (contrat_id);

-- Who belongs to a team, from when to when, both days included: somebody who left and came back has two rows.
create table equipes_membres (
  id uuid primary key default gen_random_uuid(),
  equipe_id uuid not null references equipes,
  conseiller int not null references candidats (numero),
  contrat_id uuid not null references contrats,
  statut text not null check (statut in ('propose', 'present', 'refuse', 'parti')),
  statut_le timestamptz(3) not null,
  du date not null,
  au date,
  fin text check (fin in ('decision', 'contrat', 'equipe', 'terme')),
  -- Somebody who leaves before his first day was never there: the period is then empty.
  check (au >= du - 1),
  check (statut <> 'parti' or (au is not null and fin is not null))
);
create unique index equipes_membres_vivants on equipes_membres (equipe_id, conseiller) where statut in ('propose', 'present');
create index equipes_membres_par_equipe on equipes_membres (equipe_id, statut);
create index equipes_membres_par_conseiller on equipes_membres (conseiller, statut);
create index equipes_membres_par_contrat on equipes_membres (contrat_id);

create table equipes_historique (
  numero bigint generated always as identity primary key,
  equipe_id uuid not null references equipes,
  membre_id uuid references equipes_membres,
  geste text not null,
  statut text not null,
  acteur_id uuid,
  role text not null,
  fait_le timestamptz(3) not null
);
create index equipes_historique_par on equipes_historique (equipe_id, numero);
create trigger equipes_historique_immuable before update or delete on equipes_historique for each row execute function refuser_modification();
