import { Alert } from '@codegouvfr/react-dsfr/Alert';
import { z } from 'zod';
import { CYCLES } from '#domain/catalogue.ts';
import { compterFile, lirePlafond, listerEnveloppes, vagueOuverte } from '#domain/concertation/index.ts';
import { cycle } from '#domain/structures/index.ts';
import { porte } from '#espaces/anct/door.ts';
import { dateLongue } from '#platform/dates.ts';
import { StatutBadge } from '#platform/dsfr/StatutBadge.tsx';
import { compterEchecs } from '#platform/mail/readings.ts';
import { type AnyRoute, route } from '#platform/routes.ts';
import { euros, nombre, pluriel } from '#platform/texte.ts';
import { lireAttente } from './attente.ts';

const accueil = route({
  method: 'GET',
  path: '/anct',
  right: porte,
  audit: 'anct.accueillir',
  rate: 'page',
  input: z.unknown(),
  async answer(requete) {
    const { tools, actor } = requete;
    const [plafond, { parStatut }, vague, enveloppes, courrielsRefuses, attentes] = await Promise.all([
      lirePlafond(tools.db),
      compterFile(tools.db, actor.perimetre, {}),
      vagueOuverte(tools.db),
      listerEnveloppes(tools.db, actor.perimetre),
      compterEchecs(tools.db),
      lireAttente(requete),
    ]);
    const enRetard = enveloppes.filter(({ enFile }) => enFile > 0);
    return {
      page: {
        titre: 'Espace ANCT',
        prive: true,
        corps: (
          <>
            <h1>Espace ANCT</h1>
            <div className="fr-callout">
              <p>
                <strong>
                  {nombre(plafond.postesAttribues)} postes attribués sur {nombre(plafond.postesMax)}
                </strong>
                , {euros(plafond.montantReserveCentimes)} réservés sur {euros(plafond.montantMaxCentimes)}. Il reste{' '}
                {pluriel(plafond.postesRestants, 'poste')}.
              </p>
            </div>
            <p>
              {vague ? (
                <>
                  Vague <a href={`/anct/vagues/${vague.id}`}>{vague.numero}</a> ouverte depuis le{' '}
                  {dateLongue(vague.ouvre_le)}
                  {vague.limite_avis_le && <>, avis attendus avant le {dateLongue(vague.limite_avis_le)}</>}.
                </>
              ) : (
                <>
                  Aucune vague n’est ouverte. <a href="/anct/vagues">Préparez ou ouvrez une vague</a> pour que les
                  préfectures rendent leurs avis.
                </>
              )}
            </p>
            {courrielsRefuses > 0 && (
              <Alert
                severity="warning"
                small
                description={`${pluriel(courrielsRefuses, 'courriel n’a pas pu être remis', 'courriels n’ont pas pu être remis')} : l’adresse est sans doute fausse. Corrigez-la dans le dossier de la structure.`}
                className="fr-mb-3w"
              />
            )}
            {attentes.length > 0 && (
              <>
                <h2>Ce qui attend l’ANCT</h2>
                <ul>
                  {attentes.map(({ libelle, lien }) => (
                    <li key={lien}>
                      <a href={lien}>{libelle}</a>
                    </li>
                  ))}
                </ul>
              </>
            )}
            <h2>Candidatures des structures</h2>
            <ul className="fr-raw-list">
              {cycle.statuts.flatMap((statut) => {
                const ligne = parStatut.find((une) => une.statut === statut);
                return ligne
                  ? [
                      <li key={statut} className="fr-mb-1w">
                        <StatutBadge statut={cycle.labels[statut]} />{' '}
                        <a href={`/anct/structures?statut=${statut}`}>{pluriel(ligne.nombre, 'dossier')}</a>
                      </li>,
                    ]
                  : [];
              })}
            </ul>
            <h2>Préfectures qui ont des dossiers en cours</h2>
            {enRetard.length === 0 ? (
              <p>Aucun dossier n’est en cours.</p>
            ) : (
              <ul>
                {enRetard
                  .toSorted((a, b) => b.enFile - a.enFile)
                  .slice(0, 10)
                  .map(({ code, nom, enFile }) => (
                    <li key={code}>
                      <a href={`/anct/structures?departement=${code}`}>{nom}</a> : {pluriel(enFile, 'dossier')}
                    </li>
                  ))}
              </ul>
            )}
            <p>
              <a href="/anct/cycles">Comment vit un dossier : les étapes, qui agit, quels courriels partent</a>
            </p>
          </>
        ),
      },
    };
  },
});

const cycles = route({
  method: 'GET',
  path: '/anct/cycles',
  right: porte,
  audit: 'anct.lireCycles',
  rate: 'page',
  input: z.unknown(),
  answer: async () => ({
    page: {
      titre: 'Comment vit un dossier',
      prive: true,
      filAriane: [{ libelle: 'Accueil', href: '/anct' }],
      corps: (
        <>
          <h1>Comment vit un dossier</h1>
          {CYCLES.map(({ name, labels, transitions }) => (
            <section key={name}>
              <h2>{name.charAt(0).toUpperCase() + name.slice(1)}</h2>
              <ul>
                {Object.entries(transitions).map(([geste, { libelle, from, to, by, mails }]) => (
                  <li key={geste}>
                    <strong>{libelle}</strong> : de {from.map((statut) => `« ${labels[statut]?.libelle} »`).join(', ')}{' '}
                    à « {labels[to]?.libelle} », par {by.join(', ')}
                    {mails.length > 0 && `, avec un courriel`}.
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </>
      ),
    },
  }),
});

export const routesAccueil: readonly AnyRoute[] = [accueil, cycles];
