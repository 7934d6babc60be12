import { semaineDe } from '#domain/horaires/index.ts';
import { ajouterLieu, corrigerLieu, fixerHoraires } from '#domain/lieux/index.ts';
import { situerCommune } from '#domain/territoires/index.ts';
import type { Actor } from '#platform/actor.ts';
import type { Banc } from '#tests/support/base.ts';
import { MOULINS } from './structures.ts';

type Fiche = Parameters<typeof corrigerLieu.inside>[1];

/** What a place that welcomes everybody says of itself. */
export const UNE_FICHE_DE_LIEU: Omit<Fiche, 'lieuId'> = {
  nom: 'Médiathèque de l’Exemple',
  adresse: '2 rue de l’Exemple',
  communeCode: MOULINS,
  codePostal: '03000',
  position: null,
  siret: '',
  telephone: '0100000000',
  courriel: '',
  site: '',
  modalites: ['libre'],
  ficheAccesLibre: '',
  itinerant: false,
  resume: '',
  services: ['demarches', 'quotidien'],
  publie: true,
};

/** Monday to Friday, morning and afternoon. */
export const SEMAINE_USUELLE = semaineDe(
  [1, 2, 3, 4, 5].flatMap((jour) => [[jour, 540, 720] as const, [jour, 840, 1020] as const]),
);

let suivant = 0;
/** A published place with its hours, where the conseiller given receives. Answers its identifier and its number. */
export async function unLieuPublie(banc: Banc, acteur: Actor, autres: Partial<Omit<Fiche, 'lieuId'>> = {}) {
  suivant += 1;
  const { tools } = banc;
  const communeCode = autres.communeCode ?? MOULINS;
  const commune = await situerCommune(tools.db, communeCode);
  const fiche = {
    ...UNE_FICHE_DE_LIEU,
    nom: `Lieu ${suivant}`,
    adresse: `${suivant} rue de l’Exemple`,
    codePostal: commune?.codes_postaux[0] ?? '',
    ...autres,
  };
  const { nom, adresse } = fiche;
  const lieuId = await ajouterLieu(tools, acteur, { nom, adresse, communeCode });
  await corrigerLieu(tools, acteur, { lieuId, ...fiche });
  await fixerHoraires(tools, acteur, {
    lieuId,
    semaine: SEMAINE_USUELLE.map((plages) => [...plages]),
    fermeFeries: true,
  });
  const { numero } = await tools.db
    .selectFrom('lieux')
    .select('numero')
    .where('id', '=', lieuId)
    .executeTakeFirstOrThrow();
  return { lieuId, numero, nom };
}
