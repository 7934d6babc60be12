import { nomTri } from '#platform/texte.ts';
import { codesDe } from './references.ts';

export type Bornes = {
  readonly min: number;
  readonly max: number /** What an empty cell is. */;
  readonly vide?: number;
};
export type Probleme = { readonly colonne: string; readonly raison: string };
type Libelles<Code extends string> = Readonly<Record<Code, string>>;

const morceaux = (texte: string) =>
  texte
    .split(/[,;\n]/)
    .map((un) => un.trim())
    .filter((un) => un !== '');
const trouver = <Code>(paires: readonly (readonly [nom: string, code: Code])[], dit: string) =>
  paires.find(([nom]) => nomTri(nom) === nomTri(dit))?.[1];
const paires = <Code extends string>(libelles: Libelles<Code>) =>
  codesDe(libelles).map((code) => [libelles[code], code] as const);

/** The cells of a row, read as people write them: names whatever their accents, and everything that is to correct. */
export function cellulesDe(cellules: Readonly<Record<string, string>>) {
  const problemes: Probleme[] = [];
  const refuser = (colonne: string, raison: string) => void problemes.push({ colonne, raison });
  const dit = (titre: string): string => cellules[titre] ?? '';
  const enNombre = (titre: string, texte: string, { min, max, vide }: Bornes): number => {
    if (texte === '' && vide !== undefined) return vide;
    const lu = /^\d{1,6}(?:[.,]0+)?$/.test(texte) ? Math.trunc(Number(texte.replace(',', '.'))) : Number.NaN;
    if (lu >= min && lu <= max) return lu;
    refuser(titre, `Donnez un nombre entier, de ${min} à ${max}.`);
    return min;
  };
  return {
    problemes,
    refuser,
    dit,
    nombre: (titre: string, bornes: Bornes) => enNombre(titre, dit(titre), bornes),
    /** « 90 », « 90 min », « 1 h 30 », « 1:30 » */
    minutes(titre: string): number {
      const [, heures, reste] = /^(\d{1,2})\s*[h:]\s*(\d{0,2})$/i.exec(dit(titre)) ?? [];
      const texte = dit(titre).replace(/\s*min(?:utes?)?\.?$/i, '');
      const total = heures === undefined ? texte : String(Number(heures) * 60 + Number(reste || 0));
      return enNombre(titre, total, { min: 5, max: 720 });
    },
    texte(titre: string, max: number): string {
      if (dit(titre).length > max) refuser(titre, `Ce texte est trop long : ${max} caractères au plus.`);
      return dit(titre);
    },
    /** One value of a list; the first one once it is refused. */
    un<Code extends string>(titre: string, libelles: Libelles<Code>): Code | undefined {
      const code = trouver(paires(libelles), dit(titre));
      if (code === undefined) refuser(titre, `Donnez une de ces valeurs : ${Object.values(libelles).join(', ')}.`);
      return code;
    },
    /** Several values; `aide` says where their names are. */
    plusieurs<Code>(titre: string, connus: readonly (readonly [nom: string, code: Code])[], aide: string): Code[] {
      const codes = morceaux(dit(titre)).flatMap((nom) => {
        const code = trouver(connus, nom);
        if (code === undefined) refuser(titre, `« ${nom} » n’est pas connu. ${aide}`);
        return code === undefined ? [] : [code];
      });
      return [...new Set(codes)];
    },
    /** « CAF : 2, Mairie : 1 »; a name alone counts for one. */
    compter<Code extends string>(titre: string, libelles: Libelles<Code>): Partial<Record<Code, number>> {
      const combien: Partial<Record<Code, number>> = {};
      for (const morceau of morceaux(dit(titre))) {
        const [, nom = morceau, nombre = '1'] = /^(.+?)\s*[:=]\s*(\d{1,3})$/.exec(morceau) ?? [];
        const code = trouver(paires(libelles), nom);
        if (code === undefined)
          refuser(titre, `« ${nom} » n’est pas dans la liste de la notice. Écrivez « nom : nombre ».`);
        else combien[code] = (combien[code] ?? 0) + Number(nombre);
      }
      return combien;
    },
  };
}
export type Cellules = ReturnType<typeof cellulesDe>;
