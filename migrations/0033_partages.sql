-- A page of figures that a conseiller, a structure or a coordinateur shows without an account: who knows the address reads
-- it. Only the fingerprint of the secret is kept.
create table partages (
  id uuid primary key default gen_random_uuid(),
  numero int generated always as identity unique,
  empreinte text not null unique,
  statut text not null check (statut in ('ouvert', 'revoque')),
  statut_le timestamptz(3) not null,
  titre text not null check (length(titre) between 3 and 120),
  portee text not null check (portee in ('conseiller', 'structure', 'equipe')),
  -- The number of the conseiller (candidats.numero), alone or within the structure; the structure; the team.
  conseiller int references candidats (numero),
  structure_id uuid references structures,
  equipe_id uuid references equipes,
  contrat_id uuid references contrats,
  -- The filters of the page, as its address has them.
  filtres text not null check (length(filtres) <= 1000),
  cree_par uuid,
  cree_le timestamptz(3) not null,
  -- Last day on which it opens.
  expire_le date not null,
  vu_le timestamptz(3),
  vues int not null default 0,
  check ((portee = 'equipe') = (equipe_id is not null)),
  check (portee <> 'conseiller' or (conseiller is not null and contrat_id is not null)),
  check (portee <> 'structure' or structure_id is not null)
);
create index partages_par_structure on partages (structure_id) where structure_id is not null;
create index partages_par_conseiller on partages (conseiller) where portee = 'conseiller';
create index partages_par_equipe on partages (equipe_id) where equipe_id is not null;
create index partages_par_contrat on partages (contrat_id) where contrat_id is not null;
