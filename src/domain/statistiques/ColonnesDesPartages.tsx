import { dateCourte } from '#platform/dates.ts';
import { StatutBadge } from '#platform/dsfr/StatutBadge.tsx';
import { BoutonPost } from '#platform/form/Formulaire.tsx';
import { pluriel } from '#platform/texte.ts';
import { cyclePartage } from './lifecycle.ts';
import type { PartageLu } from './partages.ts';

const etatDe = ({ statut, expire_le }: PartageLu, aujourdhui: string) =>
  statut === 'ouvert' && expire_le < aujourdhui
    ? ({ libelle: 'Date passée', badge: 'neutral' } as const)
    : cyclePartage.labels[statut];

/** The links of a list: what each shows, until when, how often it was read; and the button that closes it. */
export const colonnesDesPartages = (base: string, aujourdhui: string) => [
  {
    titre: 'Page',
    cellule: ({ titre, cree_le }: PartageLu) => (
      <>
        {titre}
        <br />
        <span className="fr-text--xs">Créée le {dateCourte(cree_le)}</span>
      </>
    ),
  },
  {
    titre: 'État',
    cellule: (partage: PartageLu) => (
      <>
        <StatutBadge statut={etatDe(partage, aujourdhui)} />
        <br />
        <span className="fr-text--xs">jusqu’au {dateCourte(partage.expire_le)}</span>
      </>
    ),
  },
  {
    titre: 'Consultée',
    cellule: ({ vues, vu_le }: PartageLu) =>
      vu_le ? `${pluriel(vues, 'fois', 'fois')}, la dernière le ${dateCourte(vu_le)}` : 'jamais',
  },
  {
    titre: 'Action',
    cellule: ({ id, statut, titre, expire_le }: PartageLu) =>
      statut === 'ouvert' &&
      expire_le >= aujourdhui && (
        <BoutonPost action={`${base}/partages/${id}/fermer`} small priority="tertiary">
          Fermer ce lien<span className="fr-sr-only"> : {titre}</span>
        </BoutonPost>
      ),
  },
];
