import { z } from 'zod';
import { listerDecisions, postesDeLaStructure } from '#domain/concertation/index.ts';
import { lireConformite } from '#domain/conformite/index.ts';
import { delaiDeSignature, lireFiche, phraseDuDelai } from '#domain/offres/index.ts';
import { lireStructure, listerDemandesAcces } from '#domain/structures/index.ts';
import { porte } from '#espaces/structure/door.ts';
import { dateCivile } from '#platform/dates.ts';
import { NotFound } from '#platform/errors.ts';
import { type AnyRoute, route } from '#platform/routes.ts';
import { AccueilPage } from './accueil.page.tsx';
import { tachesDuRecrutement } from './taches.ts';

const accueil = route({
  method: 'GET',
  path: '/structure',
  right: porte,
  audit: 'structures.accueillir',
  rate: 'page',
  input: z.unknown(),
  async answer({ tools, actor }) {
    if (actor.perimetre.type !== 'structure') throw new NotFound('structure');
    const { structureId } = actor.perimetre;
    const [structure, fiche, postes, decisions, demandes, subvention] = await Promise.all([
      lireStructure(tools.db, actor.perimetre, structureId),
      lireFiche(tools.db, actor.perimetre, structureId),
      postesDeLaStructure(tools.db, actor.perimetre, structureId),
      listerDecisions(tools.db, actor.perimetre, structureId),
      listerDemandesAcces(tools.db, actor.perimetre),
      lireConformite(tools.db, actor.perimetre, structureId),
    ]);
    const vacants = postes.filter(({ statut }) => statut === 'vacant');
    const retenue = decisions.find(({ sens }) => sens === 'retenue');
    const aujourdhui = dateCivile(tools.clock());
    return {
      page: {
        titre: structure.nom,
        prive: true,
        corps: (
          <AccueilPage
            structure={structure}
            postesVacants={vacants.length}
            montantCentimes={vacants.reduce((total, { montant_centimes }) => total + montant_centimes, 0)}
            aujourdhui={aujourdhui}
            signature={
              fiche?.statut === 'publiee'
                ? phraseDuDelai(delaiDeSignature(structure.nature, fiche), aujourdhui)
                : undefined
            }
            taches={
              retenue && structure.statut === 'activee'
                ? tachesDuRecrutement({
                    structure,
                    fiche,
                    activeeLe: dateCivile(retenue.prise_le),
                    aujourdhui,
                    demandesAcces: demandes.length,
                    subvention,
                  })
                : []
            }
          />
        ),
      },
    };
  },
});

export const routesAccueil: readonly AnyRoute[] = [accueil];
