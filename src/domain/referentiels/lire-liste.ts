import { z } from 'zod';
import { type CommuneSituee, repertoireDesCommunes } from '#domain/territoires/index.ts';
import type { Db, Tx } from '#platform/db/guard.ts';
import { refusDeFichier } from '#platform/import/refus.ts';
import { lireTableau } from '#platform/import/tableau.ts';
import { siretValide } from '#platform/siret.ts';
import { nomTri, telephoneEcrit } from '#platform/texte.ts';
import { horairesDeListe } from './horaires-ecrits.ts';
import { type CleDeColonne, COLONNES, type ListeDeReference } from './listes.ts';

/** A body as its list describes it, placed in its commune. */
export const organismeLu = z.object({
  cle: z.string().min(1).max(300),
  siret: z.string().nullable(),
  nom: z.string().min(1).max(300),
  adresse: z.string().max(400),
  codePostal: z.string().max(5),
  communeCode: z.string(),
  departementCode: z.string(),
  latitude: z.number(),
  longitude: z.number(),
  telephone: z.string().max(40),
  courriel: z.string().max(254),
  site: z.string().max(300),
  itinerant: z.boolean(),
  rendezVous: z.boolean().nullable(),
  semaine: z.array(z.tuple([z.number(), z.number(), z.number()])).nullable(),
  horairesEcrits: z.string().max(2000),
  commentaire: z.string().max(2000),
});
export type OrganismeLu = z.output<typeof organismeLu>;
export const ligneIgnoree = z.object({ ligne: z.number(), raison: z.string() });
export type LectureDeListe = {
  readonly lignes: number;
  readonly retenues: readonly OrganismeLu[];
  readonly ignorees: readonly z.output<typeof ligneIgnoree>[];
};
export type Cellules = Readonly<Partial<Record<CleDeColonne, string>>>;

/**
 * Reads a list from a file (CSV or XLSX), line by line: what can be kept, and why the rest cannot. Nothing is written.
 * @throws InvalidInput when it is not such a list, or nothing of it can be kept
 */
export async function lireListe(db: Db | Tx, liste: ListeDeReference, path: string): Promise<LectureDeListe> {
  const lire = await lecteur(db);
  const { lignes } = await lireTableau(path, COLONNES[liste]);
  const retenues = new Map<string, OrganismeLu>();
  const ignorees: { ligne: number; raison: string }[] = [];
  let nombre = 0;
  for await (const { numero, cellules } of lignes) {
    nombre += 1;
    const lue = lire(cellules);
    if ('raison' in lue) ignorees.push({ ligne: numero, raison: lue.raison });
    else if (retenues.has(lue.organisme.cle))
      ignorees.push({ ligne: numero, raison: 'elle est déjà donnée plus haut' });
    else retenues.set(lue.organisme.cle, lue.organisme);
  }
  if (retenues.size > 0) return { lignes: nombre, retenues: [...retenues.values()], ignorees };
  const [premiere] = ignorees;
  throw refusDeFichier(
    `Aucune ligne de ce fichier ne peut être retenue : la liste actuelle reste en place.${premiere ? ` Par exemple, ligne ${premiere.ligne} : ${premiere.raison}.` : ''}`,
  );
}

type Lue = { readonly organisme: OrganismeLu } | { readonly raison: string };

/** How a row of any list is read, every commune being known. */
export async function lecteur(db: Db | Tx): Promise<(cellules: Cellules) => Lue> {
  const communes = await repertoireDesCommunes(db);
  return (cellules) => {
    const lire = (cle: CleDeColonne) => cellules[cle] ?? '';
    const nom = lire('nom').slice(0, 300);
    if (nom === '') return { raison: 'le nom est vide' };
    const siret = lire('siret').replaceAll(/\D/g, '');
    if (lire('siret') !== '' && !siretValide(siret))
      return { raison: `le SIRET « ${lire('siret').slice(0, 20)} » n’existe pas` };
    const codePostal = lire('codePostal').replaceAll(/\D/g, '').padStart(5, '0').slice(0, 5);
    const trouvee = communes(lire('codeCommune'), codePostal, lire('commune'));
    if ('refus' in trouvee)
      return { raison: `la commune « ${lire('codeCommune') || lire('commune')} » n’est pas connue` };
    const { semaine, ecrits } = horairesDeListe(cellules);
    return {
      organisme: {
        cle: (lire('identifiant') || siret || `${nomTri(nom)} ${trouvee.commune.code}`).slice(0, 300),
        siret: siret || null,
        nom,
        adresse: [lire('adresse'), lire('complement')].filter(Boolean).join(', ').slice(0, 400),
        codePostal,
        communeCode: trouvee.commune.code,
        departementCode: trouvee.commune.departement_code,
        ...point(lire('latitude'), lire('longitude'), trouvee.commune),
        telephone: telephoneEcrit(lire('telephone').replaceAll(/[\s.\u00a0-]/g, '')).slice(0, 40),
        courriel: lire('courriel').slice(0, 254),
        site: /^https?:\/\//.test(lire('site')) ? lire('site').slice(0, 300) : '',
        itinerant: /itin[ée]rant|bus/i.test(lire('format')),
        rendezVous: lire('rendezVous') === '' ? null : /^oui/i.test(lire('rendezVous')),
        semaine: semaine ? semaine.map(([jour, debut, fin]) => [jour, debut, fin]) : null,
        horairesEcrits: ecrits.slice(0, 2000),
        commentaire: lire('commentaire').slice(0, 2000),
      },
    };
  };
}

// Lists place a few bodies in another hemisphere: beyond a degree and a half, the middle of the commune is nearer.
const ECART_DEGRES = 1.5;
function point(latitude: string, longitude: string, commune: CommuneSituee) {
  const [lat, lon] = [latitude, longitude].map((texte) =>
    texte === '' ? Number.NaN : Number(texte.replace(',', '.')),
  );
  const loin = (un: number | undefined, autre: number) =>
    un === undefined || Number.isNaN(un) || Math.abs(un - autre) > ECART_DEGRES;
  if (lat === undefined || lon === undefined || loin(lat, commune.latitude) || loin(lon, commune.longitude))
    return { latitude: commune.latitude, longitude: commune.longitude };
  return { latitude: lat, longitude: lon };
}
