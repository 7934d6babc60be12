-- The demande de subvention carried by Démarches simplifiées (DOSSIER_MODE=ds): a mirror of what stands there.
create table dossiers_ds (
  dossier_id uuid primary key references dossiers_conformite,
  demarche text not null check (demarche in ('publique', 'privee')),
  numero int not null unique,
  jeton text not null,
  adresse text not null,
  etat text not null check (etat in ('prerempli', 'brouillon', 'expire', 'en_construction', 'en_instruction', 'accepte', 'refuse', 'sans_suite')),
  prerempli_le timestamptz(3) not null,
  -- Theirs, once it was deposited.
  ds_id text,
  modifie_le timestamptz(3),
  -- A decision of ours on its way: until it has arrived, their state says nothing.
  a_pousser int not null default 0 check (a_pousser >= 0),
  -- What they refused, in their words, for those who instruct.
  refus text
);
create index dossiers_ds_brouillons on dossiers_ds (demarche) where etat in ('prerempli', 'brouillon');
-- Up to when each démarche was read, and when.
create table filigranes_ds (
  demarche text primary key check (demarche in ('publique', 'privee')),
  jusqu_au timestamptz(3),
  lu_le timestamptz(3) not null
);
create table pieces_ds (
  id uuid primary key default gen_random_uuid(),
  dossier_id uuid not null references dossiers_conformite,
  libelle text not null,
  nom text not null,
  octets int not null,
  md5 text not null,
  etat text not null check (etat in ('sain', 'infecte', 'en_attente')),
  depose_le timestamptz(3) not null,
  -- In the coffre, once its bytes were fetched.
  cle text unique,
  type text check (type in ('pdf', 'jpeg', 'png')),
  check ((cle is null) = (type is null))
);
create unique index pieces_ds_une_fois on pieces_ds (dossier_id, libelle, nom, md5);
alter table dossiers_messages add column ds_id text;
create unique index dossiers_messages_ds on dossiers_messages (ds_id) where ds_id is not null;
