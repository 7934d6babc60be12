-- What changes in the subsidy of a structure after the signature (domain, « Life after »): asked by it, examined by ANCT.
create table avenants (
  id uuid primary key default gen_random_uuid(),
  numero int generated always as identity unique,
  structure_id uuid not null references structures,
  type text not null check (type in ('rendre_poste')),
  statut text not null check (statut in ('demandee', 'acceptee', 'refusee', 'retiree')),
  statut_le timestamptz(3) not null,
  motif text not null,
  demandee_le timestamptz(3) not null,
  reponse text,
  -- The convention signed by both that it amends, and what the document says, as it was when it was accepted.
  convention_id uuid references conventions,
  contenu jsonb,
  check ((convention_id is null) = (contenu is null)),
  check (contenu is null or statut = 'acceptee'),
  check ((statut = 'refusee') <= (reponse is not null))
);
create index avenants_par_statut on avenants (statut, statut_le, id);
create index avenants_par_structure on avenants (structure_id, numero);
create index avenants_par_convention on avenants (convention_id) where convention_id is not null;

-- The posts it bears on; once accepted, what each had left and returned to the programme.
create table avenants_postes (
  avenant_id uuid not null references avenants,
  poste_id uuid not null references postes,
  reste_centimes bigint check (reste_centimes >= 0),
  primary key (avenant_id, poste_id)
);
create index avenants_postes_par_poste on avenants_postes (poste_id);
