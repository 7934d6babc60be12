-- What conseillers do (guide, « Missions du conseiller numérique »): one row per accompaniment, and never anybody helped.

-- The three themes, the seven priority helps and the four further ones of the guide; codes are never used twice.
create table themes (
  numero smallint primary key check (numero between 1 and 24),
  famille text not null check (famille in ('thematique', 'prioritaire', 'complementaire')),
  libelle text not null,
  libelle_court text not null,
  valable_du date not null,
  valable_au date,
  check (valable_au > valable_du)
);
insert into themes (numero, famille, libelle, libelle_court, valable_du) values
  (1, 'thematique', 'Les usages quotidiens du numérique', 'Usages quotidiens', '2020-11-17'),
  (2, 'thematique', 'Les usages citoyens et critiques', 'Usages citoyens', '2020-11-17'),
  (3, 'thematique', 'Les démarches administratives en ligne, en autonomie', 'Démarches en ligne', '2020-11-17'),
  (4, 'prioritaire', 'Prendre en main un équipement informatique', 'Équipement', '2020-11-17'),
  (5, 'prioritaire', 'Naviguer sur Internet', 'Internet', '2020-11-17'),
  (6, 'prioritaire', 'Envoyer, recevoir et gérer ses courriels', 'Courriels', '2020-11-17'),
  (7, 'prioritaire', 'Installer et utiliser des applications utiles sur son smartphone', 'Smartphone', '2020-11-17'),
  (8, 'prioritaire', 'Créer et gérer ses contenus numériques', 'Contenus', '2020-11-17'),
  (9, 'prioritaire', 'Connaître l’environnement et le vocabulaire numériques', 'Vocabulaire', '2020-11-17'),
  (10, 'prioritaire', 'Apprendre les bases du traitement de texte', 'Traitement de texte', '2020-11-17'),
  (11, 'complementaire', 'Échanger avec ses proches', 'Échanger avec ses proches', '2020-11-17'),
  (12, 'complementaire', 'Accompagner son enfant', 'Accompagner son enfant', '2020-11-17'),
  (13, 'complementaire', 'Trouver un emploi ou une formation', 'Emploi et formation', '2020-11-17'),
  (14, 'complementaire', 'Aider une petite entreprise à se servir du numérique', 'Petites entreprises', '2020-11-17');

-- Words that conseillers, structures, préfectures and ANCT put on activities.
create table tags (
  numero int generated always as identity primary key,
  portee text not null check (portee in ('conseiller', 'structure', 'departement', 'nation')),
  -- The number of the conseiller or of the structure, the code of the département, or nothing.
  portee_id text not null,
  nom text not null check (length(nom) between 2 and 60),
  nom_tri text not null,
  archive_le timestamptz(3),
  cree_le timestamptz(3) not null,
  check ((portee = 'nation') = (portee_id = ''))
);
create unique index tags_vivants on tags (portee, portee_id, nom_tri) where archive_le is null;

