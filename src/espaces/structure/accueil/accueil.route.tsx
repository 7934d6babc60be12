import { z } from 'zod';
import { listerSesArrivees, restesDe } from '#domain/arrivee/index.ts';
import { lireAvenantsDeLaStructure } from '#domain/avenants/index.ts';
import { listerDecisions, postesDeLaStructure } from '#domain/concertation/index.ts';
import { lireConformite } from '#domain/conformite/index.ts';
import { aSignerAvant, contratsARenouveler, listerRecrues } from '#domain/contrats/index.ts';
import { lireSaConvention } from '#domain/conventions/index.ts';
import { listerDemandes } from '#domain/formation/index.ts';
import { lirePlace } from '#domain/mise-en-relation/index.ts';
import { delaiDeSignature, lireFiche, phraseDuDelai } from '#domain/offres/index.ts';
import { lireStructure, listerDemandesAcces } from '#domain/structures/index.ts';
import { listerARemettre } from '#domain/suivi/index.ts';
import { attendLaStructure, lireEcheancier } from '#domain/versements/index.ts';
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
    const [
      structure,
      fiche,
      postes,
      decisions,
      demandes,
      subvention,
      place,
      recrues,
      convention,
      formation,
      versements,
      suivis,
      renouvellements,
      avenants,
      arrivees,
    ] = await Promise.all([
      lireStructure(tools.db, actor.perimetre, structureId),
      lireFiche(tools.db, actor.perimetre, structureId),
      postesDeLaStructure(tools.db, actor.perimetre, structureId),
      listerDecisions(tools.db, actor.perimetre, structureId),
      listerDemandesAcces(tools.db, actor.perimetre),
      lireConformite(tools.db, actor.perimetre, structureId),
      lirePlace(tools.db, actor.perimetre, structureId, tools.clock()),
      listerRecrues(tools.db, actor.perimetre),
      lireSaConvention(tools.db, actor.perimetre, structureId),
      listerDemandes(tools.db, actor.perimetre, { statut: 'attendue' }),
      lireEcheancier(tools.db, actor.perimetre, tools.clock(), structureId),
      listerARemettre(tools.db, actor),
      contratsARenouveler(tools.db, structureId),
      lireAvenantsDeLaStructure(tools.db, actor.perimetre, structureId),
      listerSesArrivees(tools.db, actor),
    ]);
    const attribues = postes.filter(({ statut }) => statut !== 'rendu');
    const retenue = decisions.find(({ sens }) => sens === 'retenue');
    const aujourdhui = dateCivile(tools.clock());
    return {
      page: {
        titre: structure.nom,
        prive: true,
        corps: (
          <AccueilPage
            structure={structure}
            postes={{
              attribues: attribues.length,
              pourvus: attribues.filter(({ statut }) => statut === 'pourvu').length,
            }}
            montantCentimes={attribues.reduce((total, { montant_centimes }) => total + montant_centimes, 0)}
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
                    postesLibres: place.postesLibres,
                    recrues: recrues.map((recrue) => ({ ...recrue, limite: aSignerAvant(recrue, subvention) })),
                    convention,
                    suivis,
                    demandesDeFormation: formation.length,
                    arrivees: arrivees.map((arrivee) => ({ ...arrivee, restes: restesDe(arrivee, aujourdhui).length })),
                    versementsADebloquer: versements.filter((versement) => attendLaStructure(versement, tools.clock()))
                      .length,
                    renouvellements,
                    postesProposes: avenants.filter(
                      ({ vers_structure_id, statut }) => vers_structure_id === structureId && statut === 'demandee',
                    ).length,
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
