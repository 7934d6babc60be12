-- Messages of the public contact form, answered by e-mail from the ANCT space.
create table messages (
  id uuid primary key default gen_random_uuid(),
  numero int generated always as identity unique,
  statut text not null check (statut in ('recu', 'repondu', 'classe')),
  nom text not null,
  email text not null,
  profil text not null check (profil in ('structure_publique', 'structure_privee', 'candidat', 'conseiller', 'agent', 'habitant', 'autre')),
  sujet text not null check (sujet in ('inscription', 'recrutement', 'formation', 'subvention', 'compte', 'donnees_personnelles', 'accessibilite', 'securite', 'autre')),
  texte text not null,
  -- The field that only robots fill was filled: kept aside, nothing is sent to the address given.
  indesirable boolean not null,
  reponse text,
  recu_le timestamptz(3) not null,
  traite_le timestamptz(3),
  traite_par uuid,
  check ((reponse is not null) = (statut = 'repondu'))
);
create index messages_par_statut on messages (indesirable, statut, recu_le, id);
create index messages_par_email on messages (email, recu_le);