create table activites (
  -- Chosen by the device that records it: sent twice, it is written once.
  id uuid primary key,
  -- Employer, place and commune are those of the day: they never move again (candidats.numero, structures.numero).
  conseiller int not null references candidats (numero),
  structure int not null references structures (numero),
  jour date not null,
  type text not null check (type in ('individuel', 'atelier', 'information', 'redirection', 'mandat', 'appel')),
  canal text not null check (canal in ('lieu', 'distance', 'domicile', 'itinerant')),
  lieu int references lieux (numero),
  commune_code text not null references communes,
  departement_code text not null references departements,
  duree_minutes smallint not null check (duree_minutes between 5 and 720),
  participants smallint not null check (participants between 1 and 500),
  deja_venus smallint not null default 0 check (deja_venus between 0 and participants),
  -- Bounds that nest in those of every former system; they never change.
  age_0_11 smallint not null default 0 check (age_0_11 >= 0),
  age_12_17 smallint not null default 0 check (age_12_17 >= 0),
  age_18_24 smallint not null default 0 check (age_18_24 >= 0),
  age_25_34 smallint not null default 0 check (age_25_34 >= 0),
  age_35_39 smallint not null default 0 check (age_35_39 >= 0),
  age_40_59 smallint not null default 0 check (age_40_59 >= 0),
  age_60_69 smallint not null default 0 check (age_60_69 >= 0),
  age_70 smallint not null default 0 check (age_70 >= 0),
  age_inconnu smallint not null default 0 check (age_inconnu >= 0),
  statut_scolarise smallint not null default 0 check (statut_scolarise >= 0),
  statut_sans_emploi smallint not null default 0 check (statut_sans_emploi >= 0),
  statut_en_emploi smallint not null default 0 check (statut_en_emploi >= 0),
  statut_retraite smallint not null default 0 check (statut_retraite >= 0),
  statut_inconnu smallint not null default 0 check (statut_inconnu >= 0),
  -- What follows: people who will come again alone, or to a workshop.
  suite_individuel smallint not null default 0 check (suite_individuel between 0 and participants),
  suite_atelier smallint not null default 0 check (suite_atelier between 0 and participants),
  -- People sent to each body, mandates concluded for each nature: {"caf": 2}.
  redirections jsonb check (jsonb_typeof(redirections) = 'object'),
  mandats jsonb check (jsonb_typeof(mandats) = 'object'),
  themes smallint[] not null default '{}' check (cardinality(themes) <= 14),
  materiel text[] not null default '{}' check (materiel <@ array['ordinateur', 'telephone', 'tablette', 'autre']),
  tags int[] not null default '{}' check (cardinality(tags) <= 10),
  titre text check (length(titre) <= 120),
  -- Private: read by its author alone.
  note text check (length(note) <= 2000),
  cree_le timestamptz(3) not null,
  modifie_le timestamptz(3) not null,
  supprimee_le timestamptz(3),
  constraint activites_ages check (age_0_11 + age_12_17 + age_18_24 + age_25_34 + age_35_39 + age_40_59 + age_60_69 + age_70 + age_inconnu = participants),
  constraint activites_statuts check (statut_scolarise + statut_sans_emploi + statut_en_emploi + statut_retraite + statut_inconnu = participants),
  constraint activites_seul check (type not in ('individuel', 'appel') or participants = 1),
  constraint activites_lieu check ((canal = 'lieu') = (lieu is not null)),
  constraint activites_themes check (cardinality(themes) > 0 or type in ('redirection', 'mandat')),
  constraint activites_redirigees check (type <> 'redirection' or redirections is not null),
  constraint activites_mandatees check (type <> 'mandat' or mandats is not null)
);
create index activites_du_conseiller on activites (conseiller, jour desc, id desc) where supprimee_le is null;
create index activites_de_la_structure on activites (structure, jour) where supprimee_le is null;
create index activites_de_la_commune on activites (commune_code, jour) where supprimee_le is null;
create index activites_du_departement on activites (departement_code, jour) where supprimee_le is null;
create index activites_du_lieu on activites (lieu, jour) where supprimee_le is null and lieu is not null;
create index activites_par_tag on activites using gin (tags) where tags <> '{}';

-- The months whose form is filed: what is corrected afterwards leaves a trace.
create table activites_mois_clos (
  conseiller int not null references candidats (numero),
  mois date not null check (extract(day from mois) = 1),
  clos_le timestamptz(3) not null,
  primary key (conseiller, mois)
);
create table activites_corrections (
  numero bigint generated always as identity primary key,
  activite_id uuid not null references activites,
  geste text not null check (geste in ('ajoutee', 'corrigee', 'supprimee')),
  -- What stood before, without the note.
  avant jsonb,
  acteur_id uuid,
  fait_le timestamptz(3) not null
);
create index activites_corrections_par on activites_corrections (activite_id, numero);
create trigger activites_corrections_immuables before update or delete on activites_corrections for each row execute function refuser_modification();
