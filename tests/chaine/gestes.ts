import { effacerSonProfil, repondreDisponibilite } from '#domain/candidats/index.ts';
import { TACHES } from '#domain/catalogue.ts';
import { abandonner } from '#domain/concertation/index.ts';
import {
  declarerConforme,
  declarerIdentites,
  declarerNonConforme,
  demanderComplement,
  deposer,
  examinerPiece,
  piecesAttendues,
  retirerPiece,
  rouvrir,
} from '#domain/conformite/index.ts';
import { annulerContrat, preparerContrat } from '#domain/contrats/index.ts';
import { reecrireConvention } from '#domain/conventions/index.ts';
import {
  annulerDossier,
  desinscrire,
  dispenser,
  inscrire,
  interrompre,
  noterPresences,
  orienter,
  ouvrirSession,
  positionner,
  reprendre,
  terminer,
} from '#domain/formation/index.ts';
import {
  accepter,
  annulerChoix,
  decliner,
  ecarter,
  manifesterInteret,
  reexaminer,
  revenir,
  souhaiterRecruter,
} from '#domain/mise-en-relation/index.ts';
import { declarerPublication, rediger, retirer } from '#domain/offres/index.ts';
import type { Action, Tools } from '#platform/action.ts';
import type { Actor } from '#platform/actor.ts';
import { ajouterJours, joursEntre } from '#platform/dates.ts';
import { estOuvre } from '#platform/jours-ouvres.ts';
import type { Candidat } from '#tests/situations/candidats.ts';
import { anct } from '#tests/situations/comptes.ts';
import { unePiece } from '#tests/situations/conformite.ts';
import { desTermes, signer } from '#tests/situations/contrats.ts';
import { deposerSigne } from '#tests/situations/conventions.ts';
import { REFERENCE, UNE_FICHE } from '#tests/situations/offres.ts';
import type { Hote, Monde } from './monde.ts';

/** A structure and a candidate in front of each other, what stands between them, and a die: 0 does what is right. */
export type Scene = Hote &
  Pick<Monde, 'banc' | 'organisme' | 'banque'> & {
    readonly candidat: Candidat;
    readonly tools: Tools;
    readonly jour: string;
    readonly de: number;
    readonly relationId: string;
    readonly dossierId: string;
    readonly formationId: string;
    readonly session: { readonly id: string; readonly debut: string };
    readonly conventionId: string;
  };
/** `audit`: the line that it leaves in the audit; nothing for what nobody does. */
type Geste = { readonly audit: string | null; readonly faire: (scene: Scene) => unknown };

const motif = 'Motif de cette histoire.';
const parmi = <T>(de: number, ...choix: readonly [T, ...T[]]): T => choix[de % choix.length] ?? choix[0];
const par =
  (qui: (scene: Scene) => Actor) =>
  <Input, Output>(geste: Action<Input, Output>, saisie: (scene: Scene) => unknown): Geste => ({
    audit: geste.auditName,
    faire: (scene) => geste(scene.tools, qui(scene), saisie(scene)),
  });
const parElle = par(({ elle }) => elle);
const parLui = par(({ candidat }) => candidat.acteur);
const parLAnct = par(() => anct());
const parLOrganisme = par(({ organisme }) => organisme.acteur);
const duCandidat = ({ candidat: { candidatId } }: Scene) => ({ candidatId });
const deLaFormation = ({ formationId }: Scene) => ({ formationId, motif });
const nature = ({ nature: laquelle, de }: Scene) => {
  const attendues = piecesAttendues(laquelle);
  return attendues[de % attendues.length]?.nature ?? '';
};
const unJourOuvre = (jour: string): string => (estOuvre(jour) ? jour : unJourOuvre(ajouterJours(jour, 1)));

/** Right nine times in ten: what is wrong is refused, whatever came before. */
const termes = ({ banc, relationId, nature: laquelle, jour, de }: Scene) => ({
  relationId,
  ...desTermes(banc, {
    type: laquelle === 'privee' ? 'cdd' : 'contrat_de_projet',
    debut: ajouterJours(jour, parmi(de, 20, 0, 60, 20, -10)),
    dureeMois: parmi(de, 24, 36, 24, 30, 24, 24, 12),
    tempsPlein: de !== 7,
    remunerationCentimes: de === 8 ? 100_000 : 170_000,
    deliberationLe: parmi(de, jour, ajouterJours(jour, -30), jour, null),
  }),
});

