import { nomTri } from '#platform/texte.ts';
import { TITRES as T } from './colonnes-importees.ts';
import type { Cellules } from './lire-cellules.ts';
import type { Reperes } from './lire-ligne.ts';
import { CANAUX, codesDe } from './references.ts';
import { communeADire, endroitDe } from './regles.ts';
import type { Endroit } from './saisie.ts';

/** Where a row happened: a place of his by its name, or a way of working without one, with its commune when it is said. */
export function lireEndroit(cellules: Cellules, { contrat, lieux, communes }: Reperes): Endroit | undefined {
  const { dit, refuser } = cellules;
  const nom = nomTri(dit(T.lieu) || dit(T.canal));
  const canal = codesDe(CANAUX).find((code) => code !== 'lieu' && nomTri(CANAUX[code]) === nom);
  const nommes = lieux.filter((lieu) => nomTri(lieu.nom) === nom || nomTri(`${lieu.nom}, ${lieu.commune}`) === nom);
  if (!canal && nommes.length !== 1) {
    refuser(
      T.lieu,
      nommes.length === 0 ? INCONNU : `Vous avez ${nommes.length} lieux de ce nom : ajoutez « , commune ».`,
    );
    return undefined;
  }
  const endroit = endroitDe(canal ?? nommes[0]?.id ?? '', lieux, contrat);
  const [insee, commune] = [dit(T.insee), dit(T.commune)];
  if (!endroit || !communeADire(endroit.canal) || (insee === '' && commune === '')) return endroit;
  const [, ville = commune, postal = ''] = /^(.+?)\s*\((\d{4,5})\)$/.exec(commune) ?? [];
  const trouvee = communes(insee, postal, ville);
  if ('refus' in trouvee) {
    refuser(insee ? T.insee : T.commune, insee ? trouvee.refus : COMMUNE);
    return undefined;
  }
  return { ...endroit, commune_code: trouvee.commune.code, departement_code: trouvee.commune.departement_code };
}

const INCONNU =
  'Ce n’est pas un de vos lieux : ajoutez-le dans « Mes lieux », ou écrivez « À distance », « À domicile » ou « En itinérance ».';
const COMMUNE = 'Donnez le nom et le code postal, par exemple « Moulins (03000) », ou le code INSEE dans sa colonne.';
