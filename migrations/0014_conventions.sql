-- The convention de subventionnement between a structure and the Banque des Territoires (étape 7): one live at a time.
create table conventions (
  id uuid primary key default gen_random_uuid(),
  numero int generated always as identity unique,
  structure_id uuid not null references structures,
  statut text not null check (statut in ('a_signer', 'signee_structure', 'signee', 'annulee')),
  statut_le timestamptz(3) not null,
  nombre_postes int not null check (nombre_postes > 0),
  montant_centimes bigint not null check (montant_centimes > 0),
  duree_mois int not null check (duree_mois between 1 and 36),
  debut date not null,
  -- What the document says, as it was when it was written.
  contenu jsonb not null,
  -- The document to sign, in the coffre: written by a job just after the convention.
  document_cle text unique,
  document_empreinte text check (document_empreinte ~ '^[0-9a-f]{64}$'),
  -- With its page of proof and the seal of the server, once signed by both here.
  scelle_cle text unique,
  motif text,
  creee_le timestamptz(3) not null,
  check ((document_cle is null) = (document_empreinte is null)),
  check (statut not in ('signee_structure', 'signee') or document_cle is not null)
);
create unique index conventions_une_vivante on conventions (structure_id) where statut <> 'annulee';
create index conventions_par_statut on conventions (statut, statut_le, id);

create table conventions_signatures (
  id uuid primary key default gen_random_uuid(),
  convention_id uuid not null references conventions,
  partie text not null check (partie in ('structure', 'banque_des_territoires')),
  mode text not null check (mode in ('depot', 'simple')),
  signataire_id uuid,
  nom text not null,
  qualite text not null,
  signee_le timestamptz(3) not null,
  -- The signed copy deposited, its fingerprint, how many electronic signatures it carries, and whether the last one
  -- covers the whole file (else something was added after it).
  fichier_cle text unique,
  empreinte text not null check (empreinte ~ '^[0-9a-f]{64}$'),
  signatures_du_pdf int,
  signature_entiere boolean,
  unique (convention_id, partie),
  check ((mode = 'depot') = (fichier_cle is not null)),
  check ((mode = 'depot') = (signatures_du_pdf is not null)),
  check ((mode = 'depot') = (signature_entiere is not null))
);
create trigger conventions_signatures_immuables before update or delete on conventions_signatures for each row execute function refuser_modification();

create table conventions_historique (
  numero bigint generated always as identity primary key,
  convention_id uuid not null references conventions,
  geste text not null,
  statut text not null,
  motif text,
  acteur_id uuid,
  role text not null,
  fait_le timestamptz(3) not null
);
create index conventions_historique_par on conventions_historique (convention_id, numero);
create trigger conventions_historique_immuable before update or delete on conventions_historique for each row execute function refuser_modification();

-- The code sent by e-mail to whoever signs here: only its fingerprint is kept.
create table codes_signature (
  utilisateur_id uuid primary key references utilisateurs on delete cascade,
  empreinte text not null,
  expire_le timestamptz(3) not null,
  essais int not null default 0
);
