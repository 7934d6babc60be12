import { Stepper } from '@codegouvfr/react-dsfr/Stepper';
import type { ReactNode } from 'react';
import { InvalidInput, Refused } from '#platform/errors.ts';
import type { PageAnswer, Requete } from '#platform/routes.ts';
import { lireBrouillons } from './brouillons.ts';
import type { AnyForm, FormState, RawValues } from './form.ts';

/** One step of a long form: its own form, kept as a draft, and what depends on other things than the form itself. */
export type Etape = {
  readonly slug: string;
  readonly titre: string;
  readonly form: AnyForm & { read: (raw: RawValues) => unknown };
  /** Text above the fields. */
  readonly intro?: (requete: Requete, saisies: Saisies) => Promise<ReactNode>;
  /** What is written in the fields the first time, from the steps before. */
  readonly prefill?: (requete: Requete, saisies: Saisies) => Promise<RawValues>;
  /** What was kept here was about something else than the steps before now say: filled anew, and to be sent again. */
  readonly perimee?: (raw: RawValues, saisies: Saisies) => boolean;
  /** Choices that only appear once something was typed (a commune among several). */
  readonly complement?: (requete: Requete, state: FormState) => Promise<ReactNode>;
  /**
   * Checks that need the base or the outside: refuses by throwing, leads elsewhere (`vers`), or completes what is kept.
   * Made again before each later step: what was true when it was typed may no longer be.
   */
  readonly verifier?: (
    requete: Requete,
    raw: RawValues,
    saisies: Saisies,
  ) => Promise<{ readonly vers?: string; readonly garder?: RawValues }>;
};
/** What was typed so far, step by step. */
export type Saisies = Readonly<Record<string, RawValues>>;

/** The frame of a step: where one is among the steps, then the step. */
export function cadreEtape(
  titre: string,
  etapes: readonly Etape[],
  index: number,
  contenu: ReactNode,
  statut?: number,
): PageAnswer {
  const total = etapes.length + 1;
  const nom = (rang: number) => etapes[rang]?.titre ?? 'Vérification';
  const suivante = index + 1 < total ? { nextTitle: nom(index + 1) } : {};
  return {
    titre,
    prive: true,
    ...(statut && { statut }),
    corps: (
      <div className="fr-grid-row">
        <div className="fr-col-12 fr-col-md-9 fr-col-lg-8">
          <h1>{titre}</h1>
          <Stepper currentStep={index + 1} stepCount={total} title={nom(index)} {...suivante} />
          {contenu}
        </div>
      </div>
    ),
  };
}

/** What was typed so far, from the drafts. */
export async function lireSaisies(requete: Requete, etapes: readonly Etape[]): Promise<Saisies> {
  const brouillons = await lireBrouillons(
    requete,
    etapes.map(({ form }) => form.name),
  );
  return Object.fromEntries(
    etapes.flatMap(({ slug, form }) => {
      const brouillon = brouillons.get(form.name);
      return brouillon ? [[slug, brouillon]] : [];
    }),
  );
}

/** The first step that is not complete, `avant` at the most: nobody gets past it. */
export async function etapeAtteinte(
  requete: Requete,
  etapes: readonly Etape[],
  saisies: Saisies,
  avant = etapes.length,
): Promise<number> {
  for (const [index, etape] of etapes.slice(0, avant).entries())
    if (!(await complete(requete, etape, saisies))) return index;
  return avant;
}

/** Where to take up again what was left half-way, if anything was. */
export async function parcoursEnCours(
  requete: Requete,
  base: string,
  etapes: readonly Etape[],
): Promise<string | undefined> {
  const saisies = await lireSaisies(requete, etapes);
  if (Object.keys(saisies).length === 0) return undefined;
  return adresseEtape(base, etapes, await etapeAtteinte(requete, etapes, saisies));
}

export const adresseEtape = (base: string, etapes: readonly Etape[], index: number) =>
  `${base}/${etapes[index]?.slug ?? 'recapitulatif'}`;

async function complete(requete: Requete, etape: Etape, saisies: Saisies): Promise<boolean> {
  const raw = saisies[etape.slug];
  if (!raw || etape.perimee?.(raw, saisies)) return false;
  try {
    etape.form.read(raw);
    return (await etape.verifier?.(requete, raw, saisies))?.vers === undefined;
  } catch (problem) {
    if (problem instanceof InvalidInput || problem instanceof Refused) return false;
    throw problem;
  }
}
