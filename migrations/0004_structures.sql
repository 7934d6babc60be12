create table structures (
  id uuid primary key default gen_random_uuid(),
  numero int generated always as identity unique,
  statut text not null check (statut in ('a_confirmer', 'a_instruire', 'avis_rendu', 'examen_complementaire', 'activee', 'refusee', 'doublon', 'abandonnee', 'expiree')),
  statut_le timestamptz(3) not null,
  type_identifiant text not null check (type_identifiant in ('siret', 'ridet')),
  identifiant text not null check (identifiant ~ '^[0-9A-Z]{6,14}$'),
  identite_verifiee boolean not null,
  -- When a directory last answered about this number; null until it does (it may be down when people register).
  identite_controlee_le timestamptz(3),
  nom text not null check (nom <> ''),
  nom_tri text not null,
  type text not null check (type in ('commune', 'epci', 'departement', 'region', 'collectivite', 'gip', 'autre_publique', 'association', 'entreprise_ess')),
  nature text not null check (nature in ('publique', 'privee')),
  adresse text not null,
  commune_code text not null references communes,
  departement_code text not null references departements,
  postes_souhaites int check (postes_souhaites between 1 and 500),
  demarrage_le date not null,
  missions text not null,
  lieux text not null,
  candidat_identifie boolean not null,
  partenaires text,
  contact_civilite text not null check (contact_civilite in ('madame', 'monsieur')),
  contact_prenom text not null,
  contact_nom text not null,
  contact_fonction text not null,
  contact_email text not null,
  contact_telephone text not null,
  representant_prenom text not null,
  representant_nom text not null,
  representant_fonction text not null,
  engagements_acceptes_le timestamptz(3) not null,
  inscrite_le timestamptz(3) not null,
  confirmee_le timestamptz(3),
  doublon_de uuid references structures,
  check ((nature = 'privee') = (type in ('association', 'entreprise_ess')))
);
-- The same establishment cannot have two live registrations (étape 1), whatever the concurrency.
create unique index structures_identifiant_vivant on structures (identifiant)
  where statut in ('a_confirmer', 'a_instruire', 'avis_rendu', 'examen_complementaire', 'activee');
create index structures_par_departement on structures (departement_code, statut, confirmee_le, id);
create index structures_par_anciennete on structures (departement_code, confirmee_le, id);
create index structures_par_statut on structures (statut, confirmee_le, id);
create index structures_a_controler on structures (inscrite_le) where identite_controlee_le is null;
create index structures_par_nom on structures (nom_tri text_pattern_ops, id);

-- Everything that ever happened to a registration: statuses, corrections with what stood before. Only added to.
create table structures_historique (
  numero bigint generated always as identity primary key,
  structure_id uuid not null references structures,
  geste text not null,
  statut text not null,
  avant jsonb,
  motif text,
  acteur_id uuid,
  role text not null,
  fait_le timestamptz(3) not null
);
create index structures_historique_par_structure on structures_historique (structure_id, numero);
create trigger structures_historique_immuable before update or delete on structures_historique for each row execute function refuser_modification();

-- Confirmation links: only their fingerprint is kept.
create table confirmations (
  empreinte text primary key,
  structure_id uuid not null references structures,
  expire_le timestamptz(3) not null,
  utilisee_le timestamptz(3)
);
create index confirmations_par_structure on confirmations (structure_id);

-- « Someone already registered this establishment: ask for access. »
create table demandes_acces (
  id uuid primary key default gen_random_uuid(),
  structure_id uuid not null references structures,
  prenom text not null,
  nom text not null,
  fonction text not null,
  email text not null,
  statut text not null check (statut in ('en_attente', 'acceptee', 'refusee')),
  demandee_le timestamptz(3) not null,
  traitee_le timestamptz(3)
);
create index demandes_acces_par_structure on demandes_acces (structure_id, statut);
-- A person asks once for the same structure, however often the button is pressed.
create unique index demandes_acces_en_attente on demandes_acces (structure_id, email) where statut = 'en_attente';

alter table attributions add foreign key (structure_id) references structures;
