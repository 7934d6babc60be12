import { Button } from '@codegouvfr/react-dsfr/Button';
import type { ReactNode } from 'react';
import { usePage } from '#platform/dsfr/context.ts';
import type { PageDeListe } from '#platform/table/keyset.ts';
import { type lireSelection, SELECTION_MAX } from '#platform/table/selection.ts';
import { adresseAvec } from '#platform/table/Tableau.tsx';
import { pluriel } from '#platform/texte.ts';
import type { ComptesArrivees } from './listes.ts';
import type { ArriveeLue } from './readings.ts';

type Selection = ReturnType<typeof lireSelection>;

/** The column where the kits that may leave are ticked. */
export const cases = (selection: Selection) => ({
  titre: <span className="fr-sr-only">Choisir</span>,
  cellule: ({ id, prenom, nom, kit }: ArriveeLue) =>
    kit === 'commande' || kit === 'incomplet' ? (
      <div className="fr-checkbox-group fr-checkbox-group--sm">
        <input type="checkbox" name="ids" value={id} id={`choix-${id}`} defaultChecked={selection.ids.includes(id)} />
        <label className="fr-label" htmlFor={`choix-${id}`}>
          <span className="fr-sr-only">
            Choisir le kit de {prenom} {nom}
          </span>
        </label>
      </div>
    ) : null,
});

/** The list as a form: what is ticked goes from page to page, then to the sending. No script is needed. */
export function Choix({ base, page, comptes, selection, children }: ChoixProps) {
  const { url } = usePage();
  const ailleurs = selection.ids.filter((id) => !page.lignes.some((ligne) => ligne.id === id));
  const gardes = [...url.searchParams].filter(([nom]) => !['curseur', 'ids', 'choix'].includes(nom));
  return (
    <form method="get" action={`${base}/envoi`} data-selection="ids">
      {[...gardes, ...ailleurs.map((id) => ['ids', id] as const)].map(([nom, valeur]) => (
        <input key={`${nom}-${valeur}`} type="hidden" name={nom} value={valeur} />
      ))}
      <p className="fr-mb-1w" data-compteur="kit" aria-live="polite">
        {pluriel(selection.ids.length, 'kit choisi', 'kits choisis', 'Aucun kit choisi')}
      </p>
      {selection.tropNombreux && <p>Une sélection contient {SELECTION_MAX} kits au plus.</p>}
      {children}
      <div className="fr-btns-group fr-btns-group--inline fr-mt-2w">
        <Button type="submit" value="coches" nativeButtonProps={{ name: 'choix' }}>
          Enregistrer l’envoi des kits choisis
        </Button>
        <Button type="submit" priority="secondary" value="tous" nativeButtonProps={{ name: 'choix' }}>
          {comptes.aExpedier === 1
            ? 'Enregistrer l’envoi du kit à expédier'
            : `Enregistrer l’envoi des ${comptes.aExpedier} kits à expédier`}
        </Button>
        {selection.ids.length > 0 && (
          <Button priority="tertiary" linkProps={{ href: adresseAvec(url, { ids: null }) }}>
            Vider la sélection
          </Button>
        )}
      </div>
    </form>
  );
}
type ChoixProps = {
  readonly base: string;
  readonly page: PageDeListe<ArriveeLue>;
  readonly comptes: ComptesArrivees;
  readonly selection: Selection;
  readonly children: ReactNode;
};
