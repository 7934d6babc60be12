-- Territory of the country (Code officiel géographique) and priority policies of the places.
create table regions (code text primary key, nom text not null);
create table departements (code text primary key, nom text not null, nom_tri text not null, region_code text not null references regions, outre_mer boolean not null);
create table communes (
  code text primary key,
  nom text not null,
  nom_tri text not null,
  departement_code text not null references departements,
  epci_siren text,
  codes_postaux text[] not null,
  population int not null,
  latitude double precision,
  longitude double precision,
  geo_precision text not null check (geo_precision in ('emprise', 'voisinage', 'saisie', 'aucune'))
);
create index communes_par_nom on communes (nom_tri text_pattern_ops, code);
create index communes_par_departement on communes (departement_code, nom_tri, code);

-- A postal code is found from its first two digits on, without reading the 35,000 communes (loaded once: no pending list).
create function debuts_postaux(codes text[]) returns text[] language sql immutable parallel safe as $$
  select array_agg(distinct left(code, longueur)) from unnest(codes) as code, generate_series(2, 5) as longueur
$$;
create index communes_par_code_postal on communes using gin (debuts_postaux(codes_postaux)) with (fastupdate = off);

-- One line per place and policy: cible is a commune code or a SIRET.
create table politiques_prioritaires (
  politique text not null check (politique in ('action_coeur_de_ville', 'petites_villes_de_demain', 'qpv', 'zrr', 'france_services', 'fabriques_de_territoire')),
  type_cible text not null check (type_cible in ('commune', 'siret')),
  cible text not null,
  libelle text not null,
  primary key (cible, politique, libelle)
);
create index politiques_par_type on politiques_prioritaires (politique);
create table imports_politiques (
  id uuid primary key default gen_random_uuid(),
  politique text not null,
  lignes int not null,
  ignorees int not null,
  importe_par uuid,
  importe_le timestamptz(3) not null
);

-- A file deposited, kept the time of its preview.
create table depots_de_listes (
  id uuid primary key default gen_random_uuid(),
  politique text not null,
  octets bytea not null,
  depose_par uuid not null,
  depose_le timestamptz(3) not null
);
