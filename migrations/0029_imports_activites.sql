-- A conseiller's own spreadsheet of past activities: read without writing anything, then written whole or not at all.
create table imports_activites (
  id uuid primary key default gen_random_uuid(),
  conseiller int not null references candidats (numero),
  statut text not null check (statut in ('lu', 'importe', 'annule', 'abandonne')),
  statut_le timestamptz(3) not null,
  fichier_nom text not null,
  -- SHA-256 of its bytes: the same file again is told.
  empreinte text not null,
  lu_le timestamptz(3) not null,
  -- What its reading found, and everything that is to correct.
  bilan jsonb not null check (jsonb_typeof(bilan) = 'object'),
  problemes jsonb not null check (jsonb_typeof(problemes) = 'array'),
  -- The rows to write: gone as soon as they are written, or the day after.
  lignes jsonb check (jsonb_typeof(lignes) = 'array'),
  -- What was written, to undo it as a whole.
  ids text[] not null default '{}',
  check ((lignes is not null) = (statut = 'lu'))
);
create index imports_activites_par_conseiller on imports_activites (conseiller, lu_le desc, id);
create index imports_activites_a_oublier on imports_activites (lu_le) where statut = 'lu';
