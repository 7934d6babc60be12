-- What else changes in a subsidy after the signature (domain, « Life after »): posts added, renewed, transferred, another SIRET.
alter table avenants drop constraint avenants_type_check;
alter table avenants add constraint avenants_type_check
  check (type in ('rendre_poste', 'ajouter_postes', 'renouveler_poste', 'transferer_poste', 'changer_siret'));
alter table avenants drop constraint avenants_statut_check;
alter table avenants add constraint avenants_statut_check check (statut in ('demandee', 'instruite', 'acceptee', 'refusee', 'retiree'));
alter table avenants
  -- Posts asked for, then granted.
  add column nombre_postes int check (nombre_postes between 1 and 500),
  -- Who receives the posts: its agreement is needed.
  add column vers_structure_id uuid references structures check (vers_structure_id <> structure_id),
  -- Who the structure becomes, and since when.
  add column identite jsonb,
  add column effet_le date,
  -- The act that decides it (PDF).
  add column fichier_cle text unique,
  add column fichier_nom text,
  -- What the préfecture thinks, or what the other structure answers.
  add column avis text check (avis in ('favorable', 'defavorable')),
  add column avis_nombre int check (avis_nombre between 1 and 500),
  add column avis_motif text,
  add column avis_par uuid,
  add column avis_le timestamptz(3),
  -- What it did, as it was shown when ANCT answered.
  add column effet jsonb,
  add check ((type in ('ajouter_postes')) = (nombre_postes is not null)),
  add check (type <> 'transferer_poste' or vers_structure_id is not null),
  add check (vers_structure_id is null or type in ('transferer_poste', 'changer_siret')),
  add check ((type = 'changer_siret') = (identite is not null)),
  add check ((avis is null) = (avis_le is null));
-- What waits for nobody but ANCT is to be decided.
update avenants set statut = 'instruite' where statut = 'demandee';
create index avenants_vers on avenants (vers_structure_id, numero) where vers_structure_id is not null;

-- A post renewed: its money is granted, the contract is not renewed yet.
alter table postes add column renouvele_le date;

-- Posts that changed hands: who held them before reads what happened until then.
create table postes_transferts (
  id uuid primary key,
  numero bigint generated always as identity unique,
  poste_id uuid not null references postes,
  de_structure_id uuid not null references structures,
  vers_structure_id uuid not null references structures,
  ancien_numero int not null,
  -- What it had cost the structure that gives it: the other has the rest.
  depense_centimes bigint not null check (depense_centimes >= 0),
  transfere_le timestamptz(3) not null
);
create index postes_transferts_par_poste on postes_transferts (poste_id, numero);
create trigger postes_transferts_immuables before update or delete on postes_transferts for each row execute function refuser_modification();

-- What makes a signed contract last longer: until 36 months at the most, or for another period that is funded.
create table contrats_avenants (
  id uuid primary key default gen_random_uuid(),
  contrat_id uuid not null references contrats,
  type text not null check (type in ('prolongation', 'renouvellement')),
  -- The funded period that it lengthens, or begins.
  periode smallint not null check (periode > 0),
  debut date not null,
  duree_mois int check (duree_mois between 24 and 36),
  ancienne_fin date,
  nouvelle_fin date,
  signe_le date not null,
  fichier_cle text not null unique,
  fichier_nom text not null,
  fichier_empreinte text not null check (fichier_empreinte ~ '^[0-9a-f]{64}$'),
  enregistre_le timestamptz(3) not null,
  check ((ancienne_fin is null) = (nouvelle_fin is null)),
  check ((nouvelle_fin is null) = (duree_mois is null)),
  check (nouvelle_fin > ancienne_fin),
  check (type = 'renouvellement' or nouvelle_fin is not null)
);
create index contrats_avenants_par_contrat on contrats_avenants (contrat_id, enregistre_le);
create unique index contrats_avenants_un_renouvellement on contrats_avenants (contrat_id, periode) where type = 'renouvellement';
create trigger contrats_avenants_immuables before update or delete on contrats_avenants for each row execute function refuser_modification();

-- Payments of each funded period of a contract.
alter table versements add column periode smallint not null default 1 check (periode > 0);
alter table versements drop constraint versements_contrat_id_rang_key;
alter table versements add constraint versements_une_fois unique (contrat_id, periode, rang);

-- A demand may amend two conventions, when a post changes hands: one document each, which says the same for ever.
create table avenants_documents (
  avenant_id uuid not null references avenants,
  structure_id uuid not null references structures,
  convention_id uuid not null references conventions,
  contenu jsonb not null,
  primary key (avenant_id, structure_id)
);
create index avenants_documents_par_convention on avenants_documents (convention_id);
insert into avenants_documents (avenant_id, structure_id, convention_id, contenu)
  select id, structure_id, convention_id, contenu from avenants where convention_id is not null;
create trigger avenants_documents_immuables before update or delete on avenants_documents for each row execute function refuser_modification();

-- A conseiller follows his post to another structure.
alter table mises_en_relation drop constraint mises_en_relation_origine_check;
alter table mises_en_relation add constraint mises_en_relation_origine_check check (origine in ('liste', 'invitation', 'transfert'));

-- Communes that merge: the structure that is absorbed is closed.
alter table structures drop constraint structures_statut_check;
alter table structures add constraint structures_statut_check check (statut in ('a_confirmer', 'a_instruire', 'avis_rendu', 'examen_complementaire', 'activee', 'refusee', 'doublon', 'abandonnee', 'expiree', 'fusionnee'));
