-- A tag merged into another of its scope: the activities that bear it are rewritten behind, by batches.
alter table tags
  add column fusionne_dans int references tags,
  add column modifie_le timestamptz(3),
  add constraint tags_fusionnes check (fusionne_dans is null or (archive_le is not null and fusionne_dans <> numero));
create index tags_fusionnes_dans on tags (fusionne_dans) where fusionne_dans is not null;

-- What a conseiller does often, kept to be recorded in one gesture: everything but the day and the note.
create table favoris (
  id uuid primary key default gen_random_uuid(),
  conseiller int not null references candidats (numero),
  -- Eight places: no ninth favourite, whatever the concurrency.
  rang smallint not null check (rang between 1 and 8),
  nom text not null check (length(nom) between 1 and 60),
  nom_tri text not null,
  -- The answers as the form gives them.
  valeurs jsonb not null check (jsonb_typeof(valeurs) = 'object'),
  cree_le timestamptz(3) not null,
  modifie_le timestamptz(3) not null,
  unique (conseiller, rang),
  unique (conseiller, nom_tri)
);

-- The notes of what was taken away are forgotten the night after.
create index activites_a_oublier on activites (supprimee_le) where supprimee_le is not null and note is not null;
