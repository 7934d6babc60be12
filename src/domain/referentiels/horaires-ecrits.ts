import { JOURS, type LigneDHoraire, MINUTES_PAR_JOUR } from '#domain/horaires/index.ts';
import { JOURS_OUVERTS } from './listes.ts';

const HEURE = String.raw`(\d{1,2})\s*(?:[:h]\s*(\d{2})?)`;
const PLAGE = new RegExp(String.raw`^${HEURE}\s*(?:-|–|à)\s*${HEURE}$`, 'i');

const minutes = (heure: string | undefined, minute: string | undefined) => Number(heure) * 60 + Number(minute ?? 0);

/** One day as lists write it, « 09:00 - 12:00 / 13:30 - 17:00 » or « 9h – 12h30 »; nothing when it cannot be read. */
function plagesDuJour(texte: string): readonly (readonly [number, number])[] | undefined {
  const ecrit = texte.trim();
  if (ecrit === '' || /^ferm[ée]/i.test(ecrit)) return [];
  const plages = ecrit.split(/\s*(?:\/|;| et )\s*/).map((morceau) => {
    const lue = PLAGE.exec(morceau.trim());
    return lue && ([minutes(lue[1], lue[2]), minutes(lue[3], lue[4])] as const);
  });
  const lues = plages.filter((une) => une !== null);
  if (lues.length < plages.length) return undefined;
  // « 00:00 - 00:00 »: a half-day closed, as the list of France Services writes it.
  const ouvertes = lues.filter(([debut, fin]) => debut !== fin);
  return ouvertes.every(([debut, fin]) => debut < fin && fin <= MINUTES_PAR_JOUR) ? ouvertes : undefined;
}

/** The week of a row of a list. What cannot be read in one day leaves the whole week as it was written: half a week would lie. */
export function horairesDeListe(cellules: Readonly<Partial<Record<string, string>>>): {
  readonly semaine: readonly LigneDHoraire[] | null;
  readonly ecrits: string;
} {
  const jours = JOURS_OUVERTS.map((jour) => ({ jour, texte: cellules[jour] ?? '', rang: JOURS.indexOf(jour) + 1 }));
  const ecrits = jours.filter(({ texte }) => texte !== '').map(({ jour, texte }) => `${jour} : ${texte}`);
  if (ecrits.length === 0) return { semaine: null, ecrits: '' };
  const lus = jours.map(({ rang, texte }) =>
    plagesDuJour(texte)?.map(([debut, fin]): LigneDHoraire => [rang, debut, fin]),
  );
  const semaine = lus.filter((un) => un !== undefined);
  return semaine.length === lus.length
    ? { semaine: semaine.flat(), ecrits: '' }
    : { semaine: null, ecrits: ecrits.join(' ; ') };
}
