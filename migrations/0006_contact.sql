-- Messages of the public contact form, answered by e-mail from the ANCT space.
create table messages (
  id uuid primary key default gen_random_uuid(),
  statut text not null check (statut in ('recu', 'repondu', 'classe')),
  nom text not null,
  email text not null,
  profil text not null,
  sujet text not null,
  texte text not null,
  reponse text,
  recu_le timestamptz(3) not null,
  traite_le timestamptz(3),
  traite_par uuid
);
create index messages_par_statut on messages (statut, recu_le, id);
