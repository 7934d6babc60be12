import { cycle, type DossierLu } from '#domain/conformite/index.ts';
import { BoutonPost } from '#platform/form/Formulaire.tsx';
import { pluriel } from '#platform/texte.ts';

/** What may be decided on a file now. `ailleurs`: Démarches simplifiées carries it, and its pieces are read there. */
export function Decision({
  dossier: { statut, pieces },
  base,
  ailleurs,
}: {
  dossier: DossierLu;
  base: string;
  ailleurs: boolean;
}) {
  const gestes = cycle.allowed(statut, 'anct');
  const corrections = pieces.filter((piece) => piece.statut === 'a_corriger').length;
  const toutes = ailleurs || pieces.every((piece) => piece.statut === 'acceptee');
  if (gestes.length === 0) return null;
  return (
    <>
      <h2 className="fr-mt-4w">La décision</h2>
      {statut === 'depose' && !toutes && corrections === 0 && <p>Examinez d’abord chaque pièce.</p>}
      <div className="gestes">
        {gestes.includes('declarerConforme') && toutes && (
          <BoutonPost action={`${base}/conforme`} priority="primary">
            Déclarer conforme
          </BoutonPost>
        )}
        {gestes.includes('demanderComplement') && (corrections > 0 || ailleurs) && (
          <a className="fr-btn" href={`${base}/complement`}>
            {ailleurs ? 'Demander une correction' : `Demander ${pluriel(corrections, 'correction')}`}
          </a>
        )}
        {gestes.includes('declarerNonConforme') && (
          <a className="fr-btn fr-btn--tertiary" href={`${base}/non-conforme`}>
            Déclarer non conforme
          </a>
        )}
        {gestes.includes('rouvrir') && (
          <a className="fr-btn fr-btn--secondary" href={`${base}/reprise`}>
            Reprendre l’instruction
          </a>
        )}
      </div>
    </>
  );
}
