import type { ReactNode } from 'react';
import { z } from 'zod';
import { InvalidInput, Refused } from '#platform/errors.ts';
import { type Answer, type AnyRoute, type Requete, type Right, route } from '#platform/routes.ts';
import { garderBrouillon, jeterBrouillon } from './brouillons.ts';
import { Champs, Formulaire } from './Formulaire.tsx';
import { type FormState, VIDE } from './form.ts';
import { corpsDeFormulaire } from './form-route.ts';
import { adresseEtape, cadreEtape, type Etape, etapeAtteinte, lireSaisies, type Saisies } from './step.tsx';
import { dernierePage } from './steps-fin.tsx';

export type Parcours = {
  readonly base: string;
  readonly audit: `${string}.${string}`;
  readonly right: Right;
  readonly titre: string;
  readonly etapes: readonly Etape[];
  readonly recapitulatif: (requete: Requete, saisies: Saisies) => Promise<ReactNode>;
  readonly envoyer: (requete: Requete, saisies: Saisies) => Promise<Answer>;
  readonly bouton: string;
};

/** A form in several pages: each step is kept, can be left, found again and corrected; works without JavaScript. */
export const parcours = (definition: Parcours): readonly AnyRoute[] => [
  ...definition.etapes.flatMap((etape, index) => [
    afficher(definition, etape, index),
    garder(definition, etape, index),
  ]),
  ...dernierePage(definition),
  recommencer(definition),
];

const afficher = ({ base, etapes, titre, audit, right }: Parcours, etape: Etape, index: number) =>
  route({
    method: 'GET',
    path: adresseEtape(base, etapes, index),
    right,
    audit,
    rate: 'page',
    input: z.unknown(),
    async answer(requete) {
      const saisies = await lireSaisies(requete, etapes);
      const atteinte = await etapeAtteinte(requete, etapes, saisies, index);
      if (atteinte < index) return { redirect: adresseEtape(base, etapes, atteinte) };
      const state = { ...VIDE, values: await valeursMontrees(requete, etape, saisies) };
      return { page: cadreEtape(titre, etapes, index, await corps({ base, etapes, index, requete, saisies, state })) };
    },
  });

async function valeursMontrees(requete: Requete, etape: Etape, saisies: Saisies) {
  const raw = saisies[etape.slug];
  if (raw && !etape.perimee?.(raw, saisies)) return raw;
  return { ...raw, ...(await etape.prefill?.(requete, saisies)) };
}

const garder = ({ base, etapes, titre, audit, right }: Parcours, etape: Etape, index: number) =>
  route({
    method: 'POST',
    path: adresseEtape(base, etapes, index),
    right,
    audit,
    rate: 'formulaire',
    input: corpsDeFormulaire,
    form: etape.form,
    async answer(requete) {
      const raw = requete.input;
      await garderBrouillon(requete, etape.form, raw);
      const saisies = await lireSaisies(requete, etapes);
      try {
        etape.form.read(raw);
        const { vers, garder: complet } = (await etape.verifier?.(requete, raw, saisies)) ?? {};
        if (complet) await garderBrouillon(requete, etape.form, { ...raw, ...complet });
        return { redirect: vers ?? adresseEtape(base, etapes, index + 1) };
      } catch (problem) {
        if (!(problem instanceof InvalidInput || problem instanceof Refused)) throw problem;
        const invalide = problem instanceof InvalidInput;
        const state = invalide
          ? { values: raw, errors: problem.fields }
          : { values: raw, errors: {}, refus: problem.message };
        const contenu = await corps({ base, etapes, index, requete, saisies, state });
        return { page: cadreEtape(titre, etapes, index, contenu, invalide ? 422 : 409) };
      }
    },
  });

type Corps = Pick<Parcours, 'base' | 'etapes'> & {
  readonly index: number;
  readonly requete: Requete;
  readonly saisies: Saisies;
  readonly state: FormState;
};

async function corps({ base, etapes, index, requete, saisies, state }: Corps): Promise<ReactNode> {
  const etape = etapes[index];
  if (!etape) return null;
  const precedent = index > 0 && (
    <a className="fr-link fr-ml-3w" href={adresseEtape(base, etapes, index - 1)}>
      Revenir à l’étape précédente
    </a>
  );
  return (
    <>
      {await etape.intro?.(requete, saisies)}
      <Formulaire
        form={etape.form}
        state={state}
        bouton="Continuer"
        autosave
        action={adresseEtape(base, etapes, index)}
        apres={precedent}
      >
        <Champs form={etape.form} state={state} />
        {await etape.complement?.(requete, state)}
      </Formulaire>
    </>
  );
}

/** What was typed goes: another structure, or a computer shared with others. */
const recommencer = ({ base, etapes, audit, right }: Parcours) =>
  route({
    method: 'POST',
    path: `${base}/recommencer`,
    right,
    audit,
    rate: 'formulaire',
    input: z.unknown(),
    async answer(requete) {
      await jeterBrouillon(requete, ...etapes.map(({ form }) => form.name));
      return { redirect: base, annonce: 'Ce que vous aviez tapé est effacé.' };
    },
  });
