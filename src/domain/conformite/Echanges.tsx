import { dateHeure } from '#platform/dates.ts';
import type { Message } from './readings.ts';

type Props = { readonly messages: readonly Message[]; readonly cote: Message['cote'] };
const NOMS = { structure: 'La structure', anct: 'L’ANCT' } as const;

/** A thread of messages, oldest first, as one side reads it. */
export const Echanges = ({ messages, cote }: Props) =>
  messages.length === 0 ? (
    <p>Aucun message pour l’instant.</p>
  ) : (
    <ol className="fr-raw-list">
      {messages.map((message) => (
        <li key={message.id} className="fr-mb-2w">
          <p className="fr-text--sm fr-mb-1v">
            <strong>{message.cote === cote ? 'Vous' : NOMS[message.cote]}</strong>
            {message.auteur && message.cote === cote && <> ({message.auteur})</>}, le {dateHeure(message.envoye_le)}
          </p>
          <p className="fr-mb-0 texte-tape">{message.texte}</p>
        </li>
      ))}
    </ol>
  );
