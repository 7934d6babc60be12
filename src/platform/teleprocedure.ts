/** Which démarche a structure goes through, by its legal form. */
export type Demarche = 'publique' | 'privee';
/** A draft is seen by its prefill token alone: the states below are those of a file that was deposited. */
export type EtatTeleprocedure = 'en_construction' | 'en_instruction' | 'accepte' | 'refuse' | 'sans_suite';

/** A file created in advance, to be taken up by the structure at `adresse` before it expires, five days later. */
type DossierPrerempli = { readonly adresse: string; readonly numero: number; readonly jeton: string };
export type SuiviJeton = {
  readonly jeton: string;
  readonly numero: number;
  readonly etat: 'prerempli' | 'brouillon' | EtatTeleprocedure;
  readonly deposeLe: Date | null;
  readonly traiteLe: Date | null;
};

export type DossierModifie = {
  readonly id: string;
  readonly numero: number;
  readonly etat: EtatTeleprocedure;
  readonly archive: boolean;
  readonly deposeLe: Date;
  readonly modifieLe: Date;
  readonly traiteLe: Date | null;
  /** Since when the structure is asked for a correction, if it is. */
  readonly correctionAttendueLe: Date | null;
  readonly motif: string | null;
  /** SIRET of who deposits, as identified there. */
  readonly siret: string | null;
  /** What the champ of the structure holds: ours when prefilled, but the structure may have changed it. */
  readonly structureId: string | null;
};

/** `url` is signed for one hour: it is followed, never kept. */
export type FichierTeleprocedure = {
  readonly nom: string;
  readonly type: string;
  readonly octets: number;
  readonly empreinteMd5: string;
  readonly url: string;
  readonly analyse: 'sain' | 'infecte' | 'en_attente';
  readonly deposeLe: Date;
};
export type PieceTeleprocedure = {
  /** Identifier of the champ of the démarche, the same for every file. */
  readonly champ: string;
  readonly libelle: string;
  readonly fichiers: readonly FichierTeleprocedure[];
};
export type MessageTeleprocedure = {
  readonly id: string;
  readonly email: string;
  readonly texte: string;
  readonly envoyeLe: Date;
  readonly correction: { readonly resolueLe: Date | null } | null;
  readonly fichiers: readonly FichierTeleprocedure[];
};
export type DossierComplet = DossierModifie & {
  readonly pieces: readonly PieceTeleprocedure[];
  readonly messages: readonly MessageTeleprocedure[];
};

/** `refus` alone carries a sentence for people, in French; the message of the others is a code for the technical log. */
type GenreEchec = 'indisponible' | 'trop_de_demandes' | 'interdit' | 'inconnu' | 'refus';

/** What every gesture of a `Teleprocedure` throws. `attendreMs`: not before this time, for `trop_de_demandes`. */
export class EchecTeleprocedure extends Error {
  readonly genre: GenreEchec;
  readonly attendreMs: number;

  constructor(genre: GenreEchec, message: string, attendreMs = 0) {
    super(message);
    this.genre = genre;
    this.attendreMs = attendreMs;
  }
}

type Decider = (dossierId: string, motif: string) => Promise<void>;

/**
 * The outside office that carries the demandes de subvention. Readings are tried again by themselves; what writes is
 * sent once: after `indisponible` nobody knows whether it arrived, read the file again before sending it again.
 */
export type Teleprocedure = {
  /** Sends the SIRET and our identifier of the structure, nothing about people. */
  readonly preremplir: (
    demarche: Demarche,
    structure: { readonly id: string; readonly siret: string },
  ) => Promise<DossierPrerempli>;
  /** Needs no right over there. A token that is unknown or expired is missing from the answer. */
  readonly suivreJetons: (demarche: Demarche, jetons: readonly string[]) => Promise<readonly SuiviJeton[]>;
  /**
   * The files changed since, the oldest change first, `depuis` included: the greatest `modifieLe` met is the next
   * `depuis`, and a file met twice is the same one again. Everything when `depuis` is null.
   */
  readonly dossiersModifies: (demarche: Demarche, depuis: Date | null) => AsyncIterable<DossierModifie>;
  readonly lireDossier: (numero: number) => Promise<DossierComplet>;
  /** The bytes of a file found sound over there, checked against its MD5. An expired `url` is `inconnu`. */
  readonly telechargerPiece: (fichier: FichierTeleprocedure) => Promise<Uint8Array>;
  /** Answers the identifier of the message. */
  readonly envoyerMessage: (dossierId: string, texte: string) => Promise<string>;
  /** A message that asks for a correction: the file goes back to its owner. Answers its identifier. */
  readonly demanderCorrection: (
    dossierId: string,
    texte: string,
    raison: 'incomplet' | 'incorrect' | 'perime',
  ) => Promise<string>;
  readonly passerEnInstruction: (dossierId: string) => Promise<void>;
  readonly repasserEnConstruction: (dossierId: string) => Promise<void>;
  /** A decision is taken up again. */
  readonly repasserEnInstruction: (dossierId: string) => Promise<void>;
  readonly accepter: Decider;
  readonly refuser: Decider;
  readonly classerSansSuite: Decider;
};
