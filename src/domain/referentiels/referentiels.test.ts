import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SYSTEME } from '#platform/actor.ts';
import { InvalidInput, NotFound } from '#platform/errors.ts';
import { anct } from '#tests/situations/comptes.ts';
import { unSiret } from '#tests/situations/structures.ts';
import { unBanc } from '#tests/support/base.ts';
import { horairesDeListe } from './horaires-ecrits.ts';
import {
  apercuDeReference,
  deposerListeDeReference,
  type ListeDeReference,
  labelsDe,
  MODELES_DE_LISTE,
  remplacerListeDeReference,
  resumerListes,
} from './index.ts';

const banc = await unBanc();
const { tools } = banc;
const elle = { ...anct(), id: '00000000-0000-4000-8000-000000000009' };

async function deposer(liste: ListeDeReference, contenu: string) {
  const path = join(tools.settings.DATA_DIR, `${liste}.csv`);
  await writeFile(path, contenu);
  const id = await deposerListeDeReference(tools, elle, { liste, nom: `${liste}.csv`, path });
  return apercuDeReference(tools.db, elle, id, tools.clock());
}
const remplacer = async (liste: ListeDeReference, contenu: string) =>
  remplacerListeDeReference(tools, elle, { depotId: (await deposer(liste, contenu)).id });

// As data.gouv.fr publishes it, with its quotes, its empty cells and its ways of writing.
const FRANCE_SERVICES = `"id_fs","insee_dep","lib_fs","adresse","complement_adresse","insee_com","code_postal","lib_com","latitude","longitude","mail","telephone","h_lundi","h_mardi","h_mercredi","h_jeudi","h_vendredi","h_samedi","prise_rdv","commentaire","type_fs","format_fs","groupe_fs","labellisation_fs"
"1","03","France services de l’Exemple","1 Place de l'Exemple",,"03190","03000","Moulins",46.5667,3.3333,"exemple@demonstration.example","04 70 00 00 00","13:30 - 17:00","09:00 - 12:00 / 13:30 - 17:00","00:00 - 00:00 / 09:00 - 12:00",,"9h – 12h30",,"Non",,"Principal","Fixe",,"Espace labellisé 01/01/2020"
"2","03","Bus France services d’Essai","Place du Marché","Parking","03310","03200","Vichy",,,,"04.70.00.00.01","9h - 12h, sauf vacances","09:00 - 12:00",,,,,"Oui","Sur tout le département","Principal","Bus_équivalent",,""
"3","75","France services du vingtième","2 rue de l’Essai",,"75120","75020","Paris",0,0,,,,,,,,,"",,"Principal","Fixe",,""
"4","03","Sans commune","Nulle part",,"99999","00000","Ailleurs",,,,,,,,,,,"",,"Principal","Fixe",,""
"1","03","En double","Ailleurs",,"03190","03000","Moulins",,,,,,,,,,,"",,"Principal","Fixe",,""
`;

describe('hours as lists write them', () => {
  it.each([
    [
      { lundi: '09:00 - 12:00 / 13:30 - 17:00' },
      [
        [1, 540, 720],
        [1, 810, 1020],
      ],
    ],
    [{ lundi: '9h - 12h30', samedi: 'Fermé' }, [[1, 540, 750]]],
    [{ mardi: '00:00 - 00:00 / 09:00 - 12:00' }, [[2, 540, 720]]],
    [{ jeudi: '8H45 – 12H00' }, [[4, 525, 720]]],
    [{ vendredi: 'de 9h à midi' }, null],
    [{ vendredi: '9h12h/13h-15h', lundi: '9h-12h' }, null],
    [{ lundi: '17h - 9h' }, null],
    [{}, null],
  ])('%j', (cellules, semaine) => {
    expect(horairesDeListe(cellules).semaine).toEqual(semaine);
  });

  it('what cannot be read stays as it was written', () => {
    expect(horairesDeListe({ lundi: 'sur rendez-vous', mardi: '9h-12h' })).toEqual({
      semaine: null,
      ecrits: 'lundi : sur rendez-vous ; mardi : 9h-12h',
    });
  });
});

