import { z } from 'zod';
import { lireFaits, lireSonArrivee, premiereSemaine } from '#domain/arrivee/index.ts';
import { lireAFaire } from '#domain/ateliers/index.ts';
import { lireCopieSignee, listerSesContrats, type SonContrat, TYPES } from '#domain/contrats/index.ts';
import { listerARemettre } from '#domain/suivi/index.ts';
import { LienDeLaCommunaute } from '#espaces/conseiller/communaute/LienDeLaCommunaute.tsx';
import { porte } from '#espaces/conseiller/door.ts';
import { auditerLecture } from '#platform/audit.ts';
import { dateCivile, dateLongue } from '#platform/dates.ts';
import { Fiche } from '#platform/dsfr/Fiche.tsx';
import { type AnyRoute, route } from '#platform/routes.ts';
import { euros } from '#platform/texte.ts';
import { AFaire } from './AFaire.tsx';
import { PremiereSemaine } from './PremiereSemaine.tsx';

const accueil = route({
  method: 'GET',
  path: '/conseiller',
  right: porte,
  audit: 'contrats.lireLesSiens',
  rate: 'page',
  input: z.unknown(),
  async answer({ tools, actor }) {
    const [contrats, suivis, ateliers, arrivee, faits] = await Promise.all([
      listerSesContrats(tools.db, actor),
      listerARemettre(tools.db, actor),
      lireAFaire(tools.db, actor, tools.clock()),
      lireSonArrivee(tools.db, actor),
      lireFaits(tools.db, actor),
    ]);
    const aujourdhui = dateCivile(tools.clock());
    return {
      page: {
        titre: 'Mon poste',
        prive: true,
        corps: (
          <>
            <h1>Bonjour {actor.nom}</h1>
            {arrivee && (
              <p>
                <a className="fr-btn fr-icon-edit-line fr-btn--icon-left" href="/conseiller/activites/nouvelle">
                  Enregistrer une activité
                </a>
              </p>
            )}
            <AFaire ateliers={ateliers} suivis={suivis} aujourdhui={aujourdhui} />
            {arrivee && (
              <PremiereSemaine etapes={premiereSemaine(arrivee, faits)} debut={arrivee.debut} aujourdhui={aujourdhui} />
            )}
            <LienDeLaCommunaute url={tools.settings.COMMUNAUTE_URL} />
            {contrats.length === 0 ? (
              <p>
                Aucun contrat n’est enregistré à votre nom. Demandez à votre structure d’en enregistrer la signature.
              </p>
            ) : (
              contrats.map((contrat) => (
                <Contrat
                  key={contrat.id}
                  contrat={contrat}
                  priseDePosteLe={arrivee?.contratId === contrat.id ? arrivee.prise_de_poste_le : null}
                  aujourdhui={aujourdhui}
                />
              ))
            )}
          </>
        ),
      },
    };
  },
});

type PropsDuContrat = {
  readonly contrat: SonContrat;
  readonly priseDePosteLe: string | null;
  readonly aujourdhui: string;
};
const Contrat = ({ contrat, priseDePosteLe, aujourdhui }: PropsDuContrat) => (
  <>
    <h2>
      {contrat.debut > aujourdhui
        ? `Vous commencez le ${dateLongue(contrat.debut)}`
        : `Votre poste depuis le ${dateLongue(priseDePosteLe ?? contrat.debut)}`}
    </h2>
    <Fiche
      faits={[
        ['Structure', `${contrat.structure}, ${contrat.commune}`],
        [
          'Contrat',
          `${TYPES[contrat.type].libelle}, à partir du ${dateLongue(contrat.debut)}${contrat.fin ? `, jusqu’au ${dateLongue(contrat.fin)}` : ''}`,
        ],
        ['Rémunération brute', `${euros(contrat.remuneration_centimes)} par mois, à temps plein`],
        ['Lieux d’exercice', contrat.lieu],
        ['Signé le', contrat.signe_le && dateLongue(contrat.signe_le)],
        [
          'Document',
          <a key="copie" href={`/conseiller/contrats/${contrat.id}/copie`}>
            Télécharger mon contrat signé (PDF)
          </a>,
        ],
      ]}
    />
  </>
);

const copie = route({
  method: 'GET',
  path: '/conseiller/contrats/:id/copie',
  right: porte,
  audit: 'contrats.telechargerLeSien',
  rate: 'export',
  input: z.unknown(),
  async answer({ tools, actor, parameters: { id } }) {
    const { octets, nom } = await lireCopieSignee(tools, actor, id);
    await auditerLecture({ tools, actor, now: tools.clock() }, { action: 'contrats.lireCopie', sujet: id });
    return { flux: octets, type: 'application/pdf', nom };
  },
});

export const routesAccueil: readonly AnyRoute[] = [accueil, copie];
