import { publierRessource, retirerRessource } from '#domain/communaute/index.ts';
import { unEvenement } from '#tests/situations/communaute.ts';
import { anct, prefecture } from '#tests/situations/comptes.ts';
import { unEnvoiDe, uneRessource, uneSaisieDeRessource } from '#tests/situations/ressources.ts';
import type { Banc } from '#tests/support/base.ts';

/** An event of the Allier and one of the Rhône; a file that is shared, and a link withdrawn. */
export async function laCommunaute(banc: Banc) {
  const pdf = await unEnvoiDe(banc, 'support.pdf', Buffer.from('%PDF-1.7 un support inventé'));
  const dite = uneSaisieDeRessource({ type: 'fichier', url: '' });
  const retiree = await uneRessource(banc);
  await retirerRessource(banc.tools, anct(), { ressourceId: retiree });
  // Far enough: other things of the matrix move the clock. Within the contracts all the same.
  return {
    evenement: await unEvenement(banc, {}, prefecture('03'), 200),
    ailleurs: await unEvenement(banc, {}, prefecture('69'), 200),
    ressource: await publierRessource(banc.tools, anct(), dite, pdf),
    retiree,
  };
}

/** What stands behind each address: ANCT sees the nation, a conseiller his département. */
export function ressourcesDeLaCommunaute(
  { evenement, ailleurs, ressource, retiree }: Awaited<ReturnType<typeof laCommunaute>>,
  inconnu: string,
) {
  const cellule = (propre: string, autre: string) => ({
    propre: { id: propre },
    autre: { id: autre },
    inconnu: { id: inconnu },
  });
  const suites = ['', '/modifier', '/annuler', '/publier', '/presences', '/emargement', '/inscrits/export'];
  return Object.fromEntries([
    ...suites.flatMap((suite) => [
      [`/prefecture/evenements/:id${suite}`, cellule(evenement, ailleurs)],
      [`/anct/evenements/:id${suite}`, cellule(evenement, inconnu)],
    ]),
    ...['', '/inscrire', '/desinscrire', '/invitation'].map((suite) => [
      `/conseiller/evenements/:id${suite}`,
      cellule(evenement, ailleurs),
    ]),
    ...['', '/retirer', '/republier', '/fichier'].map((suite) => [
      `/anct/ressources/:id${suite}`,
      cellule(ressource, inconnu),
    ]),
    ['/conseiller/ressources/:id/fichier', cellule(ressource, retiree)],
  ]);
}
