import type { Db, Tx } from '#platform/db/guard.ts';
import { nomTri } from '#platform/texte.ts';

type Decrit = {
  readonly nom: string;
  readonly adresse: string;
  readonly communeCode: string;
  readonly siret?: string | null;
};

/** Open places of the same commune with the same name or the same address, or anywhere with the same SIRET: ten at most. */
export const lieuxSemblables = (db: Db | Tx, { nom, adresse, communeCode, siret }: Decrit, sauf?: string) =>
  db
    .selectFrom('lieux as l')
    .innerJoin('communes as o', 'o.code', 'l.commune_code')
    .select(['l.id', 'l.numero', 'l.nom', 'l.adresse', 'l.nom_tri', 'o.nom as commune'])
    .where('l.ferme_le', 'is', null)
    .where((eb) =>
      eb.or([
        eb.and([
          eb('l.commune_code', '=', communeCode),
          eb.or([eb('l.nom_tri', '=', nomTri(nom)), eb('l.adresse_tri', '=', nomTri(adresse))]),
        ]),
        ...(siret ? [eb('l.siret', '=', siret)] : []),
      ]),
    )
    .$if(sauf !== undefined, (query) => query.where('l.id', '<>', sauf ?? ''))
    .orderBy('l.numero')
    .limit(10)
    .execute();
export type LieuSemblable = Awaited<ReturnType<typeof lieuxSemblables>>[number];
