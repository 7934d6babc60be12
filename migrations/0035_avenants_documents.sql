-- The documents of avenants stand in their own table since 0034.
alter table avenants drop column convention_id, drop column contenu;
