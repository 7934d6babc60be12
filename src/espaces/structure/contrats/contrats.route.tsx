import { Alert } from '@codegouvfr/react-dsfr/Alert';
import { z } from 'zod';
import { lireConformite } from '#domain/conformite/index.ts';
import { aSignerAvant, cycle, listerRecrues, type Recrue } from '#domain/contrats/index.ts';
import { porte } from '#espaces/structure/door.ts';
import { sienne } from '#espaces/structure/inscription/sienne.ts';
import { dateCivile, dateLongue } from '#platform/dates.ts';
import { StatutBadge } from '#platform/dsfr/StatutBadge.tsx';
import { type AnyRoute, route } from '#platform/routes.ts';

type Suivie = Recrue & { readonly limite: string | undefined };

const liste = route({
  method: 'GET',
  path: '/structure/contrats',
  right: porte,
  audit: 'contrats.lister',
  rate: 'page',
  input: z.unknown(),
  async answer({ tools, actor }) {
    const [recrues, conformite] = await Promise.all([
      listerRecrues(tools.db, actor.perimetre),
      lireConformite(tools.db, actor.perimetre, sienne(actor.perimetre)),
    ]);
    const suivies = recrues.map((recrue): Suivie => ({ ...recrue, limite: aSignerAvant(recrue, conformite) }));
    return {
      page: {
        titre: 'Contrats',
        prive: true,
        corps: (
          <ContratsPage
            suivies={suivies}
            acceptee={conformite?.statut === 'conforme'}
            aujourdhui={dateCivile(tools.clock())}
          />
        ),
      },
    };
  },
});

function ContratsPage({
  suivies,
  acceptee,
  aujourdhui,
}: {
  suivies: readonly Suivie[];
  acceptee: boolean;
  aujourdhui: string;
}) {
  return (
    <>
      <h1>Contrats</h1>
      {suivies.length === 0 ? (
        <p>
          Personne n’a encore accepté d’être recruté. Le contrat se prépare dès que votre candidat a dit oui.{' '}
          <a href="/structure/candidats">Voir les candidats</a>
        </p>
      ) : (
        <>
          {!acceptee && (
            <Alert
              severity="info"
              small
              className="fr-mb-3w"
              description="Vous pouvez préparer le contrat dès maintenant. Il se signe une fois la demande de subvention acceptée."
            />
          )}
          <ul className="fr-raw-list">
            {suivies.map((recrue) => (
              <li key={recrue.id} className="fr-mb-3w">
                <h2 className="fr-h5 fr-mb-1v">
                  <a href={`/structure/contrats/${recrue.id}`}>
                    {recrue.prenom} {recrue.nom}
                  </a>
                </h2>
                <p className="fr-mb-0">
                  <StatutBadge
                    statut={recrue.statut ? cycle.labels[recrue.statut] : { libelle: 'À préparer', badge: 'new' }}
                  />{' '}
                  Poste n° {recrue.numeroPoste}
                  {recrue.signe_le && <>, signé le {dateLongue(recrue.signe_le)}</>}
                </p>
                <Echeance limite={recrue.limite} aujourdhui={aujourdhui} />
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

/** The fortnight to sign (guide, calendar): a clock, not a wall. */
const Echeance = ({ limite, aujourdhui }: { limite: string | undefined; aujourdhui: string }) =>
  limite === undefined ? null : (
    <p className="fr-mb-0">
      {limite < aujourdhui ? (
        <strong>À signer : le délai est passé depuis le {dateLongue(limite)}.</strong>
      ) : (
        <>À signer avant le {dateLongue(limite)}.</>
      )}
    </p>
  );

export const routesContrats: readonly AnyRoute[] = [liste];
