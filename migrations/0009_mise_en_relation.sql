-- What a structure and a candidate decided about one another. A pair without a row is still « à examiner ».
create table mises_en_relation (
  id uuid primary key default gen_random_uuid(),
  structure_id uuid not null references structures,
  candidat_id uuid not null references candidats,
  statut text not null check (statut in ('a_examiner', 'interessee', 'pas_interessee', 'entretien', 'recrutement_souhaite', 'recrutement_accepte', 'recrutee', 'declinee', 'retiree')),
  statut_le timestamptz(3) not null,
  -- The post kept for this person while the structure wants to recruit.
  poste_id uuid references postes,
  motif text,
  origine text not null check (origine in ('liste', 'invitation')),
  cree_le timestamptz(3) not null,
  unique (structure_id, candidat_id),
  check ((poste_id is not null) = (statut in ('recrutement_souhaite', 'recrutement_accepte', 'recrutee')))
);
-- One structure per candidate, one candidate per post, whatever the concurrency (domain, étape 4).
create unique index mises_en_relation_un_choix on mises_en_relation (candidat_id) where poste_id is not null;
create unique index mises_en_relation_un_poste on mises_en_relation (poste_id) where poste_id is not null;
create index mises_en_relation_par_candidat on mises_en_relation (candidat_id);
create index mises_en_relation_par_structure on mises_en_relation (structure_id, statut, statut_le, id);

create table mises_en_relation_historique (
  numero bigint generated always as identity primary key,
  mise_en_relation_id uuid not null references mises_en_relation,
  geste text not null,
  statut text not null,
  motif text,
  acteur_id uuid,
  role text not null,
  fait_le timestamptz(3) not null
);
create index mises_en_relation_historique_par on mises_en_relation_historique (mise_en_relation_id, numero);
create trigger mises_en_relation_historique_immuable before update or delete on mises_en_relation_historique for each row execute function refuser_modification();

-- A structure that already has somebody sends a link: the registration is tied to it. Only the fingerprint is kept.
create table invitations_candidats (
  id uuid primary key default gen_random_uuid(),
  structure_id uuid not null references structures,
  email text not null check (email = lower(email)),
  empreinte text not null unique,
  invite_par uuid,
  invite_le timestamptz(3) not null,
  expire_le timestamptz(3) not null,
  candidat_id uuid references candidats
);
create index invitations_candidats_par_structure on invitations_candidats (structure_id, invite_le);
-- An interview: slots proposed by one side, one of them accepted by the other.
create table entretiens (
  id uuid primary key default gen_random_uuid(),
  mise_en_relation_id uuid not null references mises_en_relation,
  statut text not null check (statut in ('propose', 'contre_propose', 'confirme', 'annule')),
  statut_le timestamptz(3) not null,
  debut timestamptz(3),
  duree_minutes int not null check (duree_minutes between 10 and 240),
  lieu text not null,
  message text not null,
  -- Grows at each change: calendars keep the latest (RFC 5545, SEQUENCE).
  version int not null default 0,
  cree_le timestamptz(3) not null,
  check ((statut = 'confirme') <= (debut is not null))
);
create unique index entretiens_un_en_cours on entretiens (mise_en_relation_id) where statut in ('propose', 'contre_propose');
create index entretiens_par_mise_en_relation on entretiens (mise_en_relation_id, cree_le);

-- The slots proposed: the one accepted becomes `debut`.
create table entretiens_creneaux (
  entretien_id uuid not null references entretiens,
  debut timestamptz(3) not null,
  primary key (entretien_id, debut)
);

-- One grid per interviewer and candidate.
create table evaluations (
  mise_en_relation_id uuid not null references mises_en_relation,
  evaluateur_id uuid not null references utilisateurs,
  notes jsonb not null,
  commentaire text not null,
  modifiee_le timestamptz(3) not null,
  primary key (mise_en_relation_id, evaluateur_id)
);

-- Private calendar feeds: whoever holds the address reads it, so it can be changed. Only the fingerprint is kept.
create table abonnements_agenda (
  utilisateur_id uuid primary key references utilisateurs on delete cascade,
  empreinte text not null unique,
  cree_le timestamptz(3) not null
);
