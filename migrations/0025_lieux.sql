-- What the public may know of a place, its hours, who is there when, and what was changed in it (domain, étape 9).

alter table lieux
  add column adresse_tri text not null default '',
  add column code_postal text,
  -- « lieu » when somebody gave the point itself; otherwise the middle of the commune, or of the département.
  add column position text not null default 'commune' check (position in ('lieu', 'commune', 'departement')),
  -- For the national schema only: the structure that employs is elsewhere.
  add column siret text check (siret ~ '^\d{14}$'),
  add column telephone text not null default '',
  add column courriel text not null default '',
  add column site text not null default '',
  add column modalites text[] not null default '{libre}' check (modalites <@ array['libre', 'rendez_vous', 'prive'] and cardinality(modalites) > 0),
  add column fiche_acces_libre text not null default '',
  add column itinerant boolean not null default false,
  add column resume text not null default '' check (length(resume) <= 280),
  add column services text[] not null default '{}' check (services <@ array['demarches', 'quotidien', 'emploi', 'securite', 'parentalite', 'loisirs', 'comprehension', 'acces', 'materiel']),
  add column ferme_feries boolean not null default true,
  -- Whoever receives there asked that it be on the map.
  add column publie boolean not null default false,
  -- The place that it was found to be the same as: activities keep the number of the day (decision 16).
  add column fusionne_dans int references lieux (numero),
  add constraint lieux_fusionnes check (fusionne_dans is null or ferme_le is not null),
  -- What a place owes the public; who receives there is read apart.
  add column complet boolean not null generated always as (
    publie and ferme_le is null and cardinality(services) > 0 and code_postal is not null
    and modalites && array['libre', 'rendez_vous'] and ('libre' = any (modalites) or telephone <> '' or courriel <> '')
  ) stored;
update lieux l set
  code_postal = (select c.codes_postaux[1] from communes c where c.code = l.commune_code),
  position = case when latitude is null then 'departement' else 'commune' end,
  adresse_tri = lower(adresse);
update lieux l set
  latitude = coalesce((select avg(v.latitude) from communes v where v.departement_code = l.departement_code), 46.5),
  longitude = coalesce((select avg(v.longitude) from communes v where v.departement_code = l.departement_code), 2.5)
where latitude is null or longitude is null;
alter table lieux alter column latitude set not null, alter column longitude set not null;
create index lieux_a_montrer on lieux (latitude, longitude, id) where complet;
create index lieux_par_adresse on lieux (commune_code, adresse_tri) where ferme_le is null;
create index lieux_par_siret on lieux (siret) where siret is not null and ferme_le is null;
create index lieux_modifies on lieux (modifie_le);
create index lieux_fusionnes_dans on lieux (fusionne_dans) where fusionne_dans is not null;
-- The contract of the conseiller is over: he receives there no more, unless it is taken up again.
alter table lieux_conseillers add column suspendu_le date;
create index lieux_conseillers_du_lieu on lieux_conseillers (lieu_id, conseiller) where jusqu_au is null and suspendu_le is null;

-- Opening hours, in minutes of the day they begin on (1 for Monday); past 1 440, the end is the day after.
create table lieux_horaires (
  lieu_id uuid not null references lieux,
  jour smallint not null check (jour between 1 and 7),
  debut smallint not null check (debut between 0 and 1439),
  fin smallint not null,
  primary key (lieu_id, jour, debut),
  check (fin > debut and fin - debut <= 1440)
);
create table lieux_fermetures (
  id uuid primary key default gen_random_uuid(),
  lieu_id uuid not null references lieux,
  du date not null,
  au date not null check (au >= du)
);
create index lieux_fermetures_par on lieux_fermetures (lieu_id, du);

-- When a conseiller is at a place, whatever its own hours (candidats.numero).
create table lieux_permanences (
  id uuid primary key default gen_random_uuid(),
  lieu_id uuid not null references lieux,
  conseiller int not null references candidats (numero),
  jour smallint not null check (jour between 1 and 7),
  debut smallint not null check (debut between 0 and 1439),
  fin smallint not null check (fin > debut and fin <= 1440),
  du date not null,
  au date check (au >= du)
);
create index lieux_permanences_par on lieux_permanences (lieu_id, jour, debut);
create index lieux_permanences_du_conseiller on lieux_permanences (conseiller);

-- Every change of a place: what stood before, and who made it. Nobody is named.
create table lieux_historique (
  numero bigint generated always as identity primary key,
  lieu_id uuid not null references lieux,
  geste text not null check (geste in ('creer', 'rejoindre', 'quitter', 'corriger', 'horaires', 'fermer', 'rouvrir', 'absorber', 'fusionner')),
  avant jsonb,
  motif text,
  acteur_id uuid,
  role text not null,
  fait_le timestamptz(3) not null
);
create index lieux_historique_par on lieux_historique (lieu_id, numero);
create trigger lieux_historique_immuable before update or delete on lieux_historique for each row execute function refuser_modification();

-- What a conseiller lets the public know of him, nothing by default; and where he stands with Aidants Connect.
create table fiches_conseillers (
  conseiller int primary key references candidats (numero),
  sur_la_carte boolean not null default false,
  courriel text not null default '',
  telephone text not null default '',
  aidants_connect text not null default 'aucune' check (aidants_connect in ('aucune', 'demandee', 'formation', 'aidant')),
  aidants_connect_le date,
  modifie_le timestamptz(3) not null,
  check ((aidants_connect = 'aucune') = (aidants_connect_le is null)),
  check (sur_la_carte or (courriel = '' and telephone = ''))
);
