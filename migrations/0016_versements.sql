-- The Banque des Territoires: the one who prepares the payments and the one who validates them are two people (domain, §2).
alter table attributions drop constraint attributions_role_check;
alter table attributions add constraint attributions_role_check check (role in ('structure', 'prefecture', 'anct', 'support', 'organisme_de_formation', 'banque_des_territoires', 'valideur', 'conseiller', 'coordinateur', 'candidat'));

-- The ledger: each row takes an amount from one account and puts it in another, so it always balances. Only added to.
create table ecritures (
  numero bigint generated always as identity primary key,
  -- What brought it: the gesture, and the thing it acted on.
  cause text not null,
  cause_id uuid not null,
  rang int not null,
  poste_id uuid references postes,
  structure_id uuid references structures,
  debit text not null check (debit in ('disponible', 'engage', 'du', 'en_banque', 'verse', 'a_recouvrer')),
  credit text not null check (credit in ('dotation', 'disponible', 'engage', 'du', 'en_banque', 'verse', 'a_recouvrer')),
  centimes bigint not null check (centimes > 0),
  valeur_le date not null,
  passee_le timestamptz(3) not null,
  check (debit <> credit),
  check ((poste_id is null) = (credit = 'dotation')),
  check ((poste_id is null) = (structure_id is null)),
  -- The same thing brings its rows once, whatever is replayed.
  unique (cause, cause_id, rang)
);
create index ecritures_par_poste on ecritures (poste_id, numero);
create index ecritures_par_structure on ecritures (structure_id, numero);
create index ecritures_par_compte on ecritures (debit, credit, centimes);
create trigger ecritures_immuables before update or delete on ecritures for each row execute function refuser_modification();
create trigger ecritures_immuables_en_bloc before truncate on ecritures for each statement execute function refuser_modification();

-- No account of a post ever owes what it does not hold, and a post never costs more than what was granted for it.
create function tenir_les_comptes_du_poste() returns trigger language plpgsql as $$
declare
  montant bigint;
  tenu record;
begin
  select montant_centimes into montant from postes where id = new.poste_id for no key update;
  select coalesce(sum(case when debit = new.credit then centimes when credit = new.credit then -centimes else 0 end), 0) as source,
    coalesce(sum(case when credit = 'disponible' then centimes when debit = 'disponible' then -centimes else 0 end), 0) as sorti
    into tenu from ecritures where poste_id = new.poste_id;
  if new.credit <> 'disponible' and tenu.source < 0 then
    raise exception 'compte % du poste % à découvert', new.credit, new.poste_id using errcode = 'check_violation', constraint = 'compte_jamais_a_decouvert';
  end if;
  if tenu.sorti > montant then
    raise exception 'le poste % dépasse son montant', new.poste_id using errcode = 'check_violation', constraint = 'montant_du_poste';
  end if;
  return null;
end $$;
create trigger ecritures_tenues after insert on ecritures for each row when (new.poste_id is not null) execute function tenir_les_comptes_du_poste();
-- Guide, « Les chiffres clé »: 200 M€.
insert into ecritures (cause, cause_id, rang, debit, credit, centimes, valeur_le, passee_le)
values ('programme.ouvrir', '00000000-0000-0000-0000-000000000000', 1, 'disponible', 'dotation', 20000000000, '2020-11-17', '2020-11-17T00:00:00Z');

-- The bank account of a structure. Whoever examines it is not who entered it; the IBAN is encrypted.
create table ribs (
  id uuid primary key default gen_random_uuid(),
  structure_id uuid not null references structures,
  statut text not null check (statut in ('a_valider', 'valide', 'refuse', 'remplace')),
  statut_le timestamptz(3) not null,
  titulaire text not null,
  iban text not null,
  -- Its last four characters: enough to recognise it.
  iban_fin text not null check (length(iban_fin) = 4),
  bic text not null,
  saisi_par uuid,
  saisi_le timestamptz(3) not null,
  examine_par uuid,
  motif text,
  check (examine_par is null or examine_par is distinct from saisi_par),
  check (statut <> 'valide' or examine_par is not null)
);
create unique index ribs_un_valide on ribs (structure_id) where statut = 'valide';
create unique index ribs_un_a_valider on ribs (structure_id) where statut = 'a_valider';
create index ribs_par_statut on ribs (statut, statut_le, id);

-- What is to be paid for each contract: 20, 30 and 50 % (guide, étape 9).
create table versements (
  id uuid primary key default gen_random_uuid(),
  numero int generated always as identity unique,
  contrat_id uuid not null references contrats,
  poste_id uuid not null references postes,
  structure_id uuid not null references structures,
  rang int not null check (rang between 1 and 3),
  montant_centimes bigint not null check (montant_centimes > 0),
  prevu_le date not null,
  -- When its day was seen to have come: the debt is in the ledger since.
  echu_le timestamptz(3),
  statut text not null check (statut in ('prevu', 'en_lot', 'emis', 'verse', 'annule')),
  statut_le timestamptz(3) not null,
  motif text,
  unique (contrat_id, rang)
);
create index versements_par_structure on versements (structure_id, prevu_le);
create index versements_par_poste on versements (poste_id, prevu_le);
create index versements_par_statut on versements (statut, prevu_le, id);

