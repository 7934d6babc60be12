import { parse } from 'csv-parse/sync';
import { heureDeParisVers } from '#platform/dates.ts';
import { Refused } from '#platform/errors.ts';

/** One result shared by a candidate, as the campaign's export of Pix Orga gives it. */
export type ResultatPix = {
  readonly ligne: number;
  /** `participantExternalId`: what we gave in the link. Empty when the person came without it. */
  readonly identifiant: string;
  readonly partageLe: Date;
  readonly palier: number;
  readonly palierMax: number;
  /** Names of the badges obtained. */
  readonly competences: readonly string[];
};
export type LecturePix = { readonly lignes: number; readonly resultats: readonly ResultatPix[] };

// Headers of Pix Orga, both generations: the column of the external identifier bears the label of the campaign.
const PARTAGE = /^Partage \(O\/N\)$/;
const DATE = /^Date (?:et heure )?du partage(?: \(Europe\/Paris\))?$/;
const PALIER = /^Palier obtenu \(\/(\d+)\)$/;
const BADGE = /^(.+) obtenu \(O\/N\)$/;
const IDENTIFIANT = /^identifiant CN$/i;

/** Reads an export of Pix Orga (UTF-8 with BOM, `;`). Rows that were not shared are not read. @throws Refused */
export function lireResultatsPix(octets: Uint8Array): LecturePix {
  const lignes = lignesDe(octets);
  const [entetes = []] = lignes;
  const place = (motif: RegExp, nom: string) => {
    const rang = entetes.findIndex((entete) => motif.test(entete.trim()));
    if (rang < 0)
      throw new Refused(
        `Ce fichier n’a pas de colonne « ${nom} ». Dans Pix Orga, ouvrez la campagne puis « Exporter les résultats (.csv) ».`,
      );
    return rang;
  };
  const colonnes = {
    partage: place(PARTAGE, 'Partage (O/N)'),
    date: place(DATE, 'Date du partage'),
    palier: place(PALIER, 'Palier obtenu'),
    identifiant: place(IDENTIFIANT, 'identifiant CN'),
  };
  const palierMax = Number(PALIER.exec(entetes[colonnes.palier]?.trim() ?? '')?.[1]);
  const badges = entetes.flatMap((entete, rang) => {
    const nom = BADGE.exec(entete.trim())?.[1];
    return nom && !PALIER.test(entete.trim()) ? [{ nom, rang }] : [];
  });
  const resultats = lignes.slice(1).flatMap((cellules, rang): ResultatPix[] => {
    const partageLe = dateDe(cellules[colonnes.date] ?? '');
    const palier = Number(cellules[colonnes.palier]);
    if (!oui(cellules[colonnes.partage]) || !partageLe || !Number.isInteger(palier)) return [];
    const competences = badges.filter(({ rang: colonne }) => oui(cellules[colonne])).map(({ nom }) => nom);
    const identifiant = (cellules[colonnes.identifiant] ?? '').trim().toUpperCase();
    return [{ ligne: rang + 2, identifiant, partageLe, palier, palierMax, competences }];
  });
  return { lignes: lignes.length - 1, resultats };
}

function lignesDe(octets: Uint8Array): string[][] {
  try {
    return parse(Buffer.from(octets), { bom: true, delimiter: ';', relax_column_count: true, skip_empty_lines: true });
  } catch {
    throw new Refused('Ce fichier n’est pas un export CSV de Pix Orga. Téléchargez-le de nouveau, sans le modifier.');
  }
}

const oui = (cellule: string | undefined) => cellule?.trim().toLowerCase() === 'oui';

/** « 2021-02-18 » (former exports), « 18/02/2021 10:30 »; « NA » is no date. */
function dateDe(texte: string): Date | undefined {
  const iso = /^(\d{4}-\d{2}-\d{2})/.exec(texte);
  if (iso) return heureDeParisVers(iso[1] ?? '', 12, 0);
  const [, jour, mois, annee, heure = '12', minute = '00'] =
    /^(\d{2})\/(\d{2})\/(\d{4})(?: (\d{2}):(\d{2}))?/.exec(texte) ?? [];
  return heureDeParisVers(`${annee}-${mois}-${jour}`, Number(heure), Number(minute));
}
