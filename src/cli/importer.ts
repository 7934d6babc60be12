import { ecrireListe, essayer, type Liste } from '#domain/imports/index.ts';
import type { Tools } from '#platform/action.ts';
import { SYSTEME } from '#platform/actor.ts';
import { InvalidInput } from '#platform/errors.ts';
import { nombre } from '#platform/texte.ts';

const PROBLEMES_ECRITS = 200;

/** `importer candidats|structures FICHIER`: says what the list holds; with `valider`, writes it whole or not at all. */
export async function importer(tools: Tools, liste: Liste, path: string, valider: boolean): Promise<boolean> {
  try {
    const bilan = await essayer(tools, liste, path);
    console.log(
      `${nombre(bilan.lignes)} lignes lues : ${nombre(bilan.bonnes)} à importer, ${nombre(bilan.dejaLa)} déjà là, ${nombre(bilan.nombreDeProblemes)} à corriger.`,
    );
    for (const { ligne, colonne, raison } of bilan.problemes.slice(0, PROBLEMES_ECRITS))
      console.log(`  ligne ${ligne}, ${colonne} : ${raison}`);
    if (bilan.nombreDeProblemes > 0) return false;
    if (!valider) console.log('Rien n’est enregistré. Ajoutez --valider pour importer.');
    else console.log(`${nombre(await ecrireListe(tools, SYSTEME, liste, path))} lignes importées.`);
    return true;
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    console.error(Object.values(error.fields).join('\n'));
    return false;
  }
}