create table versements_historique (
  numero bigint generated always as identity primary key,
  versement_id uuid not null references versements,
  geste text not null,
  statut text not null,
  motif text,
  acteur_id uuid,
  role text not null,
  fait_le timestamptz(3) not null
);
create index versements_historique_par on versements_historique (versement_id, numero);
create trigger versements_historique_immuable before update or delete on versements_historique for each row execute function refuser_modification();

-- What ANCT holds back, and why, until it lets go: a follow-up report that is late.
create table retenues (
  id uuid primary key default gen_random_uuid(),
  poste_id uuid not null references postes,
  structure_id uuid not null references structures,
  motif text not null,
  posee_par uuid,
  posee_le timestamptz(3) not null,
  levee_par uuid,
  levee_le timestamptz(3)
);
create unique index retenues_une_vivante on retenues (poste_id) where levee_le is null;

-- A batch of payments: prepared by one, validated by another, then a file for the bank.
create table lots (
  id uuid primary key default gen_random_uuid(),
  numero int generated always as identity unique,
  statut text not null check (statut in ('en_preparation', 'a_valider', 'valide', 'solde', 'abandonne')),
  statut_le timestamptz(3) not null,
  prepare_par uuid not null,
  cree_le timestamptz(3) not null,
  valide_par uuid,
  valide_le timestamptz(3),
  execution_le date,
  -- Who pays, as it was when the batch was validated: the same file comes out for ever.
  donneur jsonb,
  nombre int,
  montant_centimes bigint,
  fichier_empreinte text check (fichier_empreinte ~ '^[0-9a-f]{64}$'),
  motif text,
  constraint lots_deux_personnes check (valide_par is null or valide_par <> prepare_par),
  check ((statut in ('valide', 'solde')) = (fichier_empreinte is not null)),
  check ((fichier_empreinte is null) = (valide_par is null))
);
create index lots_par_statut on lots (statut, statut_le, id);

create table lots_historique (
  numero bigint generated always as identity primary key,
  lot_id uuid not null references lots,
  geste text not null,
  statut text not null,
  motif text,
  acteur_id uuid,
  role text not null,
  fait_le timestamptz(3) not null
);
create index lots_historique_par on lots_historique (lot_id, numero);
create trigger lots_historique_immuable before update or delete on lots_historique for each row execute function refuser_modification();

create table lots_lignes (
  id uuid primary key default gen_random_uuid(),
  lot_id uuid not null references lots,
  versement_id uuid not null references versements,
  etat text not null check (etat in ('retenue', 'exclue', 'emise', 'versee', 'rejetee')),
  -- « V128-2 »: the payment and how many times it was tried; what the bank answers with.
  reference text not null unique,
  rib_id uuid references ribs,
  centimes bigint not null check (centimes > 0),
  -- When the bank paid or rejected it, its code, or why it was left out.
  le date,
  code text,
  motif text,
  unique (lot_id, versement_id),
  check (etat not in ('emise', 'versee', 'rejetee') or rib_id is not null)
);
-- A payment stands in one live batch at a time, and is never paid twice.
create unique index lots_lignes_une_vivante on lots_lignes (versement_id) where etat in ('retenue', 'emise', 'versee');

-- A contract broken before its end (domain, « Life after »): declared by the structure, examined by ANCT.
create table ruptures (
  id uuid primary key default gen_random_uuid(),
  numero int generated always as identity unique,
  contrat_id uuid not null references contrats,
  poste_id uuid not null references postes,
  structure_id uuid not null references structures,
  statut text not null check (statut in ('declaree', 'confirmee', 'annulee')),
  statut_le timestamptz(3) not null,
  motif text not null check (motif in ('demission', 'licenciement', 'fin_de_periode_d_essai', 'commun_accord', 'inaptitude', 'deces', 'autre')),
  precisions text not null,
  effet_le date not null,
  fichier_cle text unique,
  fichier_nom text,
  declaree_le timestamptz(3) not null,
  -- As they were when it was confirmed (domain, §5).
  verse_centimes bigint,
  acquis_centimes bigint,
  vacant_jusqu_au date,
  reponse text,
  check ((statut = 'confirmee') <= (verse_centimes is not null and acquis_centimes is not null and vacant_jusqu_au is not null))
);
create unique index ruptures_une_vivante on ruptures (contrat_id) where statut in ('declaree', 'confirmee');
create index ruptures_par_statut on ruptures (statut, statut_le, id);
create index ruptures_par_structure on ruptures (structure_id, numero);

-- What was paid and not earned, asked back.
create table recouvrements (
  id uuid primary key default gen_random_uuid(),
  numero int generated always as identity unique,
  rupture_id uuid not null references ruptures,
  poste_id uuid not null references postes,
  structure_id uuid not null references structures,
  centimes bigint not null check (centimes > 0),
  statut text not null check (statut in ('demande', 'recouvre', 'annule')),
  statut_le timestamptz(3) not null,
  demande_le timestamptz(3) not null,
  recu_le date,
  check ((statut = 'recouvre') = (recu_le is not null))
);
create unique index recouvrements_un_par_rupture on recouvrements (rupture_id) where statut <> 'annule';
create index recouvrements_par_statut on recouvrements (statut, statut_le, id);
create index recouvrements_par_poste on recouvrements (poste_id);
