import { describe, expect, it } from 'vitest';
import { ROUTES } from '#application';
import { unCandidat } from '#tests/situations/candidats.ts';
import { unBanc } from '#tests/support/base.ts';
import { ACTEURS, INCONNU, lesNavigateurs, type NomActeur, ressources, unPays } from './ressources.ts';

// Canaries: what nobody may read before « intéressé », wherever it would come out.
const CANARIS = {
  nom: 'Canaridor',
  email: 'canari.cache@demonstration.example',
  telephone: '0677889911',
} as const;

const banc = await unBanc();
const pays = await unPays(banc);
const navigateurs = await lesNavigateurs(banc, pays);
const RESSOURCES = ressources(pays);
const cache = await unCandidat(banc, { ...CANARIS, prenom: 'Canari' });

const traces = (texte: string) =>
  Object.entries(CANARIS).flatMap(([quoi, valeur]) =>
    // A telephone may be written with spaces.
    [texte, texte.replaceAll(/[\s.\u00a0\u202f]/g, '')].some((une) => une.toLowerCase().includes(valeur.toLowerCase()))
      ? [quoi]
      : [],
  );

/** Every address of the platform that shows something, and the same about the hidden candidate. */
const adresses = ROUTES.filter(({ method }) => method === 'GET').flatMap(({ path }) => {
  const remplir = (valeurs: Readonly<Record<string, string>>) =>
    path.replaceAll(/:(\w+)/g, (_, nom: string) => encodeURIComponent(valeurs[nom] ?? INCONNU));
  const ressource = RESSOURCES[path];
  return [
    remplir(ressource?.propre ?? {}),
    ...(path.includes(':id') ? [remplir({ id: cache.candidatId })] : []),
    ...(ressource ? [remplir(ressource.autre)] : []),
  ];
});
const RECHERCHES = [
  '/structure/candidats?recherche=canaridor',
  '/structure/candidats?colonne=interesse&recherche=canaridor',
  '/structure/candidats?colonne=ecarte&recherche=canaridor',
  '/structure/candidats?tri=recent',
  '/structure/candidats/export?format=csv',
  '/structure/candidats/export?format=ods',
  '/anct/structures?recherche=canaridor',
  '/anct/comptes?recherche=canari',
  '/prefecture?recherche=canaridor',
];
// Where e-mails of the demonstration are read: it exists nowhere else.
const AUTORISEES = /^\/boite-aux-lettres/;

describe('the contact details of a candidate whom nobody is interested in', () => {
  it('the canary is found by the structure: what follows is not an empty promise', async () => {
    const reponse = await navigateurs.get('structure')?.ouvrir(`/structure/candidats/${cache.candidatId}`);
    expect(reponse?.statut).toBe(200);
    expect(reponse?.texte).toContain('Canari');
  });

  it.each(ACTEURS)(
    'come out of no page nor file of %s',
    async (acteur: NomActeur) => {
      const navigateur = navigateurs.get(acteur);
      const fuites: string[] = [];
      for (const adresse of [...new Set([...adresses, ...RECHERCHES])].filter((une) => !AUTORISEES.test(une))) {
        const reponse = await navigateur?.ouvrir(adresse);
        if (reponse?.statut === 429) fuites.push(`${adresse}: not looked at, too many requests`);
        // The address itself may carry what was looked for.
        const texte = (reponse?.texte ?? '').replaceAll(/value="[^"]*"|recherche=[^"&]*|« canaridor »/gi, '');
        fuites.push(...traces(texte).map((quoi) => `${adresse}: ${quoi}`));
      }
      expect(fuites).toEqual([]);
    },
    60_000,
  );

  it('appear after « intéressé », each reading leaving a line, and are hidden again when it is undone', async () => {
    const structure = navigateurs.get('structure');
    const page = `/structure/candidats/${cache.candidatId}`;
    await structure?.ouvrir('/structure/candidats');
    await structure?.poster(`${page}/interet`, { retour: 'a_examiner' });
    const lignes = async () =>
      (
        await banc.tools.db
          .selectFrom('audit')
          .select('numero')
          .where('action', '=', 'miseEnRelation.lireCoordonnees')
          .where('sujet', '=', cache.candidatId)
          .execute()
      ).length;
    const vue = await structure?.ouvrir(page);
    expect(traces(vue?.texte ?? '').sort()).toEqual(['email', 'nom', 'telephone']);
    expect(await lignes()).toBe(1);
    const fichier = await structure?.ouvrir('/structure/candidats/export?format=csv');
    expect(traces(fichier?.texte ?? '').sort()).toEqual(['email', 'nom', 'telephone']);
    const ailleurs = await navigateurs.get('autreStructure')?.ouvrir(page);
    expect(ailleurs?.statut).toBe(404);
    await structure?.poster(`${page}/reexaminer`, { retour: 'interesse' });
    expect(traces((await structure?.ouvrir(page))?.texte ?? '')).toEqual([]);
  });

  it('come out of no e-mail but his own, no log line, no audit line', async () => {
    await navigateurs.get('structure')?.ouvrir('/structure/candidats');
    await navigateurs
      .get('structure')
      ?.poster(`/structure/candidats/${cache.candidatId}/ecarter`, { retour: 'a_examiner' });
    banc.avancer({ jours: 11 });
    await banc.faireTravailler();
    const autres = (await banc.courriels()).filter(({ destinataire }) => destinataire !== CANARIS.email);
    expect(autres.flatMap(({ objet, texte }) => traces(`${objet} ${texte}`))).toEqual([]);
    expect(traces(banc.journal())).toEqual([]);
    const audit = await banc.tools.db.selectFrom('audit').selectAll().execute();
    expect(traces(JSON.stringify(audit))).toEqual([]);
  });
});
