import { Stepper } from '@codegouvfr/react-dsfr/Stepper';
import type { ReactNode } from 'react';
import type { PageAnswer, Requete } from '#platform/routes.ts';
import { lireBrouillon } from './brouillons.ts';
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
  /** Choices that only appear once something was typed (a commune among several). */
  readonly complement?: (requete: Requete, state: FormState) => Promise<ReactNode>;
  /** Checks that need the base or the outside: refuses by throwing, leads elsewhere (`vers`), or completes what is kept. */
  readonly verifier?: (
    requete: Requete,
    raw: RawValues,
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
  const saisies: Record<string, RawValues> = {};
  for (const { slug, form } of etapes) {
    const brouillon = await lireBrouillon(requete, form.name);
    if (brouillon) saisies[slug] = brouillon;
  }
  return saisies;
}

/** The first step that is not complete: nobody gets past it. */
export function etapeAtteinte(etapes: readonly Etape[], saisies: Saisies): number {
  const index = etapes.findIndex(({ slug, form }) => !complete(form, saisies[slug]));
  return index < 0 ? etapes.length : index;
}

/** Is there something to take up again, and where? */
export async function parcoursEnCours(requete: Requete, etapes: readonly Etape[]): Promise<boolean> {
  const [premiere] = etapes;
  return premiere !== undefined && (await lireBrouillon(requete, premiere.form.name)) !== undefined;
}

function complete(form: Etape['form'], values: RawValues | undefined): boolean {
  if (!values) return false;
  try {
    form.read(values);
    return true;
  } catch {
    return false;
  }
}
