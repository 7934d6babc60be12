-- Waves of the territorial consultation. One open at a time.
create table vagues (
  id uuid primary key default gen_random_uuid(),
  numero int not null unique,
  statut text not null check (statut in ('preparee', 'ouverte', 'cloturee')),
  ouvre_le date not null,
  limite_avis_le date,
  decision_a_la_cloture boolean not null,
  cloturee_le timestamptz(3)
);
create unique index vagues_une_ouverte on vagues (statut) where statut = 'ouverte';

-- What the préfecture thinks; a changed avis leaves the former one, withdrawn, behind it.
create table avis (
  id uuid primary key default gen_random_uuid(),
  structure_id uuid not null references structures,
  vague_id uuid not null references vagues,
  sens text not null check (sens in ('favorable', 'defavorable', 'examen_complementaire', 'doublon')),
  nombre_postes int check (nombre_postes between 1 and 500),
  motif text not null,
  doublon_de uuid references structures,
  rendu_par uuid,
  rendu_le timestamptz(3) not null,
  retire_le timestamptz(3),
  -- A bulk gesture can be undone as a whole: which one, and the avis that it replaced.
  lot_id uuid,
  remplace_id uuid references avis,
  check ((sens = 'favorable') = (nombre_postes is not null)),
  check (doublon_de is null or sens = 'doublon')
);
create unique index avis_un_en_cours on avis (structure_id) where retire_le is null;
create index avis_par_vague on avis (vague_id, sens) where retire_le is null;
create index avis_par_lot on avis (lot_id) where lot_id is not null;

-- What ANCT decided. Only added to.
create table decisions (
  id uuid primary key default gen_random_uuid(),
  structure_id uuid not null references structures,
  vague_id uuid references vagues,
  sens text not null check (sens in ('retenue', 'refusee', 'examen_complementaire', 'doublon', 'abandonnee')),
  nombre_postes int not null default 0 check (nombre_postes between 0 and 500),
  montant_centimes bigint not null default 0 check (montant_centimes >= 0),
  motif text not null,
  prise_par uuid,
  prise_le timestamptz(3) not null,
  check ((sens = 'retenue') = (nombre_postes > 0))
);
create index decisions_par_structure on decisions (structure_id, prise_le);
create index decisions_par_vague on decisions (vague_id, prise_le, id);
create trigger decisions_immuables before update or delete on decisions for each row execute function refuser_modification();

-- 4 000 posts and 200 M€ (guide, « Les chiffres clé »): never exceeded, whatever the concurrency.
create table plafonds (
  unique_ligne boolean primary key default true check (unique_ligne),
  postes_max int not null,
  montant_max_centimes bigint not null,
  postes_attribues int not null default 0 check (postes_attribues >= 0),
  montant_reserve_centimes bigint not null default 0 check (montant_reserve_centimes >= 0),
  constraint plafond_des_postes check (postes_attribues <= postes_max),
  constraint plafond_du_montant check (montant_reserve_centimes <= montant_max_centimes)
);
insert into plafonds (postes_max, montant_max_centimes) values (4000, 20000000000);

-- The département's agreed number of posts (accord préalable de principe); null: nothing agreed yet, the national cap alone holds.
create table enveloppes (
  departement_code text primary key references departements,
  postes int check (postes between 0 and 4000),
  postes_attribues int not null default 0 check (postes_attribues >= 0),
  constraint plafond_du_departement check (postes is null or postes_attribues <= postes)
);

-- Amount of a post, dated, by département and nature: the most precise line in force wins.
create table bareme (
  id uuid primary key default gen_random_uuid(),
  departement_code text references departements,
  nature text check (nature in ('publique', 'privee')),
  montant_centimes bigint not null check (montant_centimes > 0),
  valable_du date not null,
  source text not null,
  saisi_par uuid,
  saisi_le timestamptz(3) not null default now()
);
create unique index bareme_une_ligne on bareme (coalesce(departement_code, ''), coalesce(nature, ''), valable_du);
insert into bareme (montant_centimes, valable_du, source) values (5000000, '2020-11-17', 'Guide de l’employeur public, « L’État finance leur formation et leur rémunération »');

create table postes (
  id uuid primary key default gen_random_uuid(),
  structure_id uuid not null references structures,
  decision_id uuid not null references decisions,
  numero int not null,
  statut text not null check (statut in ('vacant', 'pourvu', 'rendu')),
  montant_centimes bigint not null check (montant_centimes > 0),
  cree_le timestamptz(3) not null,
  unique (structure_id, numero)
);
