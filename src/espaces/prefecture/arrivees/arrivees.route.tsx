import { z } from 'zod';
import { DatesDeLArrivee, EtatDuKit, lireArrivee, lireDepart, listeDesArrivees, Socle } from '#domain/arrivee/index.ts';
import { porte } from '#espaces/prefecture/door.ts';
import { type AnyRoute, route } from '#platform/routes.ts';
import { avecDe } from '#platform/texte.ts';

const BASE = '/prefecture/arrivees';

const une = route({
  method: 'GET',
  path: `${BASE}/:id`,
  right: porte,
  audit: 'arrivee.lireDuTerritoire',
  rate: 'page',
  input: z.unknown(),
  async answer({ tools: { db }, actor, parameters: { id } }) {
    const arrivee = await lireArrivee(db, actor, id);
    const titre = `Arrivée ${avecDe(`${arrivee.prenom} ${arrivee.nom}`)}`;
    return {
      page: {
        titre,
        prive: true,
        filAriane: [{ libelle: 'Arrivées', href: BASE }],
        corps: (
          <>
            <h1>{titre}</h1>
            <p>
              {arrivee.structure} ({arrivee.departement_code})
            </p>
            <h2>Dates</h2>
            <DatesDeLArrivee arrivee={arrivee} depart={await lireDepart(db, arrivee)} />
            <h2>Équipement</h2>
            <Socle arrivee={arrivee} />
            <h2>Kit</h2>
            <EtatDuKit arrivee={arrivee} sansAdresse />
          </>
        ),
      },
    };
  },
});

export const routesArrivees: readonly AnyRoute[] = [
  ...listeDesArrivees({
    base: BASE,
    right: porte,
    intro:
      'Les conseillers de votre territoire dont le contrat est signé : leur kit, leur équipement, leur prise de poste.',
  }),
  une,
];
