import { z } from 'zod';
import { InvalidInput, Refused } from '#platform/errors.ts';
import { type Answer, type AnyRoute, type Requete, route } from '#platform/routes.ts';
import { garderBrouillon, jeterBrouillon, lireBrouillon } from './brouillons.ts';
import { cache } from './champs.ts';
import { Formulaire } from './Formulaire.tsx';
import { type AnyForm, VIDE } from './form.ts';
import { adresseEtape, cadreEtape, etapeAtteinte, lireSaisies, type Saisies } from './step.tsx';
import type { Parcours } from './steps.tsx';

const aucun: AnyForm = { name: 'parcours.recapitulatif', champs: {}, schema: z.object({}) };
/** Where the last sending led: a second click on « send » leads there too. */
const envoi = (base: string): AnyForm => ({
  name: `parcours.envoi${base}`,
  champs: { vers: cache() },
  schema: z.object({}),
});

/** The last page of a form in several pages: everything typed, read again, then sent. */
export const dernierePage = (definition: Parcours): readonly AnyRoute[] => {
  const { base, etapes, audit, right } = definition;
  const path = `${base}/recapitulatif`;
  const afficher = route({
    method: 'GET',
    path,
    right,
    audit,
    rate: 'page',
    input: z.unknown(),
    async answer(requete) {
      const saisies = await lireSaisies(requete, etapes);
      return (
        (await ailleurs(requete, definition, saisies)) ?? { page: await recapituler(requete, definition, saisies) }
      );
    },
  });
  const envoyer = route({
    method: 'POST',
    path,
    right,
    audit,
    rate: 'courriel',
    input: z.unknown(),
    async answer(requete) {
      const saisies = await lireSaisies(requete, etapes);
      const autre = (await dejaEnvoye(requete, base, saisies)) ?? (await ailleurs(requete, definition, saisies));
      return autre ?? finir(requete, definition, saisies);
    },
  });
  return [afficher, envoyer];
};

async function ailleurs(requete: Requete, { base, etapes }: Parcours, saisies: Saisies): Promise<Answer | undefined> {
  const atteinte = await etapeAtteinte(requete, etapes, saisies);
  return atteinte < etapes.length ? { redirect: adresseEtape(base, etapes, atteinte) } : undefined;
}

async function dejaEnvoye(requete: Requete, base: string, saisies: Saisies): Promise<Answer | undefined> {
  if (Object.keys(saisies).length > 0) return undefined;
  const vers = (await lireBrouillon(requete, envoi(base).name))?.['vers'];
  return typeof vers === 'string' ? { redirect: vers } : undefined;
}

async function finir(requete: Requete, definition: Parcours, saisies: Saisies): Promise<Answer> {
  const { base, etapes } = definition;
  try {
    const answer = await definition.envoyer(requete, saisies);
    if ('redirect' in answer) await garderBrouillon(requete, envoi(base), { vers: answer.redirect });
    await jeterBrouillon(requete, ...etapes.map(({ form }) => form.name));
    return answer;
  } catch (problem) {
    if (problem instanceof Refused) return { page: await recapituler(requete, definition, saisies, problem.message) };
    if (!(problem instanceof InvalidInput)) throw problem;
    return { page: await recapituler(requete, definition, saisies, Object.values(problem.fields).join(' ')) };
  }
}

async function recapituler(requete: Requete, definition: Parcours, saisies: Saisies, refus?: string) {
  const { base, etapes, titre, bouton } = definition;
  return cadreEtape(
    titre,
    etapes,
    etapes.length,
    <>
      {await definition.recapitulatif(requete, saisies)}
      <Formulaire
        form={aucun}
        state={{ ...VIDE, ...(refus && { refus }) }}
        action={`${base}/recapitulatif`}
        bouton={bouton}
        apres={
          <a className="fr-link fr-ml-3w" href={adresseEtape(base, etapes, etapes.length - 1)}>
            Revenir à l’étape précédente
          </a>
        }
      />
    </>,
    refus ? 409 : undefined,
  );
}
