-- After the signature (domain, « Life after »): contracts end, posts are vacant again for a while, then closed.
alter table contrats drop constraint contrats_statut_check;
alter table contrats add constraint contrats_statut_check check (statut in ('brouillon', 'signe', 'rompu', 'termine', 'annule'));
do $$
declare
  une text;
begin
  -- « signed » and its two facts, the date and the copy: true of a contract that ended as well.
  for une in select conname from pg_constraint where conrelid = 'contrats'::regclass and contype = 'c' and pg_get_constraintdef(oid) like '%statut = ''signe''%' loop
    execute format('alter table contrats drop constraint %I', une);
  end loop;
end $$;
alter table contrats add constraint contrats_date_de_signature check ((statut in ('signe', 'rompu', 'termine')) = (signe_le is not null));
alter table contrats add constraint contrats_copie_signee check ((statut in ('signe', 'rompu', 'termine')) = (fichier_cle is not null));

alter table mises_en_relation drop constraint mises_en_relation_statut_check;
alter table mises_en_relation add constraint mises_en_relation_statut_check check (statut in ('a_examiner', 'interessee', 'pas_interessee', 'entretien', 'recrutement_souhaite', 'recrutement_accepte', 'recrutee', 'terminee', 'declinee', 'retiree'));

alter table postes drop constraint postes_statut_check;
alter table postes add constraint postes_statut_check check (statut in ('vacant', 'pourvu', 'rendu', 'clos'));
-- After a rupture: until when somebody else may be recruited on it.
alter table postes add column vacant_jusqu_au date;
alter table postes add constraint postes_a_repourvoir check (vacant_jusqu_au is null or statut = 'vacant');
create index postes_a_repourvoir_avant on postes (vacant_jusqu_au) where vacant_jusqu_au is not null;
