import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createTestApp } from '#application';
import { listerSesActivites } from '#domain/activites/index.ts';
import { ecartsDesCumuls } from '#domain/statistiques/index.ts';
import { dateCivile } from '#platform/dates.ts';
import { unConseillerEnPoste } from '#tests/situations/activites.ts';
import { seConnecter } from '#tests/situations/comptes.ts';
import { unBanc } from '#tests/support/base.ts';
import { unNavigateur } from '#tests/support/client.ts';
import { type EnAttente, envoyerTout, type FileDAttente, type Paires } from './file.ts';
import { serveurPar } from './serveur.ts';

const RUNS = Number(process.env['FC_RUNS'] ?? 25);
const banc = await unBanc();
const { tools } = banc;
const gens = [await unConseillerEnPoste(banc), await unConseillerEnPoste(banc)] as const;
const navigateurs = [unNavigateur(banc), unNavigateur(banc)] as const;
for (const rang of [0, 1] as const) await seConnecter(banc, navigateurs[rang], gens[rang].compte);
const lui = gens[0].acteur;

const usuelle = (note = 'Terrain'): Paires => [
  ...(Object.entries({
    ...{ type: 'individuel', ou: 'distance', jour: dateCivile(tools.clock()), duree: '30', participants: '1' },
    ...{ dejaVenus: '0', age: 'inconnu', situation: 'inconnu', note },
  }) as [string, string][]),
  ['themes', '5'],
];
/** One that waits; `plus` is what it says beside what is usual. */
const uneAttente = (id: string, plus: Partial<EnAttente> = {}): EnAttente => ({
  ...{ id, rang: 1, version: randomUUID(), valeurs: usuelle() },
  ...plus,
});

/** A device kept in memory, that may be killed before or after what it writes. */
function unAppareil(tuer: () => boolean = () => false) {
  const lignes = new Map<string, EnAttente>();
  const file: FileDAttente = {
    lister: async () => [...lignes.values()].toSorted((a, b) => a.rang - b.rang),
    async changer({ id, version }, en) {
      if (tuer()) throw new Error('killed before');
      const laMeme = lignes.get(id)?.version === version;
      if (laMeme && en) lignes.set(id, en);
      if (laMeme && !en) lignes.delete(id);
      if (tuer()) throw new Error('killed after');
      return laMeme;
    },
  };
  const mettre = (attente: EnAttente) => lignes.set(attente.id, attente);
  return { lignes, file, mettre };
}

type Panne = 'arrive' | 'perdue' | 'sans reponse' | 'en panne';
/** The platform behind a network that loses requests, or their answers once they have arrived. */
function unReseau(panne: () => Panne, navigateur = navigateurs[0]) {
  const app = createTestApp(tools);
  const { BASE_URL } = tools.settings;
  return serveurPar(async (adresse, init) => {
    const quoi = panne();
    if (quoi === 'perdue') throw new TypeError('network');
    if (quoi === 'en panne') return new Response('', { status: 503 });
    const cookie = [...navigateur.cookies].map(([nom, valeur]) => `${nom}=${valeur}`).join('; ');
    const headers = { cookie, origin: BASE_URL, host: new URL(BASE_URL).host };
    const reponse = await app.fetch(new Request(new URL(String(adresse), BASE_URL), { ...init, headers }));
    if (quoi === 'sans reponse') throw new TypeError('network');
    return reponse;
  });
}
const reseauSur = unReseau(() => 'arrive');
const personneDe = async (reseau = reseauSur) => {
  const acces = await reseau.acces();
  return typeof acces === 'string' ? '' : acces.personne;
};
const notes = async (qui = lui) => {
  const { lignes } = await listerSesActivites(tools.db, qui);
  return lignes.map(({ id, note }) => [id, note] as const).toSorted();
};
const ecrites = async (qui = lui) => (await notes(qui)).map(([id]) => id);
const vider = () => tools.db.deleteFrom('activites').execute();

