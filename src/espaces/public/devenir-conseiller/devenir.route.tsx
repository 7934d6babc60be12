import { Alert } from '@codegouvfr/react-dsfr/Alert';
import { Button } from '@codegouvfr/react-dsfr/Button';
import { z } from 'zod';
import {
  formulaireIdentite,
  formulaireMobilite,
  formulaireMotivation,
  formulaireParcours,
  inscrire,
  rayonDe,
} from '#domain/candidats/index.ts';
import { BoutonPost } from '#platform/form/Formulaire.tsx';
import { valeur } from '#platform/form/form.ts';
import { Recapitulatif } from '#platform/form/Recapitulatif.tsx';
import { parcoursEnCours, type Saisies } from '#platform/form/step.tsx';
import { parcours } from '#platform/form/steps.tsx';
import { type Answer, type AnyRoute, type Requete, route } from '#platform/routes.ts';
import { ETAPES } from './etapes.tsx';

const BASE = '/devenir-conseiller';
const TITRE = 'Devenir conseiller numérique';

const accueil = route({
  method: 'GET',
  path: BASE,
  right: 'public',
  audit: 'candidats.commencer',
  rate: 'page',
  input: z.unknown(),
  async answer(requete) {
    const enCours = await parcoursEnCours(requete, BASE, ETAPES);
    return {
      page: {
        titre: TITRE,
        description:
          'Vous aimez transmettre ? Inscrivez-vous en trois minutes : les structures qui recrutent un conseiller numérique près de chez vous verront votre profil.',
        corps: (
          <>
            <h1>{TITRE}</h1>
            {enCours && (
              <Alert
                severity="info"
                small
                description="Vous avez commencé une inscription : vous la retrouverez là où vous l’avez laissée."
                className="fr-mb-3w"
              />
            )}
            <p className="fr-text--lead">
              Vous aimez transmettre ? Inscrivez-vous en trois minutes : les structures qui recrutent près de chez vous
              verront votre profil.
            </p>
            <ul>
              <li>Aucun diplôme n’est exigé : la formation est comprise dans le contrat.</li>
              <li>
                Votre nom, votre adresse et votre téléphone ne sont montrés qu’aux structures intéressées par vous.
              </li>
              <li>Vous voyez dans votre espace ce que chaque structure a décidé.</li>
            </ul>
            <Button linkProps={{ href: enCours ?? `${BASE}/identite` }}>
              {enCours ? 'Reprendre mon inscription' : 'M’inscrire'}
            </Button>
            {enCours && (
              <div className="fr-mt-2w">
                <BoutonPost action={`${BASE}/recommencer`} priority="tertiary">
                  Effacer et recommencer
                </BoutonPost>
              </div>
            )}
            <p className="fr-mt-4w">
              Déjà inscrit ? <a href="/connexion/lien">Entrez dans votre espace</a>. Vous pouvez aussi lire{' '}
              <a href="/missions">les missions d’un conseiller</a> et <a href="/offres">les offres publiées</a>.
            </p>
          </>
        ),
      },
    };
  },
});

async function envoyer({ tools, actor }: Requete, saisies: Saisies): Promise<Answer> {
  const identite = formulaireIdentite.read(saisies['identite'] ?? {});
  const { mobilite } = formulaireMobilite.read(saisies['mobilite'] ?? {});
  const { motivation } = formulaireMotivation.read(saisies['motivation'] ?? {});
  await inscrire(tools, actor, {
    ...identite,
    ...formulaireParcours.read(saisies['parcours'] ?? {}),
    communeCode: valeur(saisies['mobilite'], 'communeCode'),
    rayonKm: rayonDe(mobilite),
    motivation,
  });
  return { redirect: `${BASE}/envoyee` };
}

const envoyee = route({
  method: 'GET',
  path: `${BASE}/envoyee`,
  right: 'public',
  audit: 'candidats.finir',
  rate: 'page',
  input: z.unknown(),
  answer: async () => ({
    page: {
      titre: 'Confirmez votre inscription',
      prive: true,
      corps: (
        <>
          <h1>Il reste à confirmer votre adresse</h1>
          <p className="fr-text--lead">
            Nous venons de vous écrire. Ouvrez ce courriel et suivez le lien qu’il contient : les structures vous
            verront aussitôt.
          </p>
          <p>
            Rien reçu au bout de dix minutes ? Regardez dans les courriers indésirables, puis{' '}
            <a href={`${BASE}/recapitulatif`}>envoyez de nouveau votre inscription</a>.
          </p>
        </>
      ),
    },
  }),
});

export const routesDevenir: readonly AnyRoute[] = [
  accueil,
  envoyee,
  ...parcours({
    base: BASE,
    audit: 'candidats.remplir',
    right: 'public',
    titre: TITRE,
    etapes: ETAPES,
    recapitulatif: async (_, saisies) => (
      <>
        <p>Relisez votre profil. Vous pourrez le modifier à tout moment.</p>
        <Recapitulatif base={BASE} etapes={ETAPES} saisies={saisies} />
      </>
    ),
    envoyer,
    bouton: 'Envoyer mon inscription',
  }),
];