describe('a list given by ANCT', () => {
  it('is read line by line before anything changes, each line left aside with its reason', async () => {
    const apercu = await deposer('france_services', FRANCE_SERVICES);
    expect(apercu).toMatchObject({ arrivent: 3, partent: 0, restent: 0 });
    expect(apercu.ignorees).toEqual([
      { ligne: 5, raison: 'la commune « 99999 » n’est pas connue' },
      { ligne: 6, raison: 'elle est déjà donnée plus haut' },
    ]);
    expect((await resumerListes(tools.db)).map(({ organismes }) => organismes)).toEqual([0, 0, 0]);
    const [premier, bus, paris] = apercu.retenues;
    expect(premier).toMatchObject({
      cle: '1',
      communeCode: '03190',
      latitude: 46.5667,
      telephone: '04\u00a070\u00a000\u00a000\u00a000',
    });
    expect(premier?.semaine).toEqual([
      [1, 810, 1020],
      [2, 540, 720],
      [2, 810, 1020],
      [3, 540, 720],
      [5, 540, 750],
    ]);
    expect(bus).toMatchObject({
      itinerant: true,
      rendezVous: true,
      semaine: null,
      adresse: 'Place du Marché, Parking',
    });
    expect(bus?.horairesEcrits).toContain('sauf vacances');
    expect(bus?.latitude).toBeCloseTo(46.1, 0);
    expect(paris).toMatchObject({ communeCode: '75056', codePostal: '75020' });
    expect(paris?.latitude).toBeCloseTo(48.86, 1);
  });

  it('replaces the former one: what it names no more is withdrawn, and comes back when it is named again', async () => {
    await remplacer('france_services', FRANCE_SERVICES);
    const lignes = FRANCE_SERVICES.split('\n');
    const sans = [lignes[0], lignes[2], lignes[3], ''].join('\n');
    banc.avancer({ minutes: 1 });
    const { id: depotId, ...apercu } = await deposer('france_services', sans);
    expect(apercu).toMatchObject({ arrivent: 0, partent: 1, restent: 2 });
    expect(await remplacerListeDeReference(tools, elle, { depotId })).toEqual({
      ...{ liste: 'france_services', retenues: 2, retirees: 1 },
    });
    expect(await labelsDe(tools.db, { siret: '', nom: 'France Services de l’exemple', communeCode: '03190' })).toEqual(
      [],
    );
    banc.avancer({ minutes: 1 });
    await remplacer('france_services', FRANCE_SERVICES);
    expect(await labelsDe(tools.db, { siret: '', nom: 'France Services de l’exemple', communeCode: '03190' })).toEqual([
      'france_services',
    ]);
  });

  it('labels by SIRET too; a false SIRET is said', async () => {
    const siret = unSiret();
    const contenu = `siret;nom;adresse;code_postal;commune\n${siret};Fabrique;1 rue;03000;Moulins\n12345678901234;Faux;1 rue;03000;Moulins\n;Sans SIRET;1 rue;03000;Moulins\n`;
    const apercu = await deposer('fabriques_de_territoire', contenu);
    expect(apercu.ignorees).toEqual([{ ligne: 3, raison: 'le SIRET « 12345678901234 » n’existe pas' }]);
    await remplacer('fabriques_de_territoire', contenu);
    expect(await labelsDe(tools.db, { siret, nom: 'Autre', communeCode: '69123' })).toEqual([
      'fabriques_de_territoire',
    ]);
  });

  it.each(['france_services', 'fabriques_de_territoire', 'aidants_connect'] as const)(
    'the model of %s is itself a list that can be read',
    async (liste) => {
      expect((await deposer(liste, MODELES_DE_LISTE[liste].join('\n'))).retenues).toHaveLength(1);
    },
  );

  it('is refused when it is something else, and previewed by nobody else, nor an hour later', async () => {
    await expect(deposer('france_services', 'a;b\n1;2\n')).rejects.toThrow(InvalidInput);
    await expect(deposer('france_services', `${FRANCE_SERVICES.split('\n')[0]}\n`)).rejects.toThrow(InvalidInput);
    const { id } = await deposer('france_services', FRANCE_SERVICES);
    await expect(apercuDeReference(tools.db, { ...elle, id: SYSTEME.id }, id, tools.clock())).rejects.toThrow(NotFound);
    banc.avancer({ minutes: 61 });
    await expect(remplacerListeDeReference(tools, elle, { depotId: id })).rejects.toThrow(NotFound);
  });
});
