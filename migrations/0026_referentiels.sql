-- Bodies named by the open lists of the State, as their lists write them: labels of our places, and where to send people.
create table referentiels (
  numero int generated always as identity primary key,
  liste text not null check (liste in ('france_services', 'fabriques_de_territoire', 'aidants_connect')),
  -- What its list knows it by: id_fs, uuid, SIRET, or its name and commune.
  cle text not null check (cle <> ''),
  siret text check (siret ~ '^\d{14}$'),
  nom text not null check (nom <> ''),
  nom_tri text not null,
  adresse text not null,
  code_postal text not null,
  commune_code text not null references communes,
  departement_code text not null references departements,
  latitude double precision not null,
  longitude double precision not null,
  telephone text not null,
  courriel text not null,
  site text not null,
  itinerant boolean not null,
  rendez_vous boolean,
  -- Hours that could be read: [[jour, debut, fin], …]; the others stay as they were written.
  semaine jsonb check (jsonb_typeof(semaine) = 'array'),
  horaires_ecrits text not null,
  commentaire text not null,
  vu_le timestamptz(3) not null,
  -- Its list names it no more.
  retire_le timestamptz(3),
  unique (liste, cle)
);
create index referentiels_par_siret on referentiels (siret) where retire_le is null and siret is not null;
create index referentiels_par_nom on referentiels (commune_code, nom_tri) where retire_le is null;
create index referentiels_autour on referentiels (latitude, longitude) where retire_le is null;

-- Each time a list was read: by a file that ANCT gave, or at its source.
create table referentiels_lectures (
  id uuid primary key default gen_random_uuid(),
  liste text not null,
  origine text not null check (origine in ('fichier', 'source')),
  retenues int not null,
  ignorees int not null,
  retirees int not null,
  lu_par uuid,
  lu_le timestamptz(3) not null
);
create index referentiels_lectures_par on referentiels_lectures (liste, lu_le desc);

-- What was read of a file, kept the time of its preview.
create table referentiels_depots (
  id uuid primary key default gen_random_uuid(),
  liste text not null,
  nom text not null,
  retenues jsonb not null check (jsonb_typeof(retenues) = 'array'),
  ignorees jsonb not null check (jsonb_typeof(ignorees) = 'array'),
  depose_par uuid not null,
  depose_le timestamptz(3) not null
);
