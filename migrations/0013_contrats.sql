-- The work contract of a recruit on a post (étape 7), from the draft to the signature.
create table contrats (
  id uuid primary key default gen_random_uuid(),
  numero int generated always as identity unique,
  mise_en_relation_id uuid not null references mises_en_relation,
  structure_id uuid not null references structures,
  candidat_id uuid not null references candidats,
  poste_id uuid not null references postes,
  statut text not null check (statut in ('brouillon', 'signe', 'annule')),
  statut_le timestamptz(3) not null,
  type text not null check (type in ('contrat_de_projet', 'autre_public', 'cdd', 'cdi', 'pec')),
  debut date not null,
  -- A CDI has no end.
  duree_mois int check (duree_mois between 24 and 36),
  fin date,
  remuneration_centimes bigint not null check (remuneration_centimes > 0),
  lieu text not null,
  missions text not null,
  deliberation_numero text not null,
  deliberation_le date,
  signe_le date,
  fichier_cle text unique,
  fichier_nom text,
  fichier_empreinte text check (fichier_empreinte ~ '^[0-9a-f]{64}$'),
  motif text,
  cree_le timestamptz(3) not null,
  modifie_le timestamptz(3) not null,
  check ((type = 'cdi') = (fin is null)),
  check ((fin is null) = (duree_mois is null)),
  check (fin > debut),
  check ((statut = 'signe') = (signe_le is not null)),
  check ((statut = 'signe') = (fichier_cle is not null)),
  check (signe_le <= debut)
);
-- One live contract per person, per post and per recruitment, whatever the concurrency (domain, étape 7).
create unique index contrats_un_par_poste on contrats (poste_id) where statut in ('brouillon', 'signe');
create unique index contrats_un_par_personne on contrats (candidat_id) where statut in ('brouillon', 'signe');
create unique index contrats_un_par_relation on contrats (mise_en_relation_id) where statut in ('brouillon', 'signe');
create index contrats_par_structure on contrats (structure_id, statut);
create index contrats_par_statut on contrats (statut, statut_le, id);

create table contrats_historique (
  numero bigint generated always as identity primary key,
  contrat_id uuid not null references contrats,
  geste text not null,
  statut text not null,
  motif text,
  acteur_id uuid,
  role text not null,
  fait_le timestamptz(3) not null
);
create index contrats_historique_par on contrats_historique (contrat_id, numero);
create trigger contrats_historique_immuable before update or delete on contrats_historique for each row execute function refuser_modification();