/** Everything that anybody may try, from the interest to the last signature. */
export const GESTES: Readonly<Record<string, Geste>> = {
  manifesterInteret: parElle(manifesterInteret, duCandidat),
  ecarter: parElle(ecarter, (scene) => ({ ...duCandidat(scene), motif })),
  reexaminer: parElle(reexaminer, duCandidat),
  souhaiter: parElle(souhaiterRecruter, duCandidat),
  annulerChoix: parElle(annulerChoix, (scene) => ({ ...duCandidat(scene), motif })),
  accepter: parLui(accepter, ({ relationId }) => ({ relationId })),
  decliner: parLui(decliner, ({ relationId }) => ({ relationId, motif })),
  revenir: parLui(revenir, ({ relationId }) => ({ relationId })),
  indisponible: parLui(repondreDisponibilite, () => ({ disponible: false })),
  disponible: parLui(repondreDisponibilite, () => ({ disponible: true })),
  effacer: parLui(effacerSonProfil, () => ({})),
  abandonner: parLAnct(abandonner, ({ structureId }) => ({ structureId, motif })),
  rediger: parElle(rediger, ({ structureId }) => ({ structureId, ...UNE_FICHE })),
  publier: parElle(declarerPublication, ({ structureId, jour, de }) => ({
    structureId,
    reference: REFERENCE,
    publieeLe: jour,
    urgenceMotif: de === 9 ? 'Le conseiller précédent est parti.' : null,
  })),
  retirerOffre: parElle(retirer, ({ structureId }) => ({ structureId })),
  piece: {
    audit: 'conformite.deposerPiece',
    faire: (scene) => unePiece(scene.banc, scene.elle, nature(scene)),
  },
  retirerPiece: parElle(retirerPiece, (scene) => ({ nature: nature(scene) })),
  identites: parElle(declarerIdentites, ({ de }) => ({
    president: { prenom: 'Aline', nom: 'Démonstration', naissance: de === 9 ? '2020-01-01' : '1961-05-04' },
    dgs: { prenom: 'Denis', nom: 'Démonstration', naissance: '1972-11-23' },
  })),
  deposer: parElle(deposer, () => ({})),
  accepterPiece: parLAnct(examinerPiece, (scene) => ({
    dossierId: scene.dossierId,
    nature: nature(scene),
    motif: null,
  })),
  corrigerPiece: parLAnct(examinerPiece, (scene) => ({ dossierId: scene.dossierId, nature: nature(scene), motif })),
  complement: parLAnct(demanderComplement, ({ dossierId }) => ({ dossierId, message: '' })),
  conforme: parLAnct(declarerConforme, ({ dossierId }) => ({ dossierId })),
  nonConforme: parLAnct(declarerNonConforme, ({ dossierId }) => ({ dossierId, motif })),
  rouvrir: parLAnct(rouvrir, ({ dossierId }) => ({ dossierId, motif })),
  orienter: parLAnct(orienter, ({ relationId, organisme: { organismeId } }) => ({ relationId, organismeId })),
  positionner: parLOrganisme(positionner, ({ formationId, jour, de }) => ({
    formationId,
    parcours: parmi(de, 280, 280, 280, 105),
    faitLe: jour,
  })),
  ouvrirSession: parLOrganisme(ouvrirSession, ({ jour, de }) => ({
    parcours: 280,
    modalite: 'presentiel',
    lieu: 'Moulins',
    debut: unJourOuvre(ajouterJours(jour, parmi(de, 25, 25, 0, 40))),
    places: parmi(de, 2, 1),
  })),
  inscrire: parLOrganisme(inscrire, ({ formationId, session }) => ({ formationId, sessionId: session.id })),
  desinscrire: parLOrganisme(desinscrire, deLaFormation),
  noter: parLOrganisme(noterPresences, ({ formationId, session }) => ({
    sessionId: session.id,
    jour: session.debut,
    presences: [{ formationId, demiJournee: 'matin', etat: 'present' }],
  })),
  interrompre: parLOrganisme(interrompre, deLaFormation),
  reprendre: parLOrganisme(reprendre, ({ formationId, session }) => ({ formationId, sessionId: session.id })),
  terminer: parLOrganisme(terminer, ({ formationId, jour }) => ({ formationId, termineeLe: jour })),
  dispenser: parLOrganisme(dispenser, deLaFormation),
  annulerFormation: parLAnct(annulerDossier, deLaFormation),
  preparer: parElle(preparerContrat, termes),
  annulerContrat: parElle(annulerContrat, ({ relationId }) => ({ relationId })),
  signer: {
    audit: 'contrats.enregistrerSignature',
    faire: ({ banc, elle, relationId, jour, de }) =>
      signer(banc, { acteur: elle, relationId }, ajouterJours(jour, parmi(de, 0, -2, -20, 0, -60, 1))),
  },
  ecrireConvention: {
    audit: null,
    faire: ({ tools, conventionId }) =>
      TACHES.find(({ name }) => name === 'conventions.ecrire')?.handle(tools, { conventionId }),
  },
  signerConvention: {
    audit: 'conventions.deposer',
    faire: ({ banc, elle, conventionId }) => deposerSigne(banc, elle, conventionId),
  },
  contresigner: {
    audit: 'conventions.deposer',
    faire: ({ banc, banque, conventionId }) => deposerSigne(banc, banque, conventionId),
  },
  reecrireConvention: parLAnct(reecrireConvention, ({ conventionId }) => ({ conventionId, motif })),
  attendre: { audit: null, faire: ({ banc, de }) => banc.avancer({ jours: parmi(de, 31, 3, 10) }) },
  attendreLaSession: {
    audit: null,
    faire: ({ banc, jour, session }) => banc.avancer({ jours: Math.max(0, joursEntre(jour, session.debut)) }),
  },
};
