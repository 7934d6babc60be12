import { CHAMPS, DEMARCHES } from './double-donnees.ts';
import { correctionEnAttente, type DossierDouble, type Etat, type FichierEnvoye } from './double-etat.ts';

/** How the double answers, until told otherwise: `fois` requests, then as usual. */
type Panne = 'erreur' | 'limite' | 'lenteur' | 'coupure' | 'illisible' | 'graphql_timeout';
export type Reglages = {
  panne: Panne | undefined;
  fois: number;
  dureeMs: number;
  /** Seconds before the limit ends; without it the header is missing. */
  limiteSecondes: number | undefined;
  webhook: string | undefined;
};
export type Commande = {
  readonly geste: string;
  readonly jeton?: string;
  readonly numero?: number;
  readonly email?: string;
  readonly siret?: string;
  readonly sansEntreprise?: boolean;
  readonly structureId?: string;
  readonly demarche?: number;
  readonly nombre?: number;
  readonly ms?: number;
  readonly texte?: string;
  readonly pieces?: readonly (FichierEnvoye & { readonly champ: number })[];
} & Partial<Reglages>;
type Contexte = {
  readonly etat: Etat;
  readonly reglages: Reglages;
  readonly prevenir: (dossier: DossierDouble) => void;
};

const EMAIL = 'usager@demonstration.example';
const [STRUCTURE, SIRET] = CHAMPS;

/** What people do on Démarches simplifiées, and what the tests need: no part of the contract. */
export function commander({ etat, reglages, prevenir }: Contexte, commande: Commande): unknown {
  const dossier = etat.vivants().find(({ jeton, numero }) => jeton === commande.jeton || numero === commande.numero);
  const gestes: Readonly<Record<string, () => unknown>> = {
    oublier() {
      etat.oublier();
      Object.assign(reglages, { panne: undefined, fois: 0, webhook: undefined });
    },
    avancer: () => etat.avancer(commande.ms ?? 0),
    regler: () => Object.assign(reglages, { limiteSecondes: undefined, fois: 1, dureeMs: 1_000 }, commande),
    reclamer: () => dossier && reclamer(etat, dossier, commande),
    deposer: () => dossier && deposer(etat, dossier, commande),
    ecrire: () => dossier && etat.ecrire(dossier, commande.texte ?? '', dossier.email),
    /** Many files at once, already deposited: for the pages. */
    semer() {
      for (let rang = 0; rang < (commande.nombre ?? 1); rang += 1) {
        const valeurs = new Map([[STRUCTURE?.numero ?? 0, commande.structureId ?? `structure-${rang}`]]);
        const seme = etat.creer(commande.demarche ?? DEMARCHES[0]?.numero ?? 0, valeurs);
        deposer(etat, reclamer(etat, seme, commande), commande);
      }
    },
  };
  const faire = gestes[commande.geste];
  if (!faire) return { refus: 'geste inconnu' };
  const avant = dossier?.etat;
  faire();
  if (dossier && dossier.etat !== avant) prevenir(dossier);
  return { numero: dossier?.numero };
}

function reclamer(etat: Etat, dossier: DossierDouble, { email = EMAIL, siret, sansEntreprise = false }: Commande) {
  const connu = siret ?? dossier.valeurs.get(SIRET?.numero ?? 0) ?? '99970000800017';
  if (dossier.etat === 'prefilled') dossier.etat = 'brouillon';
  return Object.assign(dossier, { email, siret: connu, sansEntreprise, modifieLe: etat.now() });
}

/** The first deposit, or the file sent again after a correction. */
function deposer(etat: Etat, dossier: DossierDouble, { pieces = [], structureId }: Commande): void {
  for (const { champ, ...piece } of pieces) etat.joindre(dossier, champ, piece);
  if (structureId !== undefined && STRUCTURE) dossier.valeurs.set(STRUCTURE.numero, structureId);
  const correction = correctionEnAttente(dossier);
  if (correction) correction.resolueLe = etat.now();
  if (dossier.etat === 'brouillon') Object.assign(dossier, { etat: 'en_construction', deposeLe: etat.now() });
  dossier.modifieLe = etat.now();
}
