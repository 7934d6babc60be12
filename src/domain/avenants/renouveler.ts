import { coutDuRenouvellement, renouvelerPoste } from '#domain/concertation/index.ts';
import { postesARenouveler } from '#domain/contrats/index.ts';
import { delaiEnLettres, parts } from '#domain/conventions/index.ts';
import { dateCivile, dateLongue } from '#platform/dates.ts';
import { Refused } from '#platform/errors.ts';
import { enumeration, euros } from '#platform/texte.ts';
import type { Operation } from './operation.ts';
import { lirePostesDe } from './restes.ts';

/** Posts whose contract comes to its end are funded for another period, within the caps; the contract is renewed next. */
export const renouveler: Operation = {
  async effet(db, { id, structure_id: structureId, structure }, aujourdhui) {
    const postes = await lirePostesDe(db, id);
    const fins = new Map(
      (await postesARenouveler(db, structureId, aujourdhui)).map(({ posteId, fin }) => [posteId, fin]),
    );
    const couts = await Promise.all(postes.map((poste) => coutDuRenouvellement(db, poste.id, aujourdhui)));
    const centimes = couts.reduce((total, cout) => total + cout, 0);
    return {
      changements: postes.map(({ id: posteId, numero }, rang) => {
        const fin = fins.get(posteId);
        return `Poste ${numero} : ${euros(couts[rang] ?? 0)} de plus${fin ? `, pour la période qui suit le ${dateLongue(fin)}` : ''}.`;
      }),
      echeancier: postes.flatMap(({ numero }, rang) =>
        parts(couts[rang] ?? 0).map(({ centimes: part, mois }) => ({
          quoi: `Poste ${numero}`,
          centimes: part,
          quand: `${delaiEnLettres(mois)} après le début de la période renouvelée`,
        })),
      ),
      reste: 'Les versements déjà prévus gardent leurs montants et leurs dates.',
      ecritures: [],
      plafond: { postes: 0, centimes },
      conventions: [{ structureId, structure, postes: 0, centimes }],
    };
  },
  async verifier({ tx, now }, { id, structure_id }) {
    const postes = await lirePostesDe(tx, id);
    await tx
      .selectFrom('postes')
      .select('id')
      .where('structure_id', '=', structure_id)
      .orderBy('numero')
      .forNoKeyUpdate()
      .execute();
    const possibles = new Set(
      (await postesARenouveler(tx, structure_id, dateCivile(now))).map(({ posteId }) => posteId),
    );
    const autres = postes.filter((poste) => !possibles.has(poste.id)).map(({ numero }) => String(numero));
    if (autres.length > 0)
      throw new Refused(`Le poste ${enumeration(autres)} ne peut plus être renouvelé : rechargez la page.`);
  },
  async appliquer(context, { id }) {
    for (const poste of await lirePostesDe(context.tx, id)) await renouvelerPoste(context, poste.id);
  },
  articles: ({ motif }, { changements, echeancier }) => [
    { titre: 'Postes renouvelés', paragraphes: [`Motif : ${motif}`, ...changements] },
    {
      titre: 'Versements de la période renouvelée',
      paragraphes: [],
      tableau: {
        entetes: ['Poste', 'Montant', 'Date'],
        lignes: echeancier.map(({ quoi, centimes, quand }) => [quoi, euros(centimes), quand]),
      },
    },
  ],
};
