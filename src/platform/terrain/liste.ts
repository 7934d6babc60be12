import type { EnAttente } from './file.ts';

type Gestes = {
  readonly corriger: (attente: EnAttente) => void;
  readonly retirer: (attente: EnAttente) => void;
  readonly renvoyer: () => void;
};

/** Those whose deletion was asked once: it is asked twice, whatever else moves in the list meanwhile. */
const demandees = new Set<string>();
const montrees = new WeakMap<HTMLElement, string>();

/** What waits on the device, each with what can be done with it before it leaves. */
export function montrerFile(section: HTMLElement, attentes: readonly EnAttente[], gestes: Gestes): void {
  // The same as before stays as it is: a button under a finger does not move, nor forget what it was told.
  const etat = JSON.stringify(attentes);
  if (montrees.get(section) === etat) return;
  montrees.set(section, etat);
  section.hidden = attentes.length === 0;
  const liste = section.querySelector('ul');
  liste?.replaceChildren(...attentes.map((attente) => ligneDe(attente, gestes)));
  section.querySelector(':scope > button')?.remove();
  if (attentes.length > 0) section.append(bouton('Envoyer maintenant', gestes.renvoyer));
}

function ligneDe(attente: EnAttente, { corriger, retirer }: Gestes): HTMLElement {
  const ligne = document.createElement('li');
  const quoi = titreDe(attente);
  ligne.append(quoi);
  if (attente.refus) {
    const pourquoi = document.createElement('p');
    pourquoi.className = 'fr-error-text fr-mt-1v';
    pourquoi.textContent = [...Object.values(attente.refus.champs), attente.refus.phrase][0] ?? '';
    ligne.append(pourquoi);
  }
  const deux = document.createElement('div');
  deux.className = 'gestes';
  const supprimer = bouton(
    demandees.has(attente.id) ? SUR : 'Supprimer',
    () => {
      if (demandees.has(attente.id)) return retirer(attente);
      demandees.add(attente.id);
      supprimer.firstChild?.replaceWith(SUR);
    },
    quoi,
  );
  deux.append(
    bouton('Corriger', () => corriger(attente), quoi),
    supprimer,
  );
  ligne.append(deux);
  return ligne;
}

const SUR = 'Supprimer pour de bon';

function bouton(libelle: string, faire: () => void, quoi?: string): HTMLButtonElement {
  const un = document.createElement('button');
  un.type = 'button';
  un.className = 'fr-btn fr-btn--sm fr-btn--secondary';
  un.append(libelle);
  if (quoi) {
    const suite = document.createElement('span');
    suite.className = 'fr-sr-only';
    suite.textContent = ` : ${quoi}`;
    un.append(suite);
  }
  un.addEventListener('click', faire);
  return un;
}

/** « Accompagner une personne, le 04/02/2021 », in the words of the form. */
function titreDe({ valeurs }: EnAttente): string {
  const dit = (voulu: string) => valeurs.find(([nom]) => nom === voulu)?.[1] ?? '';
  const choix = document.querySelector<HTMLInputElement>(`input[name=type][value="${CSS.escape(dit('type'))}"]`);
  const jour = dit('jour').split('-').toReversed().join('/');
  return `${choix?.labels?.[0]?.textContent?.trim() ?? 'Activité'}, le ${jour}`;
}
