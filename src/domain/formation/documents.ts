import type { Actor } from '#platform/actor.ts';
import { ajouterJours, dateLongue } from '#platform/dates.ts';
import type { Db } from '#platform/db/guard.ts';
import type { Bloc, Document } from '#platform/documents/document.ts';
import { NotFound } from '#platform/errors.ts';
import { lundiDe } from '#platform/jours-ouvres.ts';
import { referenceEcrite } from './formation.ts';
import { modaliteEcrite } from './organismes.ts';
import { HEURES_PAR_DEMI_JOURNEE, parcoursLu } from './parcours.ts';
import { DEMI_JOURNEES, ETATS_DE_PRESENCE } from './presences.ts';
import { compterPresences, lireSiConcerne } from './readings.ts';
import { ccp1Ecrit } from './resultats.ts';
import { datesEcrites } from './session.ts';
import { lirePresences, lireSession, type PresenceNotee, type SessionEntiere } from './sessions-lues.ts';

/** Half-days as hours: « 98 heures », « 101,5 heures ». */
export const heuresEcrites = (demiJournees: number): string =>
  `${(demiJournees * HEURES_PAR_DEMI_JOURNEE).toLocaleString('fr-FR')} heures`;

/** The sheet of attendance of one week of a session, to sign: what is already noted is written. @throws NotFound */
export async function feuilleDEmargement(
  db: Db,
  { perimetre }: Actor,
  { sessionId, semaine, now }: { readonly sessionId: string; readonly semaine: string; readonly now: Date },
): Promise<Document> {
  const session = await lireSession(db, perimetre, sessionId);
  const lundi = lundiDe(semaine);
  const jours = session.jours.filter((jour) => lundiDe(jour) === lundi);
  if (jours.length === 0) throw new NotFound(`semaine ${semaine}`);
  const notees = await lirePresences(db, session, lundi, ajouterJours(lundi, 6));
  return {
    titre: `Feuille d’émargement — session ${session.numero}`,
    sousTitre: `${session.organisme}, semaine du ${dateLongue(lundi)}`,
    piedDePage: `Session ${session.numero}, ${datesEcrites(session)}`,
    langue: 'fr-FR',
    creeLe: now,
    blocs: [
      {
        type: 'paragraphe',
        texte: `Parcours de ${parcoursLu(session.parcours)}. ${modaliteEcrite(session.modalite)}${session.lieu ? `, ${session.lieu}` : ''}.`,
      },
      ...jours.flatMap((jour) => feuilleDuJour(session, jour, notees)),
    ],
  };
}

const feuilleDuJour = (session: SessionEntiere, jour: string, notees: readonly PresenceNotee[]): Bloc[] => [
  { type: 'titre', niveau: 1, texte: dateLongue(jour) },
  {
    type: 'tableau',
    entetes: ['Personne', ...DEMI_JOURNEES.map(({ libelle }) => libelle)],
    lignes: [
      ...session.personnes.map(({ id, prenom, nom }) => [
        `${prenom} ${nom}`,
        ...DEMI_JOURNEES.map(({ valeur }) => etatOuBlanc(notees, id, jour, valeur)),
      ]),
      ['Signature du formateur', BLANC, BLANC],
    ],
    largeurs: [34, 33, 33],
  },
];

// Room to sign by hand.
const BLANC = '\u00a0\n\u00a0';

function etatOuBlanc(notees: readonly PresenceNotee[], id: string, jour: string, demiJournee: string): string {
  const notee = notees.find((une) => une.formation_id === id && une.jour === jour && une.demi_journee === demiJournee);
  return ETATS_DE_PRESENCE.find(({ valeur }) => valeur === notee?.etat)?.libelle ?? BLANC;
}

/**
 * The certificate that somebody followed the training: for the training body, the structure, the person himself.
 * @throws NotFound before its end
 */
export async function attestationDeFormation(db: Db, actor: Actor, formationId: string, now: Date): Promise<Document> {
  const lue = await lireSiConcerne(db, actor, formationId);
  if (lue?.statut !== 'terminee') throw new NotFound(`attestation ${formationId}`);
  const { present } = await compterPresences(db, { type: 'nation' }, formationId);
  const personne = `${lue.prenom} ${lue.nom}`;
  const examen = ccp1Ecrit(lue.ccp1);
  return {
    titre: 'Attestation de formation',
    sousTitre: personne,
    piedDePage: `Dossier ${referenceEcrite(lue.numero)}`,
    langue: 'fr-FR',
    creeLe: now,
    blocs: [
      {
        type: 'paragraphe',
        texte: `${lue.organisme} atteste que ${personne}, conseiller numérique de ${lue.structure}, a suivi la formation initiale des conseillers numériques.`,
      },
      {
        type: 'tableau',
        entetes: ['La formation', 'En bref'],
        lignes: [
          ['Parcours', parcoursLu(lue.parcours)],
          ['Du', dateLongue(lue.commencee_le ?? lue.debut ?? '')],
          ['Au', dateLongue(lue.terminee_le ?? '')],
          ['Heures suivies', heuresEcrites(present)],
          ['Certificat de compétences professionnelles', examen ?? 'Résultat pas encore connu'],
          ...(lue.pix_certificat ? [['Certification Pix', lue.pix_certificat]] : []),
        ],
        largeurs: [40, 60],
      },
      {
        type: 'paragraphe',
        texte:
          'Le certificat de compétences professionnelles « Accompagner différents publics vers l’autonomie dans les usages des technologies, services et médias numériques » est le premier du titre professionnel « Responsable d’espace de médiation numérique ».',
      },
      { type: 'paragraphe', texte: `Fait le ${dateLongue(now)}, pour servir et valoir ce que de droit.` },
    ],
  };
}
