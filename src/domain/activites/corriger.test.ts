import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ajouterLieu } from '#domain/lieux/index.ts';
import { ecartsDesCumuls } from '#domain/statistiques/index.ts';
import { ajouterJours, dateCivile } from '#platform/dates.ts';
import { InvalidInput, NotFound } from '#platform/errors.ts';
import { unConseillerEnPoste, uneSaisieDActivite } from '#tests/situations/activites.ts';
import { unBanc } from '#tests/support/base.ts';
import { corrigerActivite, enregistrerActivite, lireSaSaisie, supprimerActivite } from './index.ts';

const banc = await unBanc();
const { tools } = banc;
const { acteur: autre } = await unConseillerEnPoste(banc);
const { acteur: lui } = await unConseillerEnPoste(banc);
const aujourdhui = dateCivile(tools.clock());
const ligne = (id: string) =>
  tools.db.selectFrom('activites').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

it('the ages of a group are counted, those that are not said are not known, and never exceed it', async () => {
  const groupe = { type: 'atelier' as const, participants: 5, age: 'inconnu', situation: 'inconnu' };
  const saisie = uneSaisieDActivite(banc, { ...groupe, ages: { '60_69': 2, '70': 1 }, situations: { retraite: 5 } });
  await enregistrerActivite(tools, lui, saisie);
  expect(await ligne(saisie.id)).toMatchObject({ age_60_69: 2, age_70: 1, age_inconnu: 2, statut_retraite: 5 });
  const fausse = uneSaisieDActivite(banc, { ...groupe, ages: { '70': 6 }, suiteAtelier: 6 });
  const refus = await enregistrerActivite(tools, lui, fausse).catch((error: unknown) => error);
  expect(refus instanceof InvalidInput && Object.keys(refus.fields).toSorted()).toEqual(['age', 'suiteAtelier']);
  await expect(enregistrerActivite(tools, lui, uneSaisieDActivite(banc, { ages: { '70': 1 } }))).rejects.toThrow(
    InvalidInput,
  );
});

it('a correction keeps the employer and the commune of the day, and its place even once left', async () => {
  const ou = await ajouterLieu(tools, lui, { nom: 'Halle', adresse: '1 rue de l’Exemple', communeCode: '69123' });
  const saisie = uneSaisieDActivite(banc, { ou });
  await enregistrerActivite(tools, lui, saisie);
  const { structure } = await ligne(saisie.id);
  await tools.db.updateTable('lieux_conseillers').set({ jusqu_au: aujourdhui }).where('lieu_id', '=', ou).execute();
  await corrigerActivite(tools, lui, { ...saisie, dureeMinutes: 45 });
  expect(await ligne(saisie.id)).toMatchObject({ structure, commune_code: '69123', canal: 'lieu', duree_minutes: 45 });
  await expect(enregistrerActivite(tools, lui, uneSaisieDActivite(banc, { ou }))).rejects.toThrow(InvalidInput);
  expect((await lireSaSaisie(tools.db, lui, saisie.id)).nomLieu).toBe('Halle');
});

it('what stood before a correction is kept once the month is filed, without the note; not before', async () => {
  const saisie = uneSaisieDActivite(banc, { note: 'Pour moi seul' });
  await enregistrerActivite(tools, lui, saisie);
  await corrigerActivite(tools, lui, { ...saisie, dureeMinutes: 60 });
  const { conseiller } = await ligne(saisie.id);
  const mois = `${aujourdhui.slice(0, 7)}-01`;
  await tools.db.insertInto('activites_mois_clos').values({ conseiller, mois, clos_le: tools.clock() }).execute();
  await corrigerActivite(tools, lui, { ...saisie, dureeMinutes: 90 });
  const traces = await tools.db.selectFrom('activites_corrections').select(['geste', 'avant', 'acteur_id']).execute();
  expect(traces).toMatchObject([{ geste: 'corrigee', avant: { duree_minutes: 60 }, acteur_id: lui.id }]);
  expect(JSON.stringify(traces)).not.toContain('Pour moi seul');
});

it('nobody corrects what is not his, nor what is taken away', async () => {
  const saisie = uneSaisieDActivite(banc);
  await enregistrerActivite(tools, lui, saisie);
  await expect(corrigerActivite(tools, autre, saisie)).rejects.toThrow(NotFound);
  await expect(lireSaSaisie(tools.db, autre, saisie.id)).rejects.toThrow(NotFound);
  await supprimerActivite(tools, lui, { activiteId: saisie.id });
  await expect(corrigerActivite(tools, lui, saisie)).rejects.toThrow(NotFound);
});

const histoire = fc.array(
  fc.record({
    geste: fc.constantFrom('ajouter', 'corriger', 'supprimer'),
    laquelle: fc.nat(5),
    participants: fc.integer({ min: 2, max: 9 }),
    vieux: fc.nat(2),
    ilYA: fc.nat(6),
  }),
  { minLength: 1, maxLength: 8 },
);

it('whatever is recorded, corrected or taken away by the gestures, the sums kept equal the rows counted again', async () => {
  banc.avancer({ jours: 10 });
  await fc.assert(
    fc.asyncProperty(histoire, async (pas) => {
      const ids: string[] = [];
      for (const { geste, laquelle, participants, vieux, ilYA } of pas) {
        const visee = ids.at(laquelle % (ids.length || 1));
        const saisie = uneSaisieDActivite(banc, {
          ...{ type: 'atelier', participants, age: 'inconnu', situation: 'inconnu', ages: { '70': vieux } },
          jour: ajouterJours(dateCivile(tools.clock()), -ilYA),
        });
        if (geste === 'ajouter' || !visee) {
          await enregistrerActivite(tools, lui, saisie);
          ids.push(saisie.id);
        } else if (geste === 'corriger') await corrigerActivite(tools, lui, { ...saisie, id: visee });
        else {
          await supprimerActivite(tools, lui, { activiteId: visee });
          ids.splice(ids.indexOf(visee), 1);
        }
      }
      expect(await ecartsDesCumuls(tools.db)).toBe(0);
    }),
    { numRuns: 15 },
  );
});
