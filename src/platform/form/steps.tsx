import type { ReactNode } from 'react';
import { z } from 'zod';
import { InvalidInput, Refused } from '#platform/errors.ts';
import { type Answer, type AnyRoute, type PageAnswer, type Requete, type Right, route } from '#platform/routes.ts';
import { garderBrouillon, jeterBrouillon } from './brouillons.ts';
import { Champs, Formulaire } from './Formulaire.tsx';
import { type AnyForm, type FormState, VIDE } from './form.ts';
import { corpsDeFormulaire } from './form-route.ts';
import { cadreEtape, type Etape, etapeAtteinte, lireSaisies, type Saisies } from './step.tsx';

type Parcours = {
  readonly base: string;
  readonly audit: `${string}.${string}`;
  readonly right: Right;
  readonly titre: string;
  readonly etapes: readonly Etape[];
  readonly recapitulatif: (requete: Requete, saisies: Saisies) => Promise<ReactNode>;
  readonly envoyer: (requete: Requete, saisies: Saisies) => Promise<Answer>;
  readonly bouton: string;
};
const aucun: AnyForm = { name: 'parcours.recapitulatif', champs: {}, schema: z.object({}) };

/** A form in several pages: each step is kept, can be left, found again and corrected; works without JavaScript. */
export function parcours(definition: Parcours): readonly AnyRoute[] {
  const { base, etapes, titre, audit, right } = definition;
  const adresse = (index: number) => `${base}/${etapes[index]?.slug ?? 'recapitulatif'}`;

  const lire = (requete: Requete) => lireSaisies(requete, etapes);
  const atteinte = (saisies: Saisies) => etapeAtteinte(etapes, saisies);
  const cadre = (index: number, contenu: ReactNode, statut?: number) =>
    cadreEtape(titre, etapes, index, contenu, statut);

  async function montrer(
    requete: Requete,
    index: number,
    etape: Etape,
    saisies: Saisies,
    state: FormState,
  ): Promise<PageAnswer> {
    const statut = state.refus ? 409 : Object.keys(state.errors).length > 0 ? 422 : undefined;
    const precedent = index > 0 && (
      <a className="fr-link fr-ml-3w" href={adresse(index - 1)}>
        Revenir à l’étape précédente
      </a>
    );
    return cadre(
      index,
      <>
        {await etape.intro?.(requete, saisies)}
        <Formulaire
          form={etape.form}
          state={state}
          bouton="Continuer"
          autosave
          action={adresse(index)}
          apres={precedent}
        >
          <Champs form={etape.form} state={state} />
          {await etape.complement?.(requete, state)}
        </Formulaire>
      </>,
      statut,
    );
  }

  const pages = etapes.flatMap((etape, index) => [
    route({
      method: 'GET',
      path: adresse(index),
      right,
      audit,
      rate: 'page',
      input: z.unknown(),
      async answer(requete) {
        const saisies = await lire(requete);
        if (index > atteinte(saisies)) return { redirect: adresse(atteinte(saisies)) };
        const values = saisies[etape.slug] ?? (await etape.prefill?.(requete, saisies)) ?? {};
        return { page: await montrer(requete, index, etape, saisies, { ...VIDE, values }) };
      },
    }),
    route({
      method: 'POST',
      path: adresse(index),
      right,
      audit,
      rate: 'formulaire',
      input: corpsDeFormulaire,
      form: etape.form,
      async answer(requete) {
        const raw = requete.input;
        await garderBrouillon(requete, etape.form, raw);
        try {
          etape.form.read(raw);
          const { vers, garder } = (await etape.verifier?.(requete, raw)) ?? {};
          if (garder) await garderBrouillon(requete, etape.form, { ...raw, ...garder });
          return { redirect: vers ?? adresse(index + 1) };
        } catch (problem) {
          const saisies = await lire(requete);
          if (problem instanceof InvalidInput)
            return { page: await montrer(requete, index, etape, saisies, { values: raw, errors: problem.fields }) };
          if (problem instanceof Refused)
            return {
              page: await montrer(requete, index, etape, saisies, { values: raw, errors: {}, refus: problem.message }),
            };
          throw problem;
        }
      },
    }),
  ]);

  const recapituler = async (requete: Requete, saisies: Saisies, refus?: string) =>
    cadre(
      etapes.length,
      <>
        {await definition.recapitulatif(requete, saisies)}
        <Formulaire
          form={aucun}
          state={{ ...VIDE, ...(refus && { refus }) }}
          action={`${base}/recapitulatif`}
          bouton={definition.bouton}
          apres={
            <a className="fr-link fr-ml-3w" href={adresse(etapes.length - 1)}>
              Revenir à l’étape précédente
            </a>
          }
        />
      </>,
      refus ? 409 : undefined,
    );
  const fin = [
    route({
      method: 'GET',
      path: `${base}/recapitulatif`,
      right,
      audit,
      rate: 'page',
      input: z.unknown(),
      async answer(requete) {
        const saisies = await lire(requete);
        if (atteinte(saisies) < etapes.length) return { redirect: adresse(atteinte(saisies)) };
        return { page: await recapituler(requete, saisies) };
      },
    }),
    route({
      method: 'POST',
      path: `${base}/recapitulatif`,
      right,
      audit,
      rate: 'courriel',
      input: z.unknown(),
      async answer(requete) {
        const saisies = await lire(requete);
        if (atteinte(saisies) < etapes.length) return { redirect: adresse(atteinte(saisies)) };
        try {
          const answer = await definition.envoyer(requete, saisies);
          await jeterBrouillon(requete, ...etapes.map(({ form }) => form.name));
          return answer;
        } catch (problem) {
          if (problem instanceof Refused) return { page: await recapituler(requete, saisies, problem.message) };
          throw problem;
        }
      },
    }),
  ];
  return [...pages, ...fin];
}
