import { z } from 'zod';
import { auditerLecture } from '#platform/audit.ts';
import { ajouterMois, dateCivile, moisLong } from '#platform/dates.ts';
import { documentEnFichier } from '#platform/documents/formats.ts';
import { BoutonPost } from '#platform/form/Formulaire.tsx';
import { type AnyRoute, type Requete, type Right, route } from '#platform/routes.ts';
import { choisirLesBilans, recoitLesBilans } from './abonnes.ts';
import { bilanDuMois } from './bilan.ts';
import { lireMois } from './filtres.ts';
import { OUVERTURE, premierJour, RACCOURCIS } from './periode.ts';
import type { Portee } from './portees.ts';

const MOIS_PROPOSES = 12;

type Espace = {
  readonly base: string;
  readonly right: Right;
  readonly titre: string;
  /** Whose month it is, and how the paper names the structure. */
  readonly de: (requete: Requete) => Promise<{ portee: Portee; structure: string; commune: string }>;
  /** May this person ask for the monthly e-mail? */
  readonly abonnement?: (requete: Requete) => Promise<boolean>;
};

/** The months that are over, the latest first. */
function moisPasses(now: Date): readonly string[] {
  const { du: dernier } = RACCOURCIS.mois_dernier.de(dateCivile(now));
  return Array.from({ length: MOIS_PROPOSES }, (_, rang) => ajouterMois(dernier, -rang)).filter(
    (mois) => mois >= premierJour(OUVERTURE),
  );
}

/** The monthly summaries of a space, each as a PDF; and, for administrators of a structure, the e-mail that tells of them. */
export function routesDesBilans({ base, right, titre, de, abonnement }: Espace): readonly AnyRoute[] {
  const liste = route({
    method: 'GET',
    path: `${base}/bilans`,
    right,
    audit: 'statistiques.listerLesBilans',
    rate: 'page',
    input: z.unknown(),
    async answer(requete) {
      const { tools, actor } = requete;
      const peut = (await abonnement?.(requete)) ?? false;
      return {
        page: {
          titre: 'Bilans du mois',
          prive: true,
          filAriane: [{ libelle: titre, href: base }],
          corps: (
            <>
              <h1>Bilans du mois</h1>
              <p>Une ou deux pages à imprimer ou à envoyer : les chiffres du mois, et ceux des douze derniers mois.</p>
              <ul>
                {moisPasses(tools.clock()).map((mois) => (
                  <li key={mois}>
                    <a href={`${base}/bilan?mois=${mois.slice(0, 7)}`}>Bilan de {moisLong(mois)} (PDF)</a>
                  </li>
                ))}
              </ul>
              {peut && <Abonnement base={base} recoit={await recoitLesBilans(tools.db, actor)} />}
            </>
          ),
        },
      };
    },
  });
  const fichier = route({
    method: 'GET',
    path: `${base}/bilan`,
    right,
    audit: 'statistiques.telechargerLeBilan',
    rate: 'export',
    input: z.unknown(),
    async answer(requete) {
      const { tools, actor, url } = requete;
      const now = tools.clock();
      const mois = lireMois(url.searchParams, now);
      const bilan = await bilanDuMois(tools.db, await de(requete), mois, now);
      await auditerLecture({ tools, actor, now }, { action: 'statistiques.telechargerLeBilan', sujet: null });
      return documentEnFichier(bilan, 'pdf', `bilan-${mois.du.slice(0, 7)}`);
    },
  });
  return [liste, fichier, ...(abonnement ? [leChoix({ base, right })] : [])];
}

const Abonnement = ({ base, recoit }: { readonly base: string; readonly recoit: boolean }) => (
  <>
    <h2 className="fr-h5 fr-mt-4w">Par courriel</h2>
    <p>
      {recoit
        ? 'Vous recevez un courriel le 5 de chaque mois, quand le bilan est prêt.'
        : 'Vous pouvez être prévenu par courriel le 5 de chaque mois, quand le bilan est prêt. Le courriel ne contient aucun chiffre.'}
    </p>
    <BoutonPost action={`${base}/bilans`} champs={{ recevoir: recoit ? 'non' : 'oui' }}>
      {recoit ? 'Ne plus être prévenu' : 'Être prévenu chaque mois'}
    </BoutonPost>
  </>
);

const leChoix = ({ base, right }: Pick<Espace, 'base' | 'right'>): AnyRoute =>
  route({
    method: 'POST',
    path: `${base}/bilans`,
    right,
    audit: 'statistiques.choisirLesBilans',
    rate: 'formulaire',
    input: z.object({ recevoir: z.string().max(3).optional() }).catch({}),
    async answer({ tools, actor, input: { recevoir } }) {
      await choisirLesBilans(tools, actor, { recevoir: recevoir === 'oui' });
      return {
        redirect: `${base}/bilans`,
        annonce: recevoir === 'oui' ? 'Vous serez prévenu chaque mois.' : 'Vous ne recevrez plus ce courriel.',
      };
    },
  });
