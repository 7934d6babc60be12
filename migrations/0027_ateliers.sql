-- Workshops (guide, « Missions du conseiller numérique » : animer un atelier thématique): prepared by a conseiller, open to
-- registration, held, then recorded as an activity.

-- What an e-mail is about, when its address must be forgotten with it.
alter table courriels add column sujet text;
create index courriels_par_sujet on courriels (sujet) where sujet is not null;

create table ateliers_series (
  id uuid primary key default gen_random_uuid(),
  conseiller int not null references candidats (numero),
  rythme text not null check (rythme in ('semaine', 'quinzaine', 'mois')),
  jusqu_au date not null,
  cree_le timestamptz(3) not null
);

create table ateliers (
  id uuid primary key default gen_random_uuid(),
  -- Its public address.
  numero int generated always as identity unique,
  conseiller int not null references candidats (numero),
  -- The employer of the day it was prepared.
  structure int not null references structures (numero),
  serie_id uuid references ateliers_series,
  titre text not null check (length(titre) between 3 and 120),
  themes smallint[] not null check (cardinality(themes) between 1 and 14),
  niveau text not null check (niveau in ('debutant', 'intermediaire', 'avance')),
  acces text not null check (acces in ('public', 'invitation')),
  a_apporter text not null check (length(a_apporter) <= 300),
  -- Shown to everybody: where somebody without the Internet registers.
  telephone text not null check (length(telephone) <= 20),
  canal text not null check (canal in ('lieu', 'distance')),
  lieu int references lieux (numero),
  -- Where a workshop at a distance is held: shown to those who have a place in it, and to nobody else.
  lien text check (length(lien) <= 300),
  -- Of the place; of the structure for a workshop at a distance.
  commune_code text not null references communes,
  departement_code text not null references departements,
  latitude double precision not null,
  longitude double precision not null,
  zone text not null,
  debut timestamptz(3) not null,
  -- The day of `debut` in Paris.
  jour date not null,
  duree_minutes smallint not null check (duree_minutes between 15 and 720),
  ferme_le timestamptz(3) not null check (ferme_le <= debut),
  places smallint not null check (places between 1 and 100),
  -- Counted again from the registrations at each change, and kept when these are erased.
  places_prises smallint not null default 0 check (places_prises >= 0),
  en_attente smallint not null default 0 check (en_attente >= 0),
  statut text not null check (statut in ('prepare', 'publie', 'tenu', 'annule')),
  statut_le timestamptz(3) not null,
  publie_le timestamptz(3),
  motif text check (length(motif) <= 300),
  -- Grows at each change of day, hour or place: calendars keep the latest.
  version smallint not null default 0,
  presents smallint check (presents between 0 and 100),
  non_inscrits smallint check (non_inscrits between 0 and 400),
  activite_id uuid unique references activites,
  -- When names and contact details were erased.
  efface_le timestamptz(3),
  cree_le timestamptz(3) not null,
  modifie_le timestamptz(3) not null,
  constraint ateliers_complet check (places_prises <= places),
  constraint ateliers_endroit check ((canal = 'lieu') = (lieu is not null) and (canal = 'distance') = (lien is not null)),
  constraint ateliers_publies check (statut <> 'publie' or publie_le is not null),
  constraint ateliers_enregistres check (activite_id is null or statut = 'tenu')
);
create index ateliers_du_conseiller on ateliers (conseiller, debut, id);
create index ateliers_de_la_structure on ateliers (structure, debut, id);
create index ateliers_de_la_serie on ateliers (serie_id, debut) where serie_id is not null;
create index ateliers_a_venir on ateliers (debut, id) where statut = 'publie' and acces = 'public';
create index ateliers_autour on ateliers (latitude, longitude) where statut = 'publie' and acces = 'public';
create index ateliers_a_enregistrer on ateliers (jour) where statut = 'publie';
create index ateliers_a_effacer on ateliers (jour) where efface_le is null;

-- Who comes: names and contact details are encrypted, read by the conseiller of the workshop alone, and erased thirty days
-- after it.
create table participations (
  id uuid primary key default gen_random_uuid(),
  atelier_id uuid not null references ateliers,
  -- The order of arrival: that of the waiting list.
  rang bigint generated always as identity,
  statut text not null check (statut in ('a_confirmer', 'inscrite', 'attente', 'annulee')),
  statut_le timestamptz(3) not null,
  nombre smallint not null check (nombre between 1 and 4),
  tient_place boolean not null,
  -- Encrypted; nothing once cancelled.
  identite text,
  -- Keyed: the same contact comes twice to the same conseiller, and nobody else can tell.
  empreinte text,
  -- Has given an e-mail address.
  joignable boolean not null,
  -- Why the person has to be phoned: a place for somebody who waited, a change, a cancellation.
  a_appeler text check (a_appeler in ('place', 'changement', 'annulation')),
  tenue_jusqu_au timestamptz(3),
  presents smallint check (presents between 0 and nombre),
  inscrite_le timestamptz(3) not null,
  check ((statut = 'a_confirmer') = (tenue_jusqu_au is not null)),
  check ((statut = 'annulee') = (identite is null)),
  check ((identite is null) = (empreinte is null)),
  check (case statut when 'inscrite' then tient_place when 'a_confirmer' then true else not tient_place end)
);
create unique index participations_uniques on participations (atelier_id, empreinte) where empreinte is not null;
create index participations_par_rang on participations (atelier_id, rang);
create index participations_a_confirmer on participations (tenue_jusqu_au) where statut = 'a_confirmer';
create index participations_venues on participations (empreinte) where presents > 0;
