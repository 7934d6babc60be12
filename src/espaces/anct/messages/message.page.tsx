import { cycle, formulaireReponse, type GesteMessage, type Message } from '#domain/contact/index.ts';
import type { Role } from '#platform/actor.ts';
import { dateHeure } from '#platform/dates.ts';
import { StatutBadge } from '#platform/dsfr/StatutBadge.tsx';
import { BoutonPost, Formulaire } from '#platform/form/Formulaire.tsx';
import type { FormState } from '#platform/form/form.ts';
import { libelleDuProfil, libelleDuSujet } from './libelles.ts';

type Props = { readonly message: Message; readonly state: FormState; readonly role: Role };

export function PageMessage({ message, state, role }: Props) {
  const gestes = cycle.allowed(message.statut, role);
  return (
    <>
      <h1>Message n° {message.numero}</h1>
      <p>
        <StatutBadge statut={cycle.labels[message.statut]} />
      </p>
      <Expediteur message={message} />
      <h2>Le message</h2>
      <Texte texte={message.texte} />
      {message.reponse !== null && <Reponse texte={message.reponse} traiteLe={message.traite_le} />}
      {(gestes.includes('repondre') || state.refus) && (
        <>
          <h2>Répondre</h2>
          <Formulaire form={formulaireReponse} state={state} bouton="Envoyer la réponse" autosave />
        </>
      )}
      <AutresGestes gestes={gestes} messageId={message.id} />
    </>
  );
}

function Expediteur({ message }: { message: Message }) {
  const lignes = [
    ['De la part de', message.nom],
    ['Adresse électronique', message.email],
    ['Qui écrit', libelleDuProfil(message.profil)],
    ['Sujet', libelleDuSujet(message.sujet)],
    ['Reçu le', dateHeure(message.recu_le)],
  ];
  return (
    <ul className="fr-raw-list">
      {lignes.map(([nom, valeur]) => (
        <li key={nom}>
          <strong>{nom} :</strong> {valeur}
        </li>
      ))}
      {message.indesirable && (
        <li>
          Un champ que les personnes ne voient pas a été rempli : c’est sans doute un robot. Aucun accusé de réception
          n’est parti.
        </li>
      )}
    </ul>
  );
}

/** The text of a person, its lines kept. */
const Texte = ({ texte }: { texte: string }) => (
  <blockquote className="fr-highlight">
    {texte.split('\n').map((ligne, rang) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a text have no other name than their rank
      <p key={rang} className="fr-mb-1v">
        {ligne}
      </p>
    ))}
  </blockquote>
);

const Reponse = ({ texte, traiteLe }: { texte: string; traiteLe: Date | null }) => (
  <>
    <h2>La réponse</h2>
    {traiteLe && <p>Envoyée le {dateHeure(traiteLe)}.</p>}
    <Texte texte={texte} />
  </>
);

const AutresGestes = ({ gestes, messageId }: { gestes: readonly GesteMessage[]; messageId: string }) => (
  <p className="fr-mt-4w">
    {gestes.includes('classer') && (
      <BoutonPost action={`/anct/messages/${messageId}/classer`}>{cycle.transitions.classer.libelle}</BoutonPost>
    )}
    {gestes.includes('rouvrir') && (
      <BoutonPost action={`/anct/messages/${messageId}/rouvrir`}>{cycle.transitions.rouvrir.libelle}</BoutonPost>
    )}
  </p>
);
