import { describe, expect, it } from 'vitest';
import { lirePlace, listerAExaminer } from '#domain/mise-en-relation/index.ts';
import { SYSTEME } from '#platform/actor.ts';
import { Forbidden, InvalidInput, Refused } from '#platform/errors.ts';
import { acteur, anct, prefecture } from '#tests/situations/comptes.ts';
import { uneStructureActivee } from '#tests/situations/concertation.ts';
import { uneListe } from '#tests/situations/imports.ts';
import { unSiret } from '#tests/situations/structures.ts';
import { unBanc } from '#tests/support/base.ts';
import { deposerImport, ecrireListe, essayer, LISTES } from './index.ts';

const banc = await unBanc();
const { tools } = banc;
let suivant = 0;

/** A row of the model with some cells changed, and a key of its own. */
function uneLigne(liste: 'candidats' | 'structures', autres: Readonly<Record<string, string>> = {}): string[] {
  suivant += 1;
  const { colonnes, exemple } = LISTES[liste];
  const propre = { email: `liste-${suivant}@demonstration.example`, siret: unSiret() };
  return colonnes.map(
    (colonne, rang) => autres[colonne] ?? new Map(Object.entries(propre)).get(colonne) ?? exemple[rang] ?? '',
  );
}
const candidats = async () =>
  (
    await tools.db
      .selectFrom('candidats')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
  ).n;

describe('the dry run', () => {
  it('writes nothing, and says line by line what is wrong and what to do', async () => {
    const path = await uneListe(banc, 'candidats', [
      uneLigne('candidats'),
      uneLigne('candidats', { email: 'pas une adresse', mobilite_km: '12' }),
      uneLigne('candidats', { code_commune: '', code_postal: '00000' }),
      uneLigne('candidats', { motivation: 'Appelez le 06 12 34 56 78' }),
      uneLigne('candidats', { email: 'double@demonstration.example' }),
      uneLigne('candidats', { email: 'Double@demonstration.example' }),
    ]);
    const bilan = await essayer(tools, 'candidats', path);
    expect(bilan).toMatchObject({ lignes: 6, bonnes: 2, dejaLa: 0 });
    expect(bilan.problemes.map(({ ligne, colonne }) => `${ligne} ${colonne}`).sort()).toEqual([
      '3 email',
      '3 mobilite_km',
      '4 code_commune',
      '5 motivation',
      '7 email',
    ]);
    expect(await candidats()).toBe(0);
  });

  it('a file without its columns, empty or not a table is refused with a sentence', async () => {
    const { colonnes } = LISTES.candidats;
    expect(colonnes.length).toBeGreaterThan(5);
    await expect(essayer(tools, 'structures', await uneListe(banc, 'candidats'))).rejects.toThrow(InvalidInput);
    await expect(
      deposerImport(tools, anct(), { liste: 'candidats', path: await uneListe(banc, 'candidats', []), nom: '' }),
    ).rejects.toThrow(InvalidInput);
  });

  it('a wrong INSEE code is told, whatever stands beside it; a number that nobody can call is, too', async () => {
    const path = await uneListe(banc, 'candidats', [
      uneLigne('candidats', { code_commune: '03999', code_postal: '03000', commune: 'Moulins' }),
      uneLigne('candidats', { code_commune: '', code_postal: '03000', commune: 'Moulins' }),
      uneLigne('candidats', { telephone: '06 12 34' }),
      uneLigne('candidats', { telephone: '612345678' }),
      uneLigne('candidats', { telephone: '' }),
      uneLigne('candidats', { telephone: '00262 692 12 34 56' }),
    ]);
    const { problemes, bonnes } = await essayer(tools, 'candidats', path);
    expect(problemes.map(({ ligne, colonne }) => [ligne, colonne])).toEqual([
      [2, 'code_commune'],
      [4, 'telephone'],
    ]);
    expect(bonnes).toBe(4);
    const structures = [uneLigne('structures', { contact_telephone: '' }), uneLigne('structures')];
    const autres = await essayer(tools, 'structures', await uneListe(banc, 'structures', structures));
    expect(autres.problemes).toMatchObject([{ ligne: 2, colonne: 'contact_telephone' }]);
  });
});

describe('the import', () => {
  it('is whole or nothing: one wrong line refuses all', async () => {
    const avant = await candidats();
    const path = await uneListe(banc, 'candidats', [
      uneLigne('candidats'),
      uneLigne('candidats', { experience: 'un peu' }),
    ]);
    await expect(ecrireListe(tools, anct(), 'candidats', path)).rejects.toThrow(Refused);
    expect(await candidats()).toBe(avant);
  });

  it('candidates are found at once by structures, and imported once however often', async () => {
    const { structureId } = await uneStructureActivee(banc);
    const lignes = [
      uneLigne('candidats', { mobilite_km: 'France' }),
      uneLigne('candidats', { code_commune: '75111', mobilite_km: 'France', disponible_le: '01/02/2021' }),
    ];
    const path = await uneListe(banc, 'candidats', lignes);
    expect(await ecrireListe(tools, anct(), 'candidats', path)).toBe(2);
    const place = await lirePlace(tools.db, SYSTEME.perimetre, structureId, tools.clock());
    expect((await listerAExaminer(tools.db, place, {})).lignes).toHaveLength(2);
    expect(await essayer(tools, 'candidats', path)).toMatchObject({ bonnes: 0, dejaLa: 2 });
    expect(await ecrireListe(tools, anct(), 'candidats', path)).toBe(0);
    await banc.faireTravailler();
    const prevenus = (await banc.courriels()).filter(({ modele }) => modele === 'candidat.importe');
    expect(prevenus).toHaveLength(2);
  });

  it('structures go to the queue of their préfecture', async () => {
    const siret = unSiret();
    await ecrireListe(
      tools,
      anct(),
      'structures',
      await uneListe(banc, 'structures', [uneLigne('structures', { siret })]),
    );
    const { statut, departement_code } = await tools.db
      .selectFrom('structures')
      .select(['statut', 'departement_code'])
      .where('identifiant', '=', siret)
      .executeTakeFirstOrThrow();
    expect([statut, departement_code]).toEqual(['a_instruire', '03']);
    const faux = await essayer(
      tools,
      'structures',
      await uneListe(banc, 'structures', [uneLigne('structures', { siret: '12345678901234' })]),
    );
    expect(faux.problemes).toMatchObject([{ ligne: 2, colonne: 'siret' }]);
  });

  it('belongs to ANCT', async () => {
    const path = await uneListe(banc, 'candidats');
    for (const qui of [prefecture('03'), acteur('support')])
      await expect(deposerImport(tools, qui, { liste: 'candidats', path, nom: '' })).rejects.toThrow(Forbidden);
  });
});
