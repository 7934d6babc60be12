import { attribuer, montantPour } from '#domain/concertation/index.ts';
import { delaiEnLettres, parts } from '#domain/conventions/index.ts';
import { lireStructure, verrouillerStructure } from '#domain/structures/index.ts';
import { SYSTEME } from '#platform/actor.ts';
import { Refused } from '#platform/errors.ts';
import { euros, pluriel } from '#platform/texte.ts';
import type { Operation } from './operation.ts';

/** Posts added after the concertation, at the amount of the day, within the caps and the département's envelope. */
export const ajouter: Operation = {
  async effet(db, { structure_id: structureId, structure, nombre_postes, avis_nombre }, aujourdhui, nombre) {
    const postes = nombre ?? avis_nombre ?? nombre_postes ?? 0;
    const montant = await montantPour(db, await lireStructure(db, SYSTEME.perimetre, structureId), aujourdhui);
    const centimes = postes * montant;
    return {
      changements: [`${pluriel(postes, 'poste')} de plus, de ${euros(montant)} chacun : ${euros(centimes)} en tout.`],
      echeancier: parts(montant).map(({ centimes: part, mois }) => ({
        quoi: 'Chacun de ces postes',
        centimes: part,
        quand: `${delaiEnLettres(mois)} après la signature de son contrat`,
      })),
      reste: 'Les versements des autres postes gardent leurs montants et leurs dates.',
      ecritures: [],
      plafond: { postes, centimes },
      conventions: [{ structureId, structure, postes, centimes }],
    };
  },
  async verifier(context, { structure_id }) {
    const { statut } = await verrouillerStructure(context, structure_id);
    if (statut !== 'activee') throw new Refused('Cette structure n’accueille plus de conseiller numérique.');
  },
  async appliquer(context, { structure_id, motif }, { plafond }) {
    const structure = await verrouillerStructure(context, structure_id);
    await attribuer(context, structure, plafond.postes, motif);
  },
  articles: ({ motif }, { changements }) => [
    { titre: 'Postes ajoutés', paragraphes: [`Motif : ${motif}`, ...changements] },
  ],
};
