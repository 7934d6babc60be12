import { Alert } from '@codegouvfr/react-dsfr/Alert';
import { Button } from '@codegouvfr/react-dsfr/Button';
import { z } from 'zod';
import {
  DejaInscrite,
  formulaireBesoin,
  formulaireContact,
  formulaireIdentite,
  identifiantNormalise,
  identiteVerifiee,
  inscrire,
  postesDemandes,
  siretAffiche,
} from '#domain/structures/index.ts';
import { BoutonPost } from '#platform/form/Formulaire.tsx';
import { valeur } from '#platform/form/form.ts';
import { Recapitulatif } from '#platform/form/Recapitulatif.tsx';
import { parcoursEnCours, type Saisies } from '#platform/form/step.tsx';
import { parcours } from '#platform/form/steps.tsx';
import { type Answer, type AnyRoute, type Requete, route } from '#platform/routes.ts';
import { dejaInscrite } from './deja-inscrite.route.tsx';
import { ETAPES, siretSaisi } from './etapes.tsx';

const siretEcrit = (texte: string) => siretAffiche(identifiantNormalise(texte));
const TITRE = 'Inscrire ma structure';

const accueil = route({
  method: 'GET',
  path: '/inscription',
  right: 'public',
  audit: 'inscription.commencer',
  rate: 'page',
  input: z.unknown(),
  async answer(requete) {
    const enCours = await parcoursEnCours(requete, '/inscription', ETAPES);
    return {
      page: {
        titre: TITRE,
        description:
          'Votre commune, votre collectivité ou votre association souhaite accueillir un conseiller numérique : inscrivez-la en quelques minutes.',
        corps: (
          <>
            <h1>{TITRE}</h1>
            {enCours && (
              <Alert
                severity="info"
                small
                description="Vous avez commencé une inscription : vous la retrouverez là où vous l’avez laissée."
                className="fr-mb-3w"
              />
            )}
            <p className="fr-text--lead">Vous souhaitez accueillir un conseiller numérique ? Comptez dix minutes.</p>
            <p>Ayez sous la main :</p>
            <ul>
              <li>le numéro SIRET de votre structure ;</li>
              <li>le nombre de conseillers souhaités, leurs missions et leurs lieux de travail ;</li>
              <li>les coordonnées de la personne à contacter et du représentant légal.</li>
            </ul>
            <p>
              Ce que vous tapez est enregistré au fur et à mesure : vous pouvez vous arrêter et revenir. La demande part
              à la préfecture quand vous l’avez confirmée par courriel.
            </p>
            <p>En cas de recrutement mutualisé, seule la structure qui porte le recrutement s’inscrit.</p>
            <Button linkProps={{ href: enCours ?? '/inscription/siret' }}>
              {enCours ? 'Reprendre mon inscription' : 'Commencer'}
            </Button>
            {enCours && (
              <div className="fr-mt-2w">
                <BoutonPost action="/inscription/recommencer" priority="tertiary">
                  Effacer et recommencer
                </BoutonPost>
              </div>
            )}
          </>
        ),
      },
    };
  },
});

async function envoyer({ tools, actor }: Requete, saisies: Saisies): Promise<Answer> {
  const identite = formulaireIdentite.read(saisies['structure'] ?? {});
  const besoin = formulaireBesoin.read(saisies['besoin'] ?? {});
  const contact = formulaireContact.read(saisies['contact'] ?? {});
  const identifiant = siretSaisi(saisies);
  const communeCode = valeur(saisies['structure'], 'communeCode');
  const reponse = await tools.annuaire(identifiant);
  try {
    const { numero } = await inscrire(tools, actor, {
      ...contact,
      identifiant,
      identiteVerifiee: identiteVerifiee(reponse, { nom: identite.nom, communeCode }),
      type: identite.type,
      nom: identite.nom,
      adresse: identite.adresse,
      communeCode,
      postesSouhaites: postesDemandes(besoin),
      demarrageLe: besoin.demarrageLe,
      missions: besoin.missions,
      lieux: besoin.lieux,
      candidatIdentifie: besoin.candidatIdentifie === 'oui',
      partenaires: besoin.mutualise === 'oui' ? besoin.partenaires : null,
    });
    return { redirect: `/inscription/envoyee?dossier=${numero}` };
  } catch (problem) {
    if (problem instanceof DejaInscrite) return { redirect: `/inscription/deja-inscrite?siret=${identifiant}` };
    throw problem;
  }
}

const envoyee = route({
  method: 'GET',
  path: '/inscription/envoyee',
  right: 'public',
  audit: 'inscription.finir',
  rate: 'page',
  input: z.object({ dossier: z.coerce.number().int().positive() }).catch({ dossier: 0 }),
  async answer({ input }) {
    return {
      page: {
        titre: 'Confirmez votre inscription',
        prive: true,
        corps: (
          <>
            <h1>Il reste à confirmer votre inscription</h1>
            {input.dossier > 0 && <p className="fr-text--lead">Votre dossier porte le numéro {input.dossier}.</p>}
            <p>
              Nous venons d’écrire à l’adresse du contact. Ouvrez ce courriel et cliquez sur le lien qu’il contient :
              votre demande sera alors transmise à la préfecture. Le lien est valable sept jours.
            </p>
            <p>
              Rien reçu au bout de dix minutes ? Regardez dans les courriers indésirables, puis{' '}
              <a href="/inscription/confirmation/nouvelle">demandez un autre courriel</a>.
            </p>
          </>
        ),
      },
    };
  },
});

export const routesInscription: readonly AnyRoute[] = [
  accueil,
  envoyee,
  ...dejaInscrite,
  ...parcours({
    base: '/inscription',
    audit: 'inscription.remplir',
    right: 'public',
    titre: TITRE,
    etapes: ETAPES,
    recapitulatif: async (_, saisies) => (
      <>
        <p>Relisez votre demande. Vous pourrez encore joindre la préfecture après l’envoi.</p>
        <Recapitulatif base="/inscription" etapes={ETAPES} saisies={saisies} lisible={{ siret: siretEcrit }} />
      </>
    ),
    envoyer,
    bouton: 'Envoyer ma demande',
  }),
];
