import type { ReactNode } from 'react';
import { type FormState, valeur } from './form.ts';

type Props = {
  readonly titre: string;
  /** The fields inside: it is open as soon as one of them says something, or is wrong. */
  readonly noms: readonly string[];
  readonly state: FormState;
  /** The answer to another field (`type=mandat`) that needs what is inside. */
  readonly pour?: readonly [champ: string, reponse: string];
  readonly children: ReactNode;
};

/** A part of a form that is folded while it is of no use. A script opens it when its answer is chosen. */
export function Volet({ titre, noms, state, pour, children }: Props) {
  const utile = pour && valeur(state.values, pour[0]) === pour[1];
  const ouvert = utile || noms.some((nom) => (state.values[nom]?.length ?? 0) > 0 || state.errors[nom]);
  return (
    <details open={ouvert} className="volet" {...(pour && { 'data-pour': pour.join('=') })}>
      <summary className="fr-py-1w">{titre}</summary>
      {children}
    </details>
  );
}
