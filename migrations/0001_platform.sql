-- Hash-chained audit: lines are only ever added (docs/decisions/0006).
create table audit (
  numero bigint primary key,
  action text not null,
  sujet text,
  acteur_id uuid,
  role text not null,
  fait_le timestamptz(3) not null,
  empreinte text not null
);
create index audit_sujet on audit (sujet, numero);
create table audit_tete (unique_ligne boolean primary key default true check (unique_ligne), numero bigint not null, empreinte text not null);
insert into audit_tete (numero, empreinte) values (0, '');

create function refuser_modification() returns trigger language plpgsql as $$
begin
  raise exception 'la table % ne se modifie pas : on y ajoute seulement', tg_table_name;
end $$;
create trigger audit_immuable before update or delete on audit for each row execute function refuser_modification();
create trigger audit_immuable_en_bloc before truncate on audit for each statement execute function refuser_modification();

-- Outbox: an e-mail is written in the transaction that decides it, and leaves by a job.
create table courriels (
  id uuid primary key default gen_random_uuid(),
  modele text not null,
  cle text not null unique,
  destinataire text not null,
  objet text not null,
  texte text,
  html text,
  -- An iCalendar invitation that goes with the e-mail.
  agenda text,
  statut text not null default 'a_envoyer' check (statut in ('a_envoyer', 'envoye', 'en_echec')),
  tentatives int not null default 0,
  erreur text,
  cree_le timestamptz(3) not null,
  envoye_le timestamptz(3)
);
create index courriels_recents on courriels (cree_le desc, id desc);

-- Forms left half-way: found again by the person or the visitor's cookie.
create table brouillons (
  id uuid primary key default gen_random_uuid(),
  formulaire text not null,
  proprietaire text not null,
  valeurs jsonb not null,
  modifie_le timestamptz(3) not null,
  unique (formulaire, proprietaire)
);

-- Attempts counted across every web process.
create table debits (
  cle text primary key,
  compte int not null,
  fenetre_fin timestamptz(3) not null
);
-- An embedded base has it before its first migration: opening it asks the disk to keep a row.
create table if not exists durabilite (vu_le timestamptz);
