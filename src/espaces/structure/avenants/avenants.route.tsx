import { z } from 'zod';
import {
  type AvenantLu,
  lireAvenantsDeLaStructure,
  lirePostesARendre,
  lirePostesATransferer,
  statutDeLAvenant,
} from '#domain/avenants/index.ts';
import { postesARenouveler } from '#domain/contrats/index.ts';
import { porte } from '#espaces/structure/door.ts';
import { sienne } from '#espaces/structure/inscription/sienne.ts';
import { dateCivile, dateLongue } from '#platform/dates.ts';
import { StatutBadge } from '#platform/dsfr/StatutBadge.tsx';
import { type AnyRoute, route } from '#platform/routes.ts';

const BASE = '/structure/avenants';

const liste = route({
  method: 'GET',
  path: BASE,
  right: porte,
  audit: 'avenant.listerLesSiens',
  rate: 'page',
  input: z.unknown(),
  async answer({ tools: { db, clock }, actor: { perimetre } }) {
    const structureId = sienne(perimetre);
    const [avenants, aRendre, aRenouveler, vivants] = await Promise.all([
      lireAvenantsDeLaStructure(db, perimetre, structureId),
      lirePostesARendre(db, perimetre, structureId),
      postesARenouveler(db, structureId, dateCivile(clock())),
      lirePostesATransferer(db, perimetre, structureId),
    ]);
    const proposes = avenants.filter(
      ({ vers_structure_id, statut }) => vers_structure_id === structureId && statut === 'demandee',
    );
    return {
      page: {
        titre: 'Changer ma subvention',
        prive: true,
        corps: (
          <>
            <h1>Changer ma subvention</h1>
            {proposes.length > 0 && (
              <>
                <h2>Une structure attend votre réponse</h2>
                <Demandes avenants={proposes} />
              </>
            )}
            <h2>Que voulez-vous faire ?</h2>
            <p>L’ANCT examine chaque demande. Rien ne change avant sa réponse.</p>
            <Choix possible={aRenouveler.length > 0} vers="renouveler" libelle="Renouveler un poste">
              {aRenouveler.length > 0
                ? 'Son contrat finit dans moins de six mois : une nouvelle période est financée.'
                : 'Possible dans les six derniers mois d’un contrat.'}
            </Choix>
            <Choix possible vers="ajouter" libelle="Demander des postes de plus">
              La préfecture donne son avis, puis l’ANCT décide.
            </Choix>
            <Choix possible={aRendre.length > 0} vers="rendre" libelle="Rendre un poste">
              {aRendre.length > 0
                ? 'Un poste vacant et la subvention qui lui reste reviennent au programme.'
                : 'Vous n’avez aucun poste vacant à rendre.'}
            </Choix>
            <Choix possible={vivants.length > 0} vers="transferer" libelle="Transférer un poste">
              Une autre structure le reçoit, avec son contrat et les versements à venir, si elle est d’accord.
            </Choix>
            <Choix possible vers="siret" libelle="Changer de SIRET">
              Votre commune a fusionné avec d’autres : la subvention suit la nouvelle structure.
            </Choix>
            <h2>Vos demandes</h2>
            <Demandes avenants={avenants.filter((un) => !proposes.includes(un))} />
          </>
        ),
      },
    };
  },
});

type Props = { possible: boolean; vers: string; libelle: string; children: string };
const Choix = ({ possible, vers, libelle, children }: Props) => (
  <p className="fr-mb-2w">
    {possible ? <a href={`${BASE}/${vers}`}>{libelle}</a> : libelle}
    <br />
    <span className="fr-hint-text">{children}</span>
  </p>
);

const Demandes = ({ avenants }: { avenants: readonly AvenantLu[] }) =>
  avenants.length === 0 ? (
    <p>Vous n’avez fait aucune demande.</p>
  ) : (
    <ul>
      {avenants.map((avenant) => (
        <li key={avenant.id}>
          <a href={`${BASE}/${avenant.id}`}>
            Demande n° {avenant.numero} de {avenant.structure}, du {dateLongue(avenant.demandee_le)} : {avenant.objet}
          </a>{' '}
          <StatutBadge statut={statutDeLAvenant(avenant)} />
        </li>
      ))}
    </ul>
  );

export const routesAvenants: readonly AnyRoute[] = [liste];
