import { dateCourte, dateLongue } from '#platform/dates.ts';
import { StatutBadge } from '#platform/dsfr/StatutBadge.tsx';
import type { Colonne } from '#platform/export/colonnes.ts';
import { BoutonPost } from '#platform/form/Formulaire.tsx';
import { cycleMembre } from './lifecycle.ts';
import type { MembreLu } from './readings.ts';

const depuis = ({ statut, du, au }: MembreLu) => {
  if (statut === 'propose') return `réponse attendue avant le ${dateCourte(du)}`;
  return au ? `du ${dateCourte(du)} au ${dateCourte(au)}` : `depuis le ${dateCourte(du)}`;
};

/** The people of a team; `retirer` is where the button that takes one out leads, for whoever may. */
export const colonnesDesMembres = (retirer?: (membreId: string) => string) => [
  {
    titre: 'Personne',
    cellule: ({ prenom, nom, structure, departement, poste }: MembreLu) => (
      <>
        {prenom} {nom}
        <br />
        <span className="fr-text--xs">
          {structure} ({departement}), poste {poste}
        </span>
      </>
    ),
  },
  {
    titre: 'Dans l’équipe',
    cellule: (membre: MembreLu) => (
      <>
        <StatutBadge statut={cycleMembre.labels[membre.statut]} />
        <br />
        <span className="fr-text--xs">{depuis(membre)}</span>
      </>
    ),
  },
  {
    titre: 'Dernière activité',
    cellule: ({ derniereActivite, statut }: MembreLu) =>
      statut === 'propose' ? '–' : derniereActivite ? dateCourte(derniereActivite) : 'aucune',
  },
  { titre: 'Suivis en retard', cellule: ({ suivisEnRetard }: MembreLu) => suivisEnRetard || '–' },
  ...(retirer
    ? [
        {
          titre: 'Action',
          cellule: ({ id, statut, prenom, nom }: MembreLu) =>
            statut === 'parti' ? null : (
              <BoutonPost action={retirer(id)} small priority="tertiary">
                {statut === 'propose' ? 'Annuler' : 'Retirer'}
                <span className="fr-sr-only">
                  {' '}
                  {prenom} {nom}
                </span>
              </BoutonPost>
            ),
        },
      ]
    : []),
];

/** The same, as a file. */
export const COLONNES_DES_MEMBRES: readonly Colonne<MembreLu>[] = [
  { titre: 'Prénom', valeur: ({ prenom }) => prenom },
  { titre: 'Nom', valeur: ({ nom }) => nom },
  { titre: 'Structure', valeur: ({ structure }) => structure },
  { titre: 'Département', valeur: ({ departement }) => departement, format: 'texte' },
  { titre: 'Poste', valeur: ({ poste }) => poste },
  { titre: 'État', valeur: ({ statut }) => cycleMembre.labels[statut].libelle },
  { titre: 'Du', valeur: ({ du }) => du, format: 'date' },
  { titre: 'Au', valeur: ({ au }) => au, format: 'date' },
  { titre: 'Dernière activité', valeur: ({ derniereActivite }) => derniereActivite, format: 'date' },
  { titre: 'Suivis en retard', valeur: ({ suivisEnRetard }) => suivisEnRetard },
];

/** « du 3 mai 2021 au 30 juin 2021 », « depuis le 3 mai 2021 ». */
export const periodeEcrite = ({ du, au }: { readonly du: string; readonly au: string | null }) =>
  au ? `du ${dateLongue(du)} au ${dateLongue(au)}` : `depuis le ${dateLongue(du)}`;
