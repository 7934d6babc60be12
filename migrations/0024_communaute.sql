-- The life of the community (guide, « Engagements du conseiller numérique »): its events, and what it shares.
create table evenements (
  id uuid primary key default gen_random_uuid(),
  numero int generated always as identity unique,
  statut text not null check (statut in ('brouillon', 'publie', 'annule')),
  statut_le timestamptz(3) not null,
  type text not null check (type in ('rencontre_locale', 'rencontre_nationale', 'formation_continue')),
  -- The nation, or the départements of evenements_departements.
  portee text not null check (portee in ('nation', 'departements')),
  organise_par text not null check (organise_par in ('anct', 'prefecture')),
  titre text not null check (length(titre) between 1 and 150),
  description text not null check (length(description) <= 3000),
  debut timestamptz(3) not null,
  fin timestamptz(3) not null,
  lieu text not null check (length(lieu) <= 200),
  lien text not null check (length(lien) <= 500),
  -- Nothing: everybody may come.
  places int check (places between 1 and 2000),
  inscription_jusqu_au date,
  -- Grows at each change: calendars keep the latest (RFC 5545, SEQUENCE).
  version int not null default 0,
  -- The last rank given: those who wait are called in the order in which they asked.
  demandes int not null default 0,
  motif text,
  presences_le timestamptz(3),
  cree_le timestamptz(3) not null,
  check (fin > debut),
  check (lieu <> '' or lien <> '')
);
create index evenements_par_debut on evenements (debut, id);

create table evenements_departements (
  evenement_id uuid not null references evenements,
  departement_code text not null references departements,
  primary key (evenement_id, departement_code)
);
create index evenements_par_departement on evenements_departements (departement_code, evenement_id);

-- One row a conseiller and an event, whatever he decides in turn.
create table inscriptions_evenements (
  id uuid primary key default gen_random_uuid(),
  evenement_id uuid not null references evenements,
  conseiller int not null references candidats (numero),
  contrat_id uuid not null references contrats,
  statut text not null check (statut in ('inscrite', 'en_attente', 'desinscrite')),
  statut_le timestamptz(3) not null,
  rang int not null,
  presence text check (presence in ('present', 'absent')),
  unique (evenement_id, conseiller),
  unique (evenement_id, rang)
);
create index inscriptions_evenements_par_statut on inscriptions_evenements (evenement_id, statut, rang);
create index inscriptions_evenements_par_conseiller on inscriptions_evenements (conseiller);
create index inscriptions_evenements_par_contrat on inscriptions_evenements (contrat_id);

-- What ANCT shares with the conseillers: links, and files kept in the coffre.
create table ressources (
  id uuid primary key default gen_random_uuid(),
  statut text not null check (statut in ('publiee', 'retiree')),
  statut_le timestamptz(3) not null,
  titre text not null check (length(titre) between 1 and 150),
  resume text not null check (length(resume) between 1 and 280),
  -- Title and summary without accent nor case.
  recherche text not null,
  theme smallint references themes,
  rubrique text check (rubrique in ('metier', 'communication', 'outils')),
  type text not null check (type in ('lien', 'fichier')),
  url text check (length(url) <= 500),
  fichier_cle text unique,
  fichier_nom text,
  fichier_type text check (fichier_type in ('pdf', 'jpeg', 'png', 'odt', 'ods', 'odp')),
  fichier_octets int check (fichier_octets > 0),
  fichier_etat text check (fichier_etat in ('sain', 'non_analyse')),
  publiee_le timestamptz(3) not null,
  check ((theme is null) <> (rubrique is null)),
  check ((type = 'lien') = (url is not null)),
  check ((type = 'fichier') = (fichier_cle is not null))
);
create index ressources_par_date on ressources (publiee_le desc, id desc) where statut = 'publiee';
