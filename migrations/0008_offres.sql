-- The fiche de poste of a structure (étape 2): written here, published on emploi-territorial.fr, shown to candidates.
create table fiches_de_poste (
  id uuid primary key default gen_random_uuid(),
  numero int generated always as identity unique,
  structure_id uuid not null unique references structures,
  statut text not null check (statut in ('brouillon', 'publiee', 'retiree')),
  statut_le timestamptz(3) not null,
  intitule text not null check (intitule <> ''),
  missions text not null,
  profil text not null,
  conditions text not null,
  lieux text not null,
  candidatures_email text not null,
  -- Given by emploi-territorial.fr; a private structure has none.
  reference_emploi_territorial text check (reference_emploi_territorial ~ '^O[0-9]{15}$'),
  publiee_le date,
  -- Why the contract must be signed before the month is over: the law allows it in an emergency.
  urgence_motif text,
  modifiee_le timestamptz(3) not null,
  -- When the offer was seen on emploi-territorial.fr by ourselves.
  constatee_le timestamptz(3),
  check (statut = 'brouillon' or publiee_le is not null),
  check (constatee_le is null or reference_emploi_territorial is not null)
);
create index fiches_de_poste_publiees on fiches_de_poste (publiee_le desc, numero desc) where statut = 'publiee';
create index fiches_de_poste_a_constater on fiches_de_poste (reference_emploi_territorial) where statut = 'publiee' and constatee_le is null;

-- References read on emploi-territorial.fr, which shows its latest hundred offers only: kept for those who declare later.
create table offres_vues (reference text primary key check (reference ~ '^O[0-9]{15}$'), vue_le timestamptz(3) not null);
create index offres_vues_par_date on offres_vues (vue_le);
