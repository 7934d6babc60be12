import type { Role } from './actor.ts';
import { Forbidden, Refused } from './errors.ts';

/** A life cycle is a table. The guard, the buttons, the badge, the diagram, the SQL check and the tests all read it. */
export type Transition<Statut extends string> = {
  readonly libelle: string;
  readonly from: readonly Statut[];
  readonly to: Statut;
  readonly by: readonly Role[];
  readonly mails: readonly string[];
};

export type Badge = 'info' | 'success' | 'error' | 'warning' | 'new' | 'neutral';
export type StatutPresente = { readonly libelle: string; readonly badge: Badge };

/** What every life cycle hands out, whatever its statuses: enough for the diagram, the checks and the generated tests. */
export type AnyLifecycle = {
  readonly name: string;
  readonly table: string;
  readonly statuts: readonly string[];
  readonly labels: Readonly<Record<string, StatutPresente>>;
  readonly transitions: Readonly<Record<string, Transition<string>>>;
};

/**
 * Declares a life cycle. `name` is the room of its audit names, `table` the SQL table whose column `statut`
 * it rules (its CHECK is compared with the statuses by a test).
 */
export function lifecycle<
  const Labels extends Readonly<Record<string, StatutPresente>>,
  const Transitions extends Readonly<Record<string, Transition<keyof Labels & string>>>,
>(name: string, table: string, labels: Labels, transitions: Transitions) {
  type Statut = keyof Labels & string;
  type Action = keyof Transitions & string;
  const read = (action: Action): Transition<Statut> => transitions[action] as Transition<Statut>;

  /** Why the action is refused, or nothing when it is allowed. */
  function refusal(action: Action, statut: Statut, role: Role): 'role' | 'statut' | undefined {
    if (!read(action).by.includes(role)) return 'role';
    if (!read(action).from.includes(statut)) return 'statut';
    return undefined;
  }
  /**
   * Lets the gesture through, or throws: the status is as it is now, somebody may just have changed it. `sujet` begins
   * the sentence, « Ce dossier ». @throws Forbidden, Refused
   */
  function exiger(action: Action, statut: Statut, role: Role, sujet: string): void {
    const refus = refusal(action, statut, role);
    if (refus === 'role') throw new Forbidden(`${name}.${action}`);
    if (refus)
      throw new Refused(
        `${sujet} est maintenant « ${labels[statut]?.libelle ?? statut} » : cette action n’est plus possible. Rechargez la page.`,
      );
  }
  const actions = Object.keys(transitions) as Action[];
  const statuts = Object.keys(labels) as Statut[];
  return {
    name,
    table,
    labels,
    transitions,
    actions,
    statuts,
    refusal,
    exiger,
    mails: (action: Action): readonly string[] => read(action).mails,
    target: (action: Action): Statut => read(action).to,
    allowed: (statut: Statut, role: Role) => actions.filter((action) => !refusal(action, statut, role)),
    isStatut: (value: string): value is Statut => statuts.some((statut) => statut === value),
  };
}
export type StatutOf<Lifecycle extends { statuts: readonly string[] }> = Lifecycle['statuts'][number];

/** The life cycle as a Mermaid state diagram, for `docs/lifecycles.md` and the ANCT space. */
export function diagram({ labels, transitions }: AnyLifecycle): string {
  const nodes = Object.entries(labels).map(([statut, { libelle }]) => `  ${statut}: ${libelle}`);
  const arrows = Object.entries(transitions).flatMap(([action, { from, to, by }]) =>
    from.map((statut) => `  ${statut} --> ${to}: ${action} (${by.join(', ')})`),
  );
  return ['stateDiagram-v2', ...nodes, ...arrows].join('\n');
}
