-- People who want to become conseillers (guide, étape 3). One person, one verified address, one profile.
create table candidats (
  id uuid primary key default gen_random_uuid(),
  numero int generated always as identity unique,
  -- Null once erased: what remains names nobody.
  utilisateur_id uuid unique references utilisateurs,
  statut text not null check (statut in ('a_confirmer', 'disponible', 'indisponible', 'recrute', 'efface')),
  statut_le timestamptz(3) not null,
  prenom text not null,
  nom text not null,
  nom_tri text not null,
  telephone text not null,
  commune_code text not null references communes,
  -- Where the person lives, copied from the commune: matching reads one table. `zone` is « metropole » or the
  -- overseas département, which nobody leaves without having said « France entière » (domain, étape 3).
  zone text not null,
  latitude double precision not null,
  longitude double precision not null,
  -- Null: the whole of France.
  rayon_km int check (rayon_km in (5, 10, 15, 20, 40, 100)),
  disponible_le date not null,
  situations text[] not null,
  diplome text not null,
  experience text not null check (experience in ('aucune', 'moins_d_un_an', 'un_a_trois_ans', 'plus_de_trois_ans')),
  motivation text not null,
  consenti_le timestamptz(3) not null,
  inscrit_le timestamptz(3) not null,
  confirme_le timestamptz(3),
  -- Brought by a list of ANCT: the moment of its import.
  importe_le timestamptz(3),
  -- The link of the structure that sent the person here, until the registration is confirmed.
  invitation_empreinte text,
  -- Since when structures may find this person.
  visible_depuis timestamptz(3),
  -- When the next « still available? » leaves, and how many stayed unanswered.
  question_le date,
  silences int not null default 0,
  actif_le timestamptz(3) not null,
  cv_cle text,
  cv_nom text,
  cv_etat text check (cv_etat in ('sain', 'non_analyse')),
  cv_depose_le timestamptz(3),
  -- Given to Pix as participantExternalId; results come back under it.
  pix_identifiant text not null unique,
  pix_palier int check (pix_palier between 0 and 10),
  pix_palier_max int,
  pix_competences text[] not null default '{}',
  pix_partage_le timestamptz(3),
  pix_certificat text check (pix_certificat ~ '^P-[a-zA-Z0-9]{8}$'),
  check ((statut = 'efface') = (utilisateur_id is null)),
  check ((cv_cle is null) = (cv_depose_le is null))
);
-- Live matching reads these two alone: what lists sort on is in them, rows are read for the page shown only.
create index candidats_a_apparier on candidats (rayon_km, latitude, longitude)
  include (id, zone, disponible_le, pix_palier, experience, visible_depuis) where statut = 'disponible';
create index candidats_partout on candidats (disponible_le)
  include (id, latitude, longitude, pix_palier, experience, visible_depuis) where statut = 'disponible' and rayon_km is null;
create index candidats_a_interroger on candidats (question_le) where statut = 'disponible';
create index candidats_inactifs on candidats (actif_le) where statut <> 'efface';
create index candidats_importes on candidats (importe_le) where importe_le is not null;
create index candidats_avec_cv on candidats (statut, statut_le) where cv_cle is not null;
