-- What the State asks to be told of each post (domain, étape 9, « Follow-up »): each month by the conseiller, each quarter
-- and each half-year by the structure. A late one is a date that is past: nothing says it but the date.
create table suivis (
  id uuid primary key default gen_random_uuid(),
  type text not null check (type in ('mensuel', 'trimestriel', 'semestriel')),
  contrat_id uuid not null references contrats,
  poste_id uuid not null references postes,
  structure_id uuid not null references structures,
  conseiller int not null references candidats (numero),
  du date not null,
  au date not null,
  a_remettre_le date not null,
  statut text not null check (statut in ('a_remplir', 'remis')),
  statut_le timestamptz(3) not null,
  -- The figures and the answers as they were when it was filed.
  chiffres jsonb,
  reponses jsonb,
  -- Why ANCT asked for it again.
  motif text,
  check (au >= du),
  check (a_remettre_le > au),
  check (statut <> 'remis' or reponses is not null),
  unique (contrat_id, type, du)
);
create index suivis_par_structure on suivis (structure_id, a_remettre_le);
create index suivis_par_conseiller on suivis (conseiller, a_remettre_le);
create index suivis_par_statut on suivis (statut, a_remettre_le, id);
create index suivis_attendus on suivis (contrat_id, a_remettre_le) where statut = 'a_remplir';

create table suivis_historique (
  numero bigint generated always as identity primary key,
  suivi_id uuid not null references suivis,
  geste text not null,
  statut text not null,
  motif text,
  acteur_id uuid,
  role text not null,
  fait_le timestamptz(3) not null
);
create index suivis_historique_par on suivis_historique (suivi_id, numero);
create trigger suivis_historique_immuable before update or delete on suivis_historique for each row execute function refuser_modification();
