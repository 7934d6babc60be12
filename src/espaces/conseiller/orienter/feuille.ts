import { fermetureEcrite, semaineEcrite } from '#domain/horaires/index.ts';
import type { Destination } from '#domain/lieux/index.ts';
import { dateLongue } from '#platform/dates.ts';
import type { Bloc, Document } from '#platform/documents/document.ts';
import { telephoneEcrit } from '#platform/texte.ts';

/** What the sheet says of a destination: pairs « what: how », those that are known. */
export const faitsDeLaFeuille = (destination: Destination): readonly (readonly [string, string])[] =>
  [
    ['Adresse', `${destination.adresse}, ${destination.commune}`] as const,
    ['Téléphone', telephoneEcrit(destination.telephone)] as const,
    ['Adresse électronique', destination.courriel] as const,
    ['Site', destination.site] as const,
    ['Rendez-vous', destination.surRendezVous ? 'Prenez rendez-vous avant de venir' : ''] as const,
    ['À savoir', destination.commentaire] as const,
  ].filter(([, valeur]) => valeur !== '');

/** The hours of a destination, line by line. */
export function horairesDeLaFeuille({ horaires, horairesEcrits }: Destination): readonly string[] {
  const semaine = horaires ? semaineEcrite(horaires.semaine).map(([jours, heures]) => `${jours} : ${heures}`) : [];
  return [
    ...(semaine.length > 0 ? semaine : [horairesEcrits || 'Horaires inconnus : appelez avant de venir.']),
    ...(semaine.length > 0 && horaires?.fermeFeries ? ['Jours fériés : fermé'] : []),
    ...(horaires?.fermetures ?? []).map((fermeture) => `Exceptionnellement ${fermetureEcrite(fermeture)}`),
  ];
}

/** The sheet for the person sent, on one page. Nothing of it is kept, and nobody is named in it. */
export function feuilleDOrientation(destination: Destination, apporter: string, now: Date): Document {
  const lignes = apporter.split('\n').map((ligne) => ligne.trim());
  const aApporter: readonly Bloc[] = apporter
    ? [
        { type: 'titre', niveau: 2, texte: 'À apporter' },
        { type: 'liste', elements: lignes.filter(Boolean) },
      ]
    : [];
  return {
    titre: destination.nom,
    sousTitre: destination.quoi,
    piedDePage: `Conseillers numériques, le ${dateLongue(now)}`,
    langue: 'fr-FR',
    creeLe: now,
    blocs: [
      ...faitsDeLaFeuille(destination).map(
        ([nom, valeur]): Bloc => ({
          type: 'paragraphe',
          texte: [{ texte: `${nom} : `, gras: true }, { texte: valeur }],
        }),
      ),
      { type: 'titre', niveau: 2, texte: 'Horaires' },
      { type: 'liste', elements: horairesDeLaFeuille(destination) },
      ...aApporter,
    ],
  };
}
