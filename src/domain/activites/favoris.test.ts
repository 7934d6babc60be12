import { expect, it } from 'vitest';
import { ajouterLieu } from '#domain/lieux/index.ts';
import { dateCivile } from '#platform/dates.ts';
import { InvalidInput, NotFound, Refused } from '#platform/errors.ts';
import { unConseillerEnPoste, uneSaisieDActivite } from '#tests/situations/activites.ts';
import { MOULINS } from '#tests/situations/structures.ts';
import { unBanc } from '#tests/support/base.ts';
import {
  archiverTag,
  creerTag,
  enregistrerActivite,
  FAVORIS_MAX,
  fusionnerTag,
  garderFavori,
  listerSesFavoris,
  renommerFavori,
  retirerFavori,
} from './index.ts';

const banc = await unBanc();
const { tools } = banc;
const { acteur: autre } = await unConseillerEnPoste(banc);
const { acteur: lui } = await unConseillerEnPoste(banc);
const favoris = (qui = lui) => listerSesFavoris(tools.db, qui, tools.clock());

it('a favourite keeps everything but the day, the note and the identifier, until he leaves the place or the tag ends', async () => {
  const ou = await ajouterLieu(tools, lui, { nom: 'Halle', adresse: '1 rue de l’Exemple', communeCode: MOULINS });
  const [jeudis, mardis, fini] = [
    await creerTag(tools, lui, { nom: 'Jeudis' }),
    await creerTag(tools, lui, { nom: 'Mardis' }),
    await creerTag(tools, lui, { nom: 'Fini' }),
  ];
  const saisie = uneSaisieDActivite(banc, {
    ...{ ou, tags: [mardis, fini], themes: [4, 5], dureeMinutes: 45, note: 'Pour moi seul', mandats: { argent: 1 } },
  });
  await enregistrerActivite(tools, lui, saisie);
  const id = await garderFavori(tools, lui, { activiteId: saisie.id, nom: 'Permanence du mardi' });
  const [favori] = await favoris();
  expect(favori).toMatchObject({ id, nom: 'Permanence du mardi' });
  expect(favori?.valeurs).toMatchObject({ ou, themes: ['4', '5'], duree: '45', mandat_argent: '1' });
  expect(JSON.stringify(favori)).not.toMatch(new RegExp(`Pour moi seul|${saisie.id}|"jour"|"note"`));
  await fusionnerTag(tools, lui, { numero: mardis, vers: jeudis });
  await archiverTag(tools, lui, { numero: fini, archive: true });
  await tools.db
    .updateTable('lieux_conseillers')
    .set({ jusqu_au: dateCivile(tools.clock()) })
    .execute();
  expect((await favoris())[0]?.valeurs).toMatchObject({ ou: '', tags: [String(jeudis)] });
});

it('nobody keeps nor touches what is somebody else’s, and two favourites never bear one name', async () => {
  const saisie = uneSaisieDActivite(banc);
  await enregistrerActivite(tools, lui, saisie);
  await expect(garderFavori(tools, autre, { activiteId: saisie.id, nom: 'Volé' })).rejects.toThrow(NotFound);
  await expect(garderFavori(tools, lui, { activiteId: saisie.id, nom: 'permanence DU mardi' })).rejects.toThrow(
    InvalidInput,
  );
  const favoriId = await garderFavori(tools, lui, { activiteId: saisie.id, nom: 'À distance' });
  await expect(renommerFavori(tools, autre, { favoriId, nom: 'Volé' })).rejects.toThrow(NotFound);
  await expect(retirerFavori(tools, autre, { favoriId })).rejects.toThrow(NotFound);
  await expect(renommerFavori(tools, lui, { favoriId, nom: 'Permanence du mardi' })).rejects.toThrow(InvalidInput);
  await renommerFavori(tools, lui, { favoriId, nom: 'Au téléphone' });
  expect((await favoris()).map(({ nom }) => nom)).toEqual(['Au téléphone', 'Permanence du mardi']);
  expect(await favoris(autre)).toEqual([]);
});

it('eight favourites at the most, even asked for all at once; one taken away leaves its place', async () => {
  const saisie = uneSaisieDActivite(banc);
  await enregistrerActivite(tools, autre, saisie);
  const voulus = Array.from({ length: FAVORIS_MAX + 3 }, (_, rang) =>
    garderFavori(tools, autre, { activiteId: saisie.id, nom: `Favori ${rang}` }),
  );
  const refus = (await Promise.allSettled(voulus)).flatMap((un) => (un.status === 'rejected' ? [un.reason] : []));
  expect(refus).toHaveLength(3);
  for (const un of refus) expect(un).toBeInstanceOf(Refused);
  const [premier] = await favoris(autre);
  await retirerFavori(tools, autre, { favoriId: premier?.id ?? '' });
  await garderFavori(tools, autre, { activiteId: saisie.id, nom: 'Dernier' });
  expect(await favoris(autre)).toHaveLength(FAVORIS_MAX);
});
