import { Badge } from '@codegouvfr/react-dsfr/Badge';
import type { StatutPresente } from '#platform/lifecycle.ts';

/** The badge of a status, as its life cycle presents it. */
export function StatutBadge({ statut }: { statut: StatutPresente | undefined }) {
  if (!statut) return null;
  if (statut.badge === 'neutral') return <Badge as="span">{statut.libelle}</Badge>;
  return (
    <Badge as="span" severity={statut.badge} noIcon>
      {statut.libelle}
    </Badge>
  );
}
