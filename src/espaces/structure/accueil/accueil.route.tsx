import { Alert } from '@codegouvfr/react-dsfr/Alert';
import { z } from 'zod';
import {
  listerDecisions,
  PUBLICATION_JOURS,
  postesDeLaStructure,
  RENCONTRE_CANDIDATS_JOURS,
} from '#domain/concertation/index.ts';
import { cycle, lireStructure } from '#domain/structures/index.ts';
import { porte } from '#espaces/structure/door.ts';
import { ajouterJours, dateCivile, dateLongue } from '#platform/dates.ts';
import { StatutBadge } from '#platform/dsfr/StatutBadge.tsx';
import { NotFound } from '#platform/errors.ts';
import { type AnyRoute, route } from '#platform/routes.ts';
import { euros, pluriel } from '#platform/texte.ts';

/** One thing to do: what, before when, where. Later steps of the journey add theirs. */
type AFaire = { readonly quoi: string; readonly avant?: string; readonly href?: string };

const aFaire = (activeeLe: string, aujourdhui: string): readonly AFaire[] => [
  { quoi: 'Invitez les collègues qui suivront le recrutement avec vous', href: '/structure/equipe' },
  {
    quoi: `Publiez la fiche de poste sur emploi-territorial.fr : il faut au moins ${PUBLICATION_JOURS} jours entre la publication et la signature du contrat. Publiée aujourd’hui, elle permet de signer à partir du ${dateLongue(ajouterJours(aujourdhui, PUBLICATION_JOURS))}`,
  },
  {
    quoi: 'Rencontrez les candidats, plusieurs si possible',
    avant: dateLongue(ajouterJours(activeeLe, RENCONTRE_CANDIDATS_JOURS)),
  },
];

/** « Where are my posts, what must I do now, by when. » */
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
    const [structure, postes, decisions] = await Promise.all([
      lireStructure(tools.db, actor.perimetre, structureId),
      postesDeLaStructure(tools.db, actor.perimetre, structureId),
      listerDecisions(tools.db, actor.perimetre, structureId),
    ]);
    const vacants = postes.filter(({ statut }) => statut === 'vacant');
    const retenue = decisions.find(({ sens }) => sens === 'retenue');
    const montant = vacants.reduce((total, { montant_centimes }) => total + montant_centimes, 0);
    return {
      page: {
        titre: structure.nom,
        prive: true,
        corps: (
          <>
            <h1>{structure.nom}</h1>
            <p>
              <StatutBadge statut={cycle.labels[structure.statut]} />
            </p>
            <h2>Où en sont mes postes ?</h2>
            {vacants.length > 0 ? (
              <Alert
                severity="success"
                title={`${pluriel(vacants.length, 'poste vous est attribué', 'postes vous sont attribués')}`}
                description={
                  <>Ils attendent chacun un conseiller. L’État réserve {euros(montant)} pour les financer.</>
                }
              />
            ) : (
              <p>Aucun poste ne vous est attribué en ce moment.</p>
            )}
            {retenue && structure.statut === 'activee' && (
              <>
                <h2 className="fr-mt-4w">Que dois-je faire maintenant ?</h2>
                <ol>
                  {aFaire(dateCivile(retenue.prise_le), dateCivile(tools.clock())).map(({ quoi, avant, href }) => (
                    <li key={quoi} className="fr-mb-1w">
                      {href ? <a href={href}>{quoi}</a> : quoi}
                      {avant && (
                        <>
                          , <strong>avant le {avant}</strong>
                        </>
                      )}
                      .
                    </li>
                  ))}
                </ol>
              </>
            )}
          </>
        ),
      },
    };
  },
});

export const routesAccueil: readonly AnyRoute[] = [accueil];
