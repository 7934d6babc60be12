import { z } from 'zod';
import { declarerPublication, formulairePublication, phraseDuDelai, referenceLue } from '#domain/offres/index.ts';
import { porte } from '#espaces/structure/door.ts';
import { sienne } from '#espaces/structure/inscription/sienne.ts';
import { dateCivile } from '#platform/dates.ts';
import { Formulaire } from '#platform/form/Formulaire.tsx';
import { rawValues } from '#platform/form/form.ts';
import { formRoute } from '#platform/form/form-route.ts';
import { type AnyRoute, type Requete, route } from '#platform/routes.ts';
import { laFiche } from './fiche.route.tsx';

const FICHE = '/structure/fiche-de-poste';

const declarer = formRoute({
  path: `${FICHE}/publication`,
  right: porte,
  audit: 'offres.afficherPublication',
  form: formulairePublication,
  async initial(requete) {
    const { fiche } = await laFiche(requete);
    return rawValues({
      reference: fiche?.reference_emploi_territorial,
      publieeLe: fiche?.publiee_le,
      urgenceMotif: fiche?.urgence_motif,
    });
  },
  async page(requete, state) {
    const { delai, aujourdhui } = await laFiche(requete);
    return {
      titre: 'Déclarer la publication',
      prive: true,
      filAriane: [
        { libelle: 'Mes postes', href: '/structure' },
        { libelle: 'Fiche de poste', href: FICHE },
      ],
      corps: (
        <>
          <h1>Déclarer la publication</h1>
          <p>
            Un mois au moins sépare la publication de l’offre et la signature du contrat.{' '}
            {phraseDuDelai(delai, aujourdhui)}
          </p>
          <Formulaire form={formulairePublication} state={state} bouton="Déclarer la publication" />
        </>
      ),
    };
  },
  async submit({ tools, actor }, { reference, publieeLe, urgenceMotif }) {
    await declarerPublication(tools, actor, {
      structureId: sienne(actor.perimetre),
      reference: referenceLue(reference) ?? null,
      publieeLe,
      urgenceMotif: urgenceMotif || null,
    });
    return apres({ tools, actor });
  },
});

const publier = route({
  method: 'POST',
  path: `${FICHE}/publier`,
  right: porte,
  audit: 'offres.publierOffre',
  rate: 'formulaire',
  input: z.unknown(),
  async answer({ tools, actor }) {
    await declarerPublication(tools, actor, {
      structureId: sienne(actor.perimetre),
      reference: null,
      publieeLe: null,
      urgenceMotif: null,
    });
    return apres({ tools, actor });
  },
});

async function apres(requete: Pick<Requete, 'tools' | 'actor'>) {
  const { delai } = await laFiche(requete);
  const phrase = phraseDuDelai(delai, dateCivile(requete.tools.clock()));
  return { redirect: FICHE, annonce: `L’offre est publiée. ${phrase}` };
}

export const routesPublication: readonly AnyRoute[] = [...declarer, publier];
