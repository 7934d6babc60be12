import { Alert } from '@codegouvfr/react-dsfr/Alert';
import { Table } from '@codegouvfr/react-dsfr/Table';
import { z } from 'zod';
import {
  cloturerVague,
  lirePlafond,
  lireVague,
  type PlanDeCloture,
  peutDecider,
  previsualiserCloture,
  resumerCloture,
} from '#domain/concertation/index.ts';
import { porte } from '#espaces/anct/door.ts';
import { BoutonPost } from '#platform/form/Formulaire.tsx';
import { type AnyRoute, route } from '#platform/routes.ts';
import { euros, nombre, pluriel } from '#platform/texte.ts';

const somme = (plan: PlanDeCloture) => ({
  postes: plan.retenus.reduce((total, { postes }) => total + postes, 0),
  montant: plan.retenus.reduce((total, { montantCentimes }) => total + montantCentimes, 0),
});

type Ligne = Awaited<ReturnType<typeof resumerCloture>>[number];

/** What the gesture would do, before it is done: numbers first, then what would be left. */
function Effets({ plan, lignes }: { plan: PlanDeCloture; lignes: readonly Ligne[] }) {
  const { postes, montant } = somme(plan);
  return (
    <>
      <ul>
        <li>
          <strong>
            {pluriel(plan.retenus.length, 'structure retenue', 'structures retenues', 'aucune structure retenue')}
          </strong>{' '}
          : {pluriel(postes, 'poste')}, {euros(montant)}
        </li>
        <li>{pluriel(plan.refuses.length, 'structure refusée', 'structures refusées', 'aucune structure refusée')}</li>
        <li>{pluriel(plan.examens.length, 'examen complémentaire', 'examens complémentaires')}</li>
      </ul>
      {lignes.length > 0 && (
        <Table
          caption="Effet de la clôture, département par département"
          headers={['Département', 'Enveloppe', 'Déjà attribués', 'Attribués par la clôture', 'Refusées', 'Sans avis']}
          data={lignes.map(({ code, nom, enveloppe, attribues, postes: nouveaux, refuses, sansAvis }) => [
            `${code} — ${nom}`,
            enveloppe === null ? 'non fixée' : nombre(enveloppe),
            nombre(attribues),
            nombre(nouveaux),
            nombre(refuses),
            nombre(sansAvis),
          ])}
        />
      )}
      {plan.debordements.length > 0 && (
        <Alert
          severity="warning"
          title={pluriel(
            plan.debordements.length,
            'avis favorable laissé en attente',
            'avis favorables laissés en attente',
          )}
          description={
            <ul>
              {plan.debordements.slice(0, 50).map(({ structureId, nom, raison }) => (
                <li key={structureId}>
                  <a href={`/anct/structures/${structureId}`}>{nom}</a> : {raison}
                </li>
              ))}
            </ul>
          }
          className="fr-mb-3w"
        />
      )}
      {plan.doublons.length > 0 && (
        <Alert
          severity="info"
          title={pluriel(plan.doublons.length, 'doublon à décider un par un', 'doublons à décider un par un')}
          description={
            <ul>
              {plan.doublons.slice(0, 50).map(({ structureId, nom }) => (
                <li key={structureId}>
                  <a href={`/anct/structures/${structureId}`}>{nom}</a>
                </li>
              ))}
            </ul>
          }
          className="fr-mb-3w"
        />
      )}
    </>
  );
}

const montrer = route({
  method: 'GET',
  path: '/anct/vagues/:id/cloture',
  right: porte,
  audit: 'concertation.previsualiserCloture',
  rate: 'page',
  input: z.unknown(),
  async answer({ tools, actor, parameters }) {
    const vague = await lireVague(tools.db, parameters.id);
    const [plan, plafond] = await Promise.all([
      previsualiserCloture(tools.db, vague.id, tools.clock()),
      lirePlafond(tools.db),
    ]);
    const lignes = await resumerCloture(tools.db, plan);
    return {
      page: {
        titre: `Clôturer la vague ${vague.numero}`,
        prive: true,
        filAriane: [{ libelle: 'Vagues', href: '/anct/vagues' }],
        corps: (
          <>
            <h1>Clôturer la vague {vague.numero}</h1>
            {vague.decision_a_la_cloture ? (
              <>
                <p className="fr-text--lead">
                  Voici ce que ferait la clôture maintenant. Les dossiers sans avis passeront à la vague suivante.
                </p>
                <Effets plan={plan} lignes={lignes} />
              </>
            ) : (
              <p className="fr-text--lead">
                Cette vague ne décide rien à la clôture : les dossiers restent à décider un par un.
              </p>
            )}
            <p>
              Plafond national : il reste {pluriel(plafond.postesRestants, 'poste')} et{' '}
              {euros(plafond.montantRestantCentimes)}.
            </p>
            {vague.statut === 'ouverte' && peutDecider(actor) && (
              <BoutonPost action={`/anct/vagues/${vague.id}/cloture`} priority="primary">
                Clôturer la vague
              </BoutonPost>
            )}
          </>
        ),
      },
    };
  },
});

const cloturer = route({
  method: 'POST',
  path: '/anct/vagues/:id/cloture',
  right: porte,
  audit: 'concertation.cloturerVague',
  rate: 'formulaire',
  input: z.unknown(),
  async answer({ tools, actor, parameters }) {
    const plan = await cloturerVague(tools, actor, { vagueId: parameters.id });
    return {
      redirect: `/anct/vagues/${parameters.id}`,
      annonce: `La vague est clôturée : ${pluriel(plan.retenus.length, 'structure retenue', 'structures retenues', 'aucune structure retenue')}. Les courriels partent.`,
    };
  },
});

export const routesCloture: readonly AnyRoute[] = [montrer, cloturer];
