import type { ListeDeReference } from '#domain/referentiels/index.ts';
import { situerCommune } from '#domain/territoires/index.ts';
import { nomTri } from '#platform/texte.ts';
import type { Banc } from '#tests/support/base.ts';
import { MOULINS } from './structures.ts';

type Voulu = {
  readonly liste: ListeDeReference;
  readonly nom: string;
  readonly communeCode?: string;
  readonly siret?: string;
};

/** A body of a national list, as reading it leaves it. Answers its number. */
export async function unOrganisme(banc: Banc, { liste, nom, communeCode = MOULINS, siret }: Voulu): Promise<number> {
  const commune = await situerCommune(banc.tools.db, communeCode);
  if (!commune) throw new Error(communeCode);
  const { numero } = await banc.tools.db
    .insertInto('referentiels')
    .values({
      ...{ liste, nom, cle: `${nomTri(nom)} ${communeCode}`, nom_tri: nomTri(nom), siret: siret ?? null },
      ...{ adresse: '3 place de l’Exemple', code_postal: commune.codes_postaux[0] ?? '', commune_code: communeCode },
      ...{ departement_code: commune.departement_code, latitude: commune.latitude, longitude: commune.longitude },
      ...{ telephone: '04 00 00 00 00', courriel: '', site: '', itinerant: false, rendez_vous: false },
      semaine: JSON.stringify([[1, 540, 720]]),
      ...{ horaires_ecrits: '', commentaire: '', vu_le: banc.tools.clock() },
    })
    .returning('numero')
    .executeTakeFirstOrThrow();
  return numero;
}
