-- Where conseillers meet people (domain, étape 9): kept apart from the structures that employ them.
create table lieux (
  id uuid primary key default gen_random_uuid(),
  numero int generated always as identity unique,
  nom text not null check (nom <> ''),
  nom_tri text not null,
  adresse text not null,
  commune_code text not null references communes,
  departement_code text not null references departements,
  latitude double precision,
  longitude double precision,
  ferme_le date,
  cree_le timestamptz(3) not null,
  modifie_le timestamptz(3) not null
);
create index lieux_par_commune on lieux (commune_code, nom_tri);
create index lieux_par_departement on lieux (departement_code, nom_tri, id);

-- Which conseillers receive there, and since when. A conseiller is named by the number of his file (candidats.numero).
create table lieux_conseillers (
  lieu_id uuid not null references lieux,
  conseiller int not null references candidats (numero),
  principal boolean not null default false,
  depuis date not null,
  jusqu_au date,
  primary key (lieu_id, conseiller)
);
create index lieux_conseillers_par_conseiller on lieux_conseillers (conseiller) where jusqu_au is null;
