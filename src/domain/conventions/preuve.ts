import { dateHeure } from '#platform/dates.ts';
import type { Bloc } from '#platform/documents/document.ts';
import type { SignatureLue } from './readings.ts';

const PARTIES = { structure: 'La structure', banque_des_territoires: 'La Banque des Territoires' } as const;

const paragraphe = (texte: string): Bloc => ({ type: 'paragraphe', texte });

/** The last page of a convention signed here: who signed what, when, and how. It claims no more than what it is. */
export const pageDePreuve = ({
  empreinte,
  signatures: faites,
  now,
}: {
  empreinte: string;
  signatures: readonly Pick<SignatureLue, 'partie' | 'nom' | 'qualite' | 'signee_le' | 'mode' | 'empreinte'>[];
  now: Date;
}): readonly Bloc[] => [
  { type: 'saut' },
  { type: 'titre', niveau: 1, texte: 'Preuve de signature' },
  paragraphe(
    'Cette convention porte une signature électronique simple, avec cachet du serveur de la plateforme. Qui signe par code s’est identifié par son compte, a déclaré avoir lu le document et l’approuver, et a recopié un code reçu à son adresse électronique.',
  ),
  paragraphe(`Empreinte du document signé (SHA-256) : ${empreinte}`),
  {
    type: 'tableau',
    entetes: ['Partie', 'Signataire', 'Qualité', 'Date et heure', 'Moyen'],
    lignes: faites.map(({ partie, nom, qualite, signee_le, mode }) => [
      PARTIES[partie],
      nom,
      qualite,
      dateHeure(signee_le),
      mode === 'simple' ? 'code reçu par courriel' : 'copie signée déposée',
    ]),
    largeurs: [3, 3, 2, 3, 3],
  },
  ...faites
    .filter(({ mode }) => mode === 'depot')
    .map(({ partie, empreinte: copie }) =>
      paragraphe(`Copie déposée — ${PARTIES[partie].replace('La ', 'la ')} (SHA-256) : ${copie}`),
    ),
  paragraphe(`Page établie le ${dateHeure(now)} (heure de Paris).`),
];
