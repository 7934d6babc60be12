import { nomDuVersement } from '#domain/versements/index.ts';
import type { Tools } from '#platform/action.ts';
import type { Actor } from '#platform/actor.ts';
import { auditerLecture } from '#platform/audit.ts';
import { dateLongue } from '#platform/dates.ts';
import type { Document } from '#platform/documents/document.ts';
import { documentEnFichier } from '#platform/documents/formats.ts';
import { euros } from '#platform/texte.ts';
import { lignesDesComptes } from './comptes-du-poste.tsx';
import { lirePoste } from './PageDuPoste.tsx';

/** The closing balance of a post (domain, « Life after »): its accounts, its payments, on the day it is asked for. */
function documentDuSolde({ poste, comptes, versements }: Awaited<ReturnType<typeof lirePoste>>, now: Date): Document {
  const fini = comptes.rendu !== null;
  return {
    titre: fini ? 'Solde du poste' : 'Comptes du poste',
    sousTitre: `Poste ${poste.numero} de ${poste.structure}`,
    piedDePage: `Poste ${poste.numero} de ${poste.structure}, au ${dateLongue(now)}`,
    langue: 'fr-FR',
    creeLe: now,
    blocs: [
      {
        type: 'paragraphe',
        texte: fini
          ? `Ce poste est terminé. Voici ce qu’il est advenu de sa subvention, au ${dateLongue(now)}.`
          : `Où en est la subvention de ce poste, au ${dateLongue(now)}.`,
      },
      {
        type: 'tableau',
        entetes: ['Compte', 'Montant'],
        lignes: lignesDesComptes(comptes).map((ligne) => [...ligne]),
        alignements: ['gauche', 'droite'],
      },
      { type: 'titre', niveau: 1, texte: 'Versements' },
      {
        type: 'tableau',
        entetes: ['Versement', 'Montant', 'Prévu le', 'État'],
        lignes: versements.map((un) => [
          nomDuVersement(un),
          euros(un.montant_centimes),
          dateLongue(un.prevu_le),
          un.statut === 'verse'
            ? `Versé le ${dateLongue(un.statut_le)}`
            : un.statut === 'annule'
              ? 'Annulé'
              : 'À venir',
        ]),
        alignements: ['gauche', 'droite', 'gauche', 'gauche'],
      },
    ],
  };
}

/** Sends it (PDF); reading it leaves a line in the audit. @throws NotFound */
export async function envoyerSolde(
  { tools, actor }: { readonly tools: Tools; readonly actor: Actor },
  posteId: string,
) {
  const now = tools.clock();
  const lu = await lirePoste(tools.db, actor.perimetre, now, posteId);
  await auditerLecture({ tools, actor, now }, { action: 'postes.lireSolde', sujet: posteId });
  return documentEnFichier(documentDuSolde(lu, now), 'pdf', `solde-poste-${lu.poste.numero}`);
}
