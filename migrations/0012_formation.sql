-- Training (étape 6). Training bodies: where they train, how, and whether ANCT still refers people to them.
create table organismes (
  id uuid primary key default gen_random_uuid(),
  numero int generated always as identity unique,
  nom text not null check (nom <> ''),
  nom_tri text not null unique,
  email text not null check (email = lower(email)),
  telephone text not null,
  modalite text not null check (modalite in ('presentiel', 'distance', 'mixte')),
  -- Covers every département: only from a distance.
  est_national boolean not null default false,
  actif boolean not null default true,
  cree_le timestamptz(3) not null,
  check (not est_national or modalite = 'distance')
);
create table organismes_departements (
  organisme_id uuid not null references organismes,
  departement_code text not null references departements,
  primary key (organisme_id, departement_code)
);
create index organismes_departements_par_departement on organismes_departements (departement_code, organisme_id);
alter table attributions add foreign key (organisme_id) references organismes;
create index attributions_par_organisme on attributions (organisme_id) where organisme_id is not null and retiree_le is null;

create table sessions_formation (
  id uuid primary key default gen_random_uuid(),
  numero int generated always as identity unique,
  organisme_id uuid not null references organismes,
  parcours int not null check (parcours in (105, 280, 350, 420)),
  modalite text not null check (modalite in ('presentiel', 'distance', 'mixte')),
  lieu text not null,
  -- First and last of its days.
  debut date not null,
  fin date not null check (fin >= debut),
  places int not null check (places between 1 and 60),
  statut text not null check (statut in ('ouverte', 'close', 'annulee')),
  statut_le timestamptz(3) not null,
  creee_le timestamptz(3) not null
);
create index sessions_formation_par_organisme on sessions_formation (organisme_id, debut, id);
create table sessions_jours (
  session_id uuid not null references sessions_formation,
  jour date not null,
  primary key (session_id, jour)
);

-- The training of a recruit; its number, « F-128 », is what certificates carry in their file name.
create table formations (
  id uuid primary key default gen_random_uuid(),
  numero int generated always as identity unique,
  mise_en_relation_id uuid not null references mises_en_relation,
  organisme_id uuid references organismes,
  session_id uuid references sessions_formation,
  statut text not null check (statut in ('orientee', 'positionnee', 'inscrite', 'en_cours', 'interrompue', 'terminee', 'dispensee', 'annulee')),
  statut_le timestamptz(3) not null,
  ouverte_le timestamptz(3) not null,
  parcours int check (parcours in (105, 280, 350, 420)),
  positionnee_le date,
  commencee_le date,
  terminee_le date,
  motif text,
  ccp1 text check (ccp1 in ('reussi', 'partiel', 'echoue', 'absent')),
  ccp1_le date,
  pix_certificat text check (pix_certificat ~ '^P-[a-zA-Z0-9]{8}$'),
  certificat_cle text unique,
  certificat_nom text,
  certificat_etat text check (certificat_etat in ('sain', 'non_analyse')),
  certificat_depose_le timestamptz(3),
  -- Somebody exempted before being referred has no training body.
  check (organisme_id is not null or statut in ('dispensee', 'annulee')),
  check ((session_id is not null) = (statut in ('inscrite', 'en_cours', 'interrompue', 'terminee'))),
  check (parcours is not null or statut in ('orientee', 'dispensee', 'annulee')),
  check ((terminee_le is not null) = (statut = 'terminee')),
  check ((certificat_cle is null) = (certificat_depose_le is null))
);
-- One training of a recruit at a time: another one only after a cancellation.
create unique index formations_une_vivante on formations (mise_en_relation_id) where statut <> 'annulee';
create index formations_par_organisme on formations (organisme_id, statut, statut_le, id);
create index formations_par_session on formations (session_id) where session_id is not null;
create index formations_par_statut on formations (statut, statut_le, id);

create table formations_historique (
  numero bigint generated always as identity primary key,
  formation_id uuid not null references formations,
  geste text not null,
  statut text not null,
  motif text,
  acteur_id uuid,
  role text not null,
  fait_le timestamptz(3) not null
);
create index formations_historique_par on formations_historique (formation_id, numero);
create trigger formations_historique_immuable before update or delete on formations_historique for each row execute function refuser_modification();

create table formations_presences (
  formation_id uuid not null references formations,
  jour date not null,
  demi_journee text not null check (demi_journee in ('matin', 'apres_midi')),
  etat text not null check (etat in ('present', 'absent', 'excuse')),
  notee_par uuid,
  notee_le timestamptz(3) not null,
  primary key (formation_id, jour, demi_journee)
);

-- What the training body asks of the structure to complete the funding file.
create table formations_demandes (
  id uuid primary key default gen_random_uuid(),
  formation_id uuid not null references formations,
  objet text not null check (objet <> ''),
  statut text not null check (statut in ('attendue', 'repondue', 'close')),
  statut_le timestamptz(3) not null,
  demandee_le timestamptz(3) not null,
  -- Why the answer did not do, when it is asked again.
  motif text,
  reponse text,
  repondue_le timestamptz(3),
  check ((reponse is null) = (repondue_le is null)),
  check (statut <> 'repondue' or reponse is not null)
);
create index formations_demandes_par on formations_demandes (formation_id, demandee_le);
create table formations_demandes_fichiers (
  id uuid primary key default gen_random_uuid(),
  demande_id uuid not null references formations_demandes,
  cle text not null unique,
  nom text not null,
  type text not null check (type in ('pdf', 'jpeg', 'png')),
  octets int not null check (octets > 0),
  etat text not null check (etat in ('sain', 'non_analyse')),
  depose_par uuid,
  depose_le timestamptz(3) not null
);
create index formations_demandes_fichiers_par on formations_demandes_fichiers (demande_id, depose_le);