/** Chances, drawn as they are needed. */
const alea = <Tiree>(parmi: readonly Tiree[]) => fc.infiniteStream(fc.constantFrom(...parmi));
const UNE_SUR_QUATRE = [true, false, false, false];

it(
  'whatever is lost, killed, corrected or sent twice, each activity is written exactly once, as it was said last',
  async () => {
    const personne = await personneDe();
    const pannes = alea<Panne>(['arrive', 'arrive', 'arrive', 'perdue', 'sans reponse', 'en panne']);
    const histoires = fc.asyncProperty(
      fc.integer({ min: 1, max: 6 }),
      pannes,
      alea(UNE_SUR_QUATRE),
      alea(UNE_SUR_QUATRE),
      fc.infiniteStream(fc.nat(5)),
      async (combien, aleas, morts, corrections, lesquelles) => {
        await vider();
        const { lignes, file, mettre } = unAppareil(() => morts.next().value === true);
        const dites = new Map<string, string>(
          Array.from({ length: combien }, (_, rang) => [randomUUID(), `Dite ${rang}`] as const),
        );
        for (const [id, note] of dites) mettre(uneAttente(id, { valeurs: usuelle(note) }));
        // Corrected at any moment, be it while it is being sent, or once it has left the device without its author's knowing.
        const corriger = () => {
          const id = [...dites.keys()].at((lesquelles.next().value ?? 0) % combien) ?? '';
          const note = `Corrigée ${randomUUID()}`;
          dites.set(id, note);
          mettre(uneAttente(id, { corrigee: true, valeurs: usuelle(note) }));
        };
        const reseau = unReseau(() => {
          if (corrections.next().value === true) corriger();
          return aleas.next().value ?? 'arrive';
        });
        for (let essai = 0; essai < 8 && lignes.size > 0; essai += 1) {
          await envoyerTout(file, reseau, personne).catch(() => undefined);
          const la = await ecrites();
          // Nothing is lost: what is not there waits here; and nothing is there twice.
          for (const id of dites.keys()) expect(la.includes(id) || lignes.has(id)).toBe(true);
          expect(la.length).toBe(new Set(la).size);
        }
        const sain = unAppareil();
        for (const attente of lignes.values()) sain.mettre(attente);
        await envoyerTout(sain.file, reseauSur, personne);
        expect(sain.lignes.size).toBe(0);
        expect(await notes()).toEqual([...dites].toSorted());
      },
    );
    await fc.assert(histoires, { numRuns: RUNS });
    expect(await ecartsDesCumuls(tools.db)).toBe(0);
  },
  60_000 + RUNS * 4_000,
);

it('one corrected while it is being sent is neither taken for what was sent, nor taken out of the queue', async () => {
  await vider();
  const { lignes, file, mettre } = unAppareil();
  const id = randomUUID();
  const personne = await personneDe();
  mettre(uneAttente(id, { valeurs: usuelle('Avant') }));
  let appels = 0;
  const pendant = unReseau(() => {
    appels += 1;
    if (appels === 2) mettre(uneAttente(id, { corrigee: true, valeurs: usuelle('Après') }));
    return 'arrive';
  });
  await envoyerTout(file, pendant, personne);
  expect([await notes(), lignes.has(id)]).toEqual([[[id, 'Avant']], true]);
  await envoyerTout(file, reseauSur, personne);
  expect([await notes(), lignes.has(id)]).toEqual([[[id, 'Après']], false]);
  // What was corrected since on another machine is not undone by an old answer that comes again.
  mettre(uneAttente(id, { valeurs: usuelle('Avant') }));
  await envoyerTout(file, reseauSur, personne);
  expect(await notes()).toEqual([[id, 'Après']]);
});

