import { pluriel } from '#platform/texte.ts';

type Enveloppe = { readonly nom: string; readonly postes: number | null; readonly attribues: number };
type Props = { readonly enAttente: number; readonly plusAncienne: string; readonly enveloppes: readonly Enveloppe[] };

/** What matters before the list: files waiting, the oldest, the envelope used and left. */
export function Reperes({ enAttente, plusAncienne, enveloppes }: Props) {
  const [seule] = enveloppes;
  return (
    <div className="fr-callout fr-py-2w">
      <p>
        <strong>
          {pluriel(
            enAttente,
            'dossier attend votre avis',
            'dossiers attendent votre avis',
            'aucun dossier n’attend votre avis',
          )}
        </strong>
        {enAttente > 0 && <>, le plus ancien {plusAncienne}</>}.
        {enveloppes.length === 1 && seule && (
          <>
            <br />
            {phrase(seule)}
          </>
        )}
      </p>
    </div>
  );
}

const phrase = ({ nom, postes, attribues }: Enveloppe) =>
  postes === null
    ? `${nom} : ${pluriel(attribues, 'poste attribué', 'postes attribués')}. Aucune enveloppe n’est encore fixée pour votre département.`
    : `${nom} : ${pluriel(attribues, 'poste attribué', 'postes attribués')} sur une enveloppe de ${pluriel(postes, 'poste')}. ${postes > attribues ? `Il en reste ${postes - attribues}.` : 'L’enveloppe est épuisée.'}`;
