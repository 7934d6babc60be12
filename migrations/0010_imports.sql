-- Lists that ANCT imports: the file waits in the coffre between its reading and the import.
create table imports (
  id uuid primary key default gen_random_uuid(),
  quoi text not null check (quoi in ('candidats', 'structures')),
  etat text not null check (etat in ('depose', 'analyse', 'demande', 'en_cours', 'fait', 'refuse')),
  fichier_cle text,
  fichier_nom text not null,
  -- What its reading found.
  bilan jsonb,
  -- How far the reading or the writing is, for the page that waits.
  lignes_lues int not null default 0,
  lignes_total int not null default 0,
  -- Why nothing was imported, or why it takes longer.
  raison text,
  depose_par uuid,
  depose_le timestamptz(3) not null,
  fini_le timestamptz(3),
  check (bilan is not null or etat in ('depose', 'refuse'))
);
create index imports_recents on imports (depose_le desc, id);
create index imports_a_oublier on imports (depose_le) where etat in ('depose', 'analyse');

-- Everything that is wrong in a list, in the order of its lines.
create table imports_problemes (
  import_id uuid not null references imports,
  rang int not null,
  ligne int not null,
  colonne text not null,
  raison text not null,
  primary key (import_id, rang)
);

-- Files being sent, piece by piece: one cut half-way is taken up again by the same person within the day.
create table imports_envois (
  id uuid primary key default gen_random_uuid(),
  quoi text not null check (quoi in ('candidats', 'structures')),
  fichier_nom text not null,
  -- What tells two states of a file of the same name and size: when it was changed, as its owner's browser says.
  version text not null,
  taille int not null check (taille > 0),
  recus int not null default 0 check (recus between 0 and taille),
  envoye_par uuid not null references utilisateurs,
  commence_le timestamptz(3) not null,
  import_id uuid references imports
);
create index imports_envois_par_personne on imports_envois (envoye_par, commence_le);
create index imports_envois_a_oublier on imports_envois (commence_le);
create table imports_morceaux (
  envoi_id uuid not null references imports_envois,
  position int not null,
  cle text not null unique,
  primary key (envoi_id, position)
);
