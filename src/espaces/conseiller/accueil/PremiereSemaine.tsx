import type { Etape } from '#domain/arrivee/index.ts';
import { dateLongue } from '#platform/dates.ts';
import { StatutBadge } from '#platform/dsfr/StatutBadge.tsx';
import { pluriel } from '#platform/texte.ts';

type Props = { readonly etapes: readonly Etape[]; readonly debut: string; readonly aujourdhui: string };

/** « Votre première semaine »: what a new conseiller does, in order, until everything is done. */
export function PremiereSemaine({ etapes, debut, aujourdhui }: Props) {
  const faites = etapes.filter(({ fait }) => fait).length;
  if (faites === etapes.length) return null;
  return (
    <section className="fr-callout fr-mb-4w" aria-labelledby="premiere-semaine">
      <h2 id="premiere-semaine" className="fr-callout__title">
        Votre première semaine
      </h2>
      <p>
        {pluriel(faites, 'étape faite', 'étapes faites', 'Aucune étape faite')} sur {etapes.length}. Cette liste
        disparaît quand tout est fait.
      </p>
      <ol>
        {etapes.map((etape) => (
          <li key={etape.lien} className="fr-mb-1w">
            <Ligne etape={etape} tropTot={etape.enPoste === true && debut > aujourdhui} debut={debut} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function Ligne({ etape: { libelle, lien, fait }, tropTot, debut }: { etape: Etape; tropTot: boolean; debut: string }) {
  if (fait)
    return (
      <>
        {libelle} <StatutBadge statut={{ libelle: 'Fait', badge: 'success' }} />
      </>
    );
  if (tropTot)
    return (
      <>
        {libelle}, à partir du {dateLongue(debut)}
      </>
    );
  return <a href={lien}>{libelle}</a>;
}