it('what the platform refuses stays with its sentences, the others go; corrected, it goes too', async () => {
  await vider();
  const { lignes, file, mettre } = unAppareil();
  const [fausse, juste] = [randomUUID(), randomUUID()];
  mettre(uneAttente(fausse, { valeurs: [...usuelle(), ['dejaVenus', '3']] }));
  mettre(uneAttente(juste, { rang: 2 }));
  const personne = await personneDe();
  expect(await envoyerTout(file, reseauSur, personne)).toBe('fini');
  expect(await ecrites()).toEqual([juste]);
  expect(lignes.get(fausse)?.refus?.champs).toEqual({ dejaVenus: 'Ce nombre dépasse celui des personnes présentes.' });
  await envoyerTout(file, reseauSur, personne);
  expect(lignes.has(fausse)).toBe(true);
  mettre(uneAttente(fausse));
  await envoyerTout(file, reseauSur, personne);
  expect((await ecrites()).toSorted()).toEqual([fausse, juste].toSorted());
});

it('a commune that several bear, typed without network, is asked again; chosen, it is kept', async () => {
  await vider();
  const { lignes, file, mettre } = unAppareil();
  const id = randomUUID();
  const valeurs: Paires = [
    ...usuelle().filter(([nom]) => nom !== 'ou'),
    ['ou', 'itinerant'],
    ['commune', 'Saint-Denis'],
  ];
  mettre(uneAttente(id, { valeurs }));
  const personne = await personneDe();
  await envoyerTout(file, reseauSur, personne);
  expect(Object.keys(lignes.get(id)?.refus?.champs ?? {})).toEqual(['commune']);
  mettre(uneAttente(id, { valeurs: [...valeurs, ['commune', 'Saint-Denis (97400)']] }));
  await envoyerTout(file, reseauSur, personne);
  expect(await ecrites()).toEqual([id]);
});

it('a session that ended keeps everything and asks to sign in again; somebody else’s session sends nothing', async () => {
  await vider();
  const { lignes, file, mettre } = unAppareil();
  const id = randomUUID();
  mettre(uneAttente(id));
  const personne = await personneDe();
  const elle = unReseau(() => 'arrive', navigateurs[1]);
  expect(await envoyerTout(file, elle, personne)).toBe('autre');
  const personneDElle = await personneDe(elle);
  expect(personneDElle).not.toBe(personne);
  expect(
    await envoyerTout(
      file,
      unReseau(() => 'arrive', unNavigateur(banc)),
      personne,
    ),
  ).toBe('deconnecte');
  // The session changes between the token and the sending: the token of one is not that of the other.
  const { acces } = reseauSur;
  expect(await envoyerTout(file, { ...elle, acces }, personne)).toBe('deconnecte');
  expect([...lignes.keys()]).toEqual([id]);
  expect(await ecrites()).toEqual([]);
  expect(await ecrites(gens[1].acteur)).toEqual([]);
  await envoyerTout(file, reseauSur, personne);
  expect(await ecrites()).toEqual([id]);
});

it('an identifier that is somebody else’s is refused with a sentence, and a draft of the same activity goes with it', async () => {
  await vider();
  const { lignes, file, mettre } = unAppareil();
  const id = randomUUID();
  const deux = unAppareil();
  deux.mettre(uneAttente(id));
  await navigateurs[0].ouvrir('/conseiller/activites/nouvelle');
  await navigateurs[0].poster('/brouillons/activites.enregistrer', { id, note: 'Terrain' });
  expect((await navigateurs[0].ouvrir('/conseiller/activites')).texte).toContain('Une saisie n’est pas terminée');
  await envoyerTout(deux.file, reseauSur, await personneDe());
  expect((await navigateurs[0].ouvrir('/conseiller/activites')).texte).not.toContain('Une saisie n’est pas terminée');
  mettre(uneAttente(id));
  const elle = unReseau(() => 'arrive', navigateurs[1]);
  await envoyerTout(file, elle, await personneDe(elle));
  expect(lignes.get(id)?.refus?.phrase).toContain('ne peut pas être enregistrée');
});
