import { createHash, randomUUID } from 'node:crypto';
import { systemClock } from '#platform/dates.ts';
import { CHAMPS, COURRIEL_INSTRUCTEUR } from './double-donnees.ts';

export type EtatDouble =
  | 'prefilled'
  | 'brouillon'
  | 'en_construction'
  | 'en_instruction'
  | 'accepte'
  | 'refuse'
  | 'sans_suite';
export type FichierDouble = {
  readonly cle: string;
  readonly nom: string;
  readonly type: string;
  readonly octets: Buffer;
  readonly empreinte: string;
  readonly analyse: string;
  readonly le: Date;
};
export type MessageDouble = {
  readonly numero: number;
  readonly email: string;
  readonly texte: string;
  readonly le: Date;
  readonly raison: string | null;
  resolueLe: Date | null;
};
type TraitementDouble = { readonly event: string; readonly le: Date; readonly motivation: string | null };
export type DossierDouble = {
  readonly numero: number;
  readonly demarche: number;
  readonly jeton: string;
  readonly creeLe: Date;
  etat: EtatDouble;
  email: string;
  siret: string;
  sansEntreprise: boolean;
  deposeLe: Date;
  instruitLe: Date | null;
  traiteLe: Date | null;
  modifieLe: Date;
  motivation: string | null;
  readonly valeurs: Map<number, string>;
  readonly fichiers: Map<number, FichierDouble[]>;
  readonly messages: MessageDouble[];
  readonly traitements: TraitementDouble[];
};

// Démarches simplifiées destroys a prefilled file that nobody took up after five days.
const VIE_MS = 5 * 24 * 3_600_000;

/** Everything that the double remembers. Its clock is that of the machine, moved on purpose. */
export function creerEtat() {
  const dossiers: DossierDouble[] = [];
  let decalageMs = 0;
  let messages = 0;
  const now = () => new Date(systemClock().getTime() + decalageMs);
  const vivants = () =>
    dossiers.filter(({ etat, creeLe }) => etat !== 'prefilled' || now().getTime() - creeLe.getTime() < VIE_MS);
  return {
    now,
    avancer(ms: number) {
      decalageMs += ms;
    },
    oublier() {
      dossiers.length = 0;
      decalageMs = 0;
    },
    vivants,
    trouver: (numero: number) => vivants().find((un) => un.numero === numero),
    /** What GraphQL shows: a draft is never seen. */
    visibles: () => vivants().filter(({ etat }) => etat !== 'prefilled' && etat !== 'brouillon'),
    creer(demarche: number, valeurs: ReadonlyMap<number, string>): DossierDouble {
      const le = now();
      const dossier: DossierDouble = {
        numero: 4_000_001 + dossiers.length,
        demarche,
        jeton: randomUUID().replaceAll('-', ''),
        creeLe: le,
        etat: 'prefilled',
        email: '',
        siret: '',
        sansEntreprise: false,
        deposeLe: le,
        instruitLe: null,
        traiteLe: null,
        modifieLe: le,
        motivation: null,
        valeurs: new Map(valeurs),
        fichiers: new Map(),
        messages: [],
        traitements: [],
      };
      dossiers.push(dossier);
      return dossier;
    },
    ecrire(dossier: DossierDouble, texte: string, email = COURRIEL_INSTRUCTEUR, raison: string | null = null) {
      messages += 1;
      const message = { numero: messages, email, texte, le: now(), raison, resolueLe: null };
      dossier.messages.push(message);
      dossier.modifieLe = now();
      return message;
    },
    joindre(dossier: DossierDouble, champ: number, { nom, contenu, type, analyse }: FichierEnvoye): void {
      const octets = Buffer.from(contenu, 'base64');
      const empreinte = createHash('md5').update(octets).digest('base64');
      const fichier = { cle: randomUUID(), nom, type, octets, empreinte, analyse: analyse ?? 'safe', le: now() };
      if (CHAMPS.some(({ numero, type: nature }) => numero === champ && nature === 'PieceJustificative'))
        dossier.fichiers.set(champ, [fichier]);
      dossier.modifieLe = now();
    },
  };
}
export type Etat = ReturnType<typeof creerEtat>;

export type FichierEnvoye = {
  readonly nom: string;
  /** In base64. */
  readonly contenu: string;
  readonly type: string;
  readonly analyse?: string;
};

/** The message that waits for a correction of its owner, if any. */
export const correctionEnAttente = ({ messages }: DossierDouble) =>
  messages.findLast(({ raison, resolueLe }) => raison !== null && resolueLe === null);
