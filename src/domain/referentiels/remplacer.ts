import { sql } from 'kysely';
import type { Context } from '#platform/action.ts';
import { enLots } from '#platform/lots.ts';
import { nomTri } from '#platform/texte.ts';
import type { OrganismeLu } from './lire-liste.ts';
import type { ListeDeReference } from './listes.ts';

type Remplacement = {
  readonly liste: ListeDeReference;
  readonly origine: 'fichier' | 'source';
  readonly organismes: readonly OrganismeLu[];
  readonly ignorees: number;
  /** Withdraws what the list names no more; a doubtful reading does not. */
  readonly retirer: boolean;
};

/** Writes a whole list: what it names is there, what it names no more is withdrawn. Answers how many were withdrawn. */
export async function remplacer(context: Context, lu: Remplacement): Promise<number> {
  const { tx, now, actor } = context;
  const { liste, origine, organismes, ignorees } = lu;
  for (const lot of enLots(
    organismes.map((organisme) => ({ ...organisme, nomTri: nomTri(organisme.nom) })),
    2000,
  ))
    await sql`
      insert into referentiels (liste, cle, siret, nom, nom_tri, adresse, code_postal, commune_code, departement_code, latitude, longitude,
        telephone, courriel, site, itinerant, rendez_vous, semaine, horaires_ecrits, commentaire, vu_le)
      select ${liste}, r.cle, r.siret, r.nom, r."nomTri", r.adresse, r."codePostal", r."communeCode", r."departementCode", r.latitude, r.longitude,
        r.telephone, r.courriel, r.site, r.itinerant, r."rendezVous", nullif(r.semaine, 'null'::jsonb), r."horairesEcrits", r.commentaire, ${now}
      from jsonb_to_recordset(${JSON.stringify(lot)}::jsonb) as r(cle text, siret text, nom text, "nomTri" text, adresse text, "codePostal" text,
        "communeCode" text, "departementCode" text, latitude float8, longitude float8, telephone text, courriel text, site text, itinerant boolean,
        "rendezVous" boolean, semaine jsonb, "horairesEcrits" text, commentaire text)
      on conflict (liste, cle) do update set siret = excluded.siret, nom = excluded.nom, nom_tri = excluded.nom_tri, adresse = excluded.adresse,
        code_postal = excluded.code_postal, commune_code = excluded.commune_code, departement_code = excluded.departement_code,
        latitude = excluded.latitude, longitude = excluded.longitude, telephone = excluded.telephone, courriel = excluded.courriel,
        site = excluded.site, itinerant = excluded.itinerant, rendez_vous = excluded.rendez_vous, semaine = excluded.semaine,
        horaires_ecrits = excluded.horaires_ecrits, commentaire = excluded.commentaire, vu_le = excluded.vu_le, retire_le = null`.execute(
      tx,
    );
  const retirees = lu.retirer
    ? await tx
        .updateTable('referentiels')
        .set({ retire_le: now })
        .where('liste', '=', liste)
        .where('retire_le', 'is', null)
        .where('vu_le', '<', now)
        .executeTakeFirst()
    : { numUpdatedRows: 0n };
  const combien = Number(retirees.numUpdatedRows);
  await tx
    .insertInto('referentiels_lectures')
    .values({ liste, origine, retenues: organismes.length, ignorees, retirees: combien, lu_par: actor.id, lu_le: now })
    .execute();
  return combien;
}
