-- The arrival of a conseiller (guide, étape 8): one per contract, from its signature to its end.
create table arrivees (
  id uuid primary key default gen_random_uuid(),
  contrat_id uuid not null unique references contrats,
  structure_id uuid not null references structures,
  conseiller int not null references candidats (numero),
  statut text not null check (statut in ('ouverte', 'close')),
  statut_le timestamptz(3) not null,
  -- Said by the structure while the training body has no date.
  depart_formation_le date,
  prise_de_poste_le date,
  transport text check (transport in ('structure', 'personnel', 'commun', 'velo', 'sans_objet')),
  -- The conseiller has read what the monthly follow-up is.
  suivi_connu_le timestamptz(3),
  cree_le timestamptz(3) not null
);
create index arrivees_par_structure on arrivees (structure_id) where statut = 'ouverte';
create index arrivees_par_conseiller on arrivees (conseiller);

-- The guide and the outfit, sent by the State. Size and address are those of a person: erased once they are of no use.
create table kits (
  arrivee_id uuid primary key references arrivees,
  numero int generated always as identity unique,
  statut text not null check (statut in ('a_commander', 'commande', 'expedie', 'recu', 'incomplet')),
  statut_le timestamptz(3) not null,
  taille text check (taille in ('XS', 'S', 'M', 'L', 'XL', '2XL', '3XL', '4XL')),
  coupe text check (coupe in ('droite', 'ajustee')),
  livraison text check (livraison in ('structure', 'autre')),
  adresse text check (length(adresse) <= 200),
  code_postal_ville text check (length(code_postal_ville) <= 100),
  -- The reference by which the parcel is followed, and the sending it was part of.
  suivi text check (length(suivi) <= 60),
  envoi_id uuid,
  expedie_le timestamptz(3),
  manques text[] not null default '{}' check (manques <@ array['guide', 'tenue', 'taille', 'colis']),
  precisions text check (length(precisions) <= 300),
  efface_le timestamptz(3),
  check (statut = 'a_commander' or taille is not null or efface_le is not null),
  check ((taille is null) = (coupe is null)),
  check (statut <> 'expedie' or expedie_le is not null)
);
create index kits_par_statut on kits (statut, statut_le);
create index kits_par_envoi on kits (envoi_id) where envoi_id is not null;

create table kits_historique (
  numero bigint generated always as identity primary key,
  arrivee_id uuid not null references arrivees,
  geste text not null,
  statut text not null,
  motif text,
  acteur_id uuid,
  role text not null,
  fait_le timestamptz(3) not null
);
create index kits_historique_par on kits_historique (arrivee_id, numero);
create trigger kits_historique_immuable before update or delete on kits_historique for each row execute function refuser_modification();

-- The socle d'équipement: what the structure says of each thing, and what the conseiller answers.
create table equipements (
  arrivee_id uuid not null references arrivees,
  code text not null check (code in ('ordinateur', 'telephone', 'salle', 'tenue', 'transport')),
  etat text check (etat in ('fourni', 'prevu', 'sans_objet')),
  prevu_le date,
  avis text check (avis in ('confirme', 'manque')),
  note text not null default '' check (length(note) <= 200),
  modifie_le timestamptz(3) not null,
  primary key (arrivee_id, code),
  check ((etat is not distinct from 'prevu') = (prevu_le is not null))
);

-- The conseillers already under contract arrive too.
insert into arrivees (contrat_id, structure_id, conseiller, statut, statut_le, cree_le)
select k.id, k.structure_id, c.numero, 'ouverte', k.statut_le, k.statut_le
from contrats k join candidats c on c.id = k.candidat_id where k.statut = 'signe';
insert into kits (arrivee_id, statut, statut_le) select id, 'a_commander', statut_le from arrivees;
