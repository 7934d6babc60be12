-- People who may sign in. Nobody registers alone: an invitation creates the account (candidates excepted).
create table utilisateurs (
  id uuid primary key default gen_random_uuid(),
  email text not null unique check (email = lower(email)),
  prenom text not null,
  nom text not null,
  mot_de_passe text,
  totp_secret text,
  totp_actif_le timestamptz(3),
  totp_dernier_pas bigint not null default 0,
  cree_le timestamptz(3) not null,
  connecte_le timestamptz(3)
);

-- A role held, on a perimeter. A person may hold several.
create table attributions (
  id uuid primary key default gen_random_uuid(),
  utilisateur_id uuid not null references utilisateurs,
  role text not null check (role in ('structure', 'prefecture', 'anct', 'support', 'organisme_de_formation', 'banque_des_territoires', 'conseiller', 'coordinateur', 'candidat')),
  structure_id uuid,
  organisme_id uuid,
  departement_code text references departements,
  region_code text references regions,
  administrateur boolean not null default false,
  creee_le timestamptz(3) not null,
  retiree_le timestamptz(3),
  check ((role = 'structure') = (structure_id is not null)),
  check ((role = 'organisme_de_formation') = (organisme_id is not null)),
  check ((role = 'prefecture') = (departement_code is not null or region_code is not null))
);
create unique index attributions_une_fois on attributions (utilisateur_id, role, coalesce(structure_id::text, organisme_id::text, departement_code, region_code, '')) where retiree_le is null;
create index attributions_par_structure on attributions (structure_id) where retiree_le is null;
create index attributions_par_departement on attributions (departement_code) where retiree_le is null;

create table sessions (
  id uuid primary key default gen_random_uuid(),
  empreinte text not null unique,
  utilisateur_id uuid not null references utilisateurs on delete cascade,
  attribution_id uuid references attributions,
  second_facteur boolean not null,
  appareil text not null,
  creee_le timestamptz(3) not null,
  vue_le timestamptz(3) not null
);
create index sessions_par_utilisateur on sessions (utilisateur_id);

-- Personal links: only their fingerprint is kept.
create table liens_personnels (
  empreinte text primary key,
  utilisateur_id uuid not null references utilisateurs on delete cascade,
  usage text not null check (usage in ('invitation', 'mot_de_passe', 'ancienne_adresse', 'nouvelle_adresse', 'inscription', 'connexion')),
  adresse text,
  cree_le timestamptz(3) not null,
  expire_le timestamptz(3) not null,
  utilise_le timestamptz(3),
  relance_le timestamptz(3)
);
create index liens_par_utilisateur on liens_personnels (utilisateur_id, usage);

create table codes_secours (
  utilisateur_id uuid not null references utilisateurs on delete cascade,
  empreinte text not null,
  utilise_le timestamptz(3),
  primary key (utilisateur_id, empreinte)
);

-- Failures to sign in, per account and per address. The key is a fingerprint.
create table echecs_connexion (
  cle text primary key,
  nombre int not null,
  fenetre_fin timestamptz(3) not null,
  verrou_jusqu_a timestamptz(3)
);

-- Identities of ProConnect already recognised.
create table identites (
  fournisseur text not null,
  sujet text not null,
  utilisateur_id uuid not null references utilisateurs on delete cascade,
  vue_le timestamptz(3) not null,
  primary key (fournisseur, sujet)
);
