-- Lists that ANCT imports: the file waits in the coffre between the dry run and the import.
create table imports (
  id uuid primary key default gen_random_uuid(),
  quoi text not null check (quoi in ('candidats', 'structures')),
  etat text not null check (etat in ('analyse', 'demande', 'en_cours', 'fait', 'refuse')),
  fichier_cle text,
  fichier_nom text not null,
  bilan jsonb not null,
  depose_par uuid,
  depose_le timestamptz(3) not null,
  fini_le timestamptz(3)
);
create index imports_recents on imports (depose_le desc, id);
