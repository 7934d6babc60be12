-- The demande de subvention of a structure (étape 5): one file a structure, whatever the number of its posts.
create table dossiers_conformite (
  id uuid primary key default gen_random_uuid(),
  numero int generated always as identity unique,
  structure_id uuid not null unique references structures,
  statut text not null check (statut in ('en_preparation', 'depose', 'a_completer', 'conforme', 'non_conforme')),
  statut_le timestamptz(3) not null,
  ouvert_le timestamptz(3) not null,
  -- First deposit: the month of instruction runs from it.
  depose_le timestamptz(3),
  -- The first deposit, or the opening until then: the queue stands in this order.
  depuis timestamptz(3) not null generated always as (coalesce(depose_le, ouvert_le)) stored,
  motif text,
  -- Who represents the structure, encrypted: those who instruct alone read it. A private structure has no DGS.
  president text,
  dgs text,
  assigne_a uuid references utilisateurs,
  assigne_le timestamptz(3),
  relance_le timestamptz(3),
  check ((statut = 'en_preparation') <= (depose_le is null))
);
create index dossiers_conformite_file on dossiers_conformite (statut, depuis, id);
create index dossiers_conformite_par_instructeur on dossiers_conformite (assigne_a, statut) where assigne_a is not null;

create table dossiers_historique (
  numero bigint generated always as identity primary key,
  dossier_id uuid not null references dossiers_conformite,
  geste text not null,
  statut text not null,
  motif text,
  acteur_id uuid,
  role text not null,
  fait_le timestamptz(3) not null
);
create index dossiers_historique_par on dossiers_historique (dossier_id, numero);
create trigger dossiers_historique_immuable before update or delete on dossiers_historique for each row execute function refuser_modification();

-- What each file must hold: one row a kind, from the first file deposited for it.
create table pieces (
  id uuid primary key default gen_random_uuid(),
  dossier_id uuid not null references dossiers_conformite,
  nature text not null,
  statut text not null check (statut in ('deposee', 'acceptee', 'a_corriger')),
  statut_le timestamptz(3) not null,
  motif text,
  -- Date written on the piece, for those that expire.
  datee_du date,
  unique (dossier_id, nature),
  check ((statut = 'a_corriger') <= (motif is not null))
);

-- The files of a piece, in the coffre under a key that says nothing.
create table pieces_fichiers (
  id uuid primary key default gen_random_uuid(),
  piece_id uuid not null references pieces,
  cle text not null unique,
  nom text not null,
  type text not null check (type in ('pdf', 'jpeg', 'png')),
  octets int not null check (octets > 0),
  empreinte text not null check (empreinte ~ '^[0-9a-f]{64}$'),
  etat text not null check (etat in ('sain', 'non_analyse', 'infecte')),
  origine text not null check (origine in ('depot', 'insee')),
  depose_par uuid,
  depose_le timestamptz(3) not null
);
create index pieces_fichiers_par_piece on pieces_fichiers (piece_id, depose_le);
create index pieces_fichiers_a_analyser on pieces_fichiers (depose_le) where etat = 'non_analyse';

create table dossiers_messages (
  id uuid primary key default gen_random_uuid(),
  numero bigint generated always as identity unique,
  dossier_id uuid not null references dossiers_conformite,
  cote text not null check (cote in ('structure', 'anct')),
  auteur_id uuid,
  texte text not null check (texte <> ''),
  envoye_le timestamptz(3) not null
);
create index dossiers_messages_par on dossiers_messages (dossier_id, numero);

-- Between colleagues: the structure never reads them.
create table dossiers_notes (
  id uuid primary key default gen_random_uuid(),
  dossier_id uuid not null references dossiers_conformite,
  auteur_id uuid not null references utilisateurs,
  texte text not null check (texte <> ''),
  ecrite_le timestamptz(3) not null
);
create index dossiers_notes_par on dossiers_notes (dossier_id, ecrite_le);
