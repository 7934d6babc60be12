import { beforeAll, describe, expect, it } from 'vitest';
import { annulerAtelier, inscrireParticipant, jetonDInvitation, lireSonAtelier } from '#domain/ateliers/index.ts';
import { ajouterLieu } from '#domain/lieux/index.ts';
import { plusJours, plusMinutes } from '#platform/dates.ts';
import { unConseillerEnPoste } from '#tests/situations/activites.ts';
import {
  lienDe,
  participationsDe,
  unAtelierPublie,
  unePersonne,
  type uneSaisieDAtelier,
} from '#tests/situations/ateliers.ts';
import { unBanc } from '#tests/support/base.ts';
import { unNavigateur } from '#tests/support/client.ts';

const banc = await unBanc();
const { tools } = banc;
const { acteur: lui } = await unConseillerEnPoste(banc);
const navigateur = unNavigateur(banc);
const { ouvrir } = navigateur;
const lisible = (texte: string) => texte.replaceAll(/[\u00a0\u202f]|&nbsp;/g, ' ');
const titres = async (adresse: string) =>
  [...lisible((await ouvrir(adresse)).texte).matchAll(/<h3[^>]*><a[^>]*>([^<]+)</g)].map(([, titre]) => titre);
const donnees = (html: string): unknown =>
  JSON.parse(html.match(/<script type="application\/ld\+json">([\s\S]*?)<\/script>/)?.[1] ?? 'null');

const ouvert = async (autres: Parameters<typeof uneSaisieDAtelier>[1]) => {
  const atelierId = await unAtelierPublie(banc, lui, autres);
  return { atelierId, numero: (await lireSonAtelier(tools.db, lui, atelierId)).numero };
};
const formulaire = (qui: ReturnType<typeof unePersonne>) => ({
  ...qui,
  nombre: String(qui.nombre),
  consentement: 'oui',
  site: '',
});

describe('the list', () => {
  const dans = (jours: number) => plusJours(tools.clock(), jours);
  beforeAll(async () => {
    const lieu = (nom: string, communeCode: string) =>
      ajouterLieu(tools, lui, { nom, adresse: '1 rue de l’Exemple', communeCode });
    const [moulins, yzeure, lyon] = [
      await lieu('Mairie', '03190'),
      await lieu('Salle', '03321'),
      await lieu('Halle', '69123'),
    ];
    await ouvert({ titre: 'Loin', ou: lyon, lien: '', debut: dans(3) });
    await ouvert({ titre: 'Voisin', ou: yzeure, lien: '', debut: dans(5), themes: [4], niveau: 'avance' });
    await ouvert({ titre: 'Ici', ou: moulins, lien: '', debut: plusMinutes(dans(5), 1) });
    await ouvert({ titre: 'Plus tôt', ou: yzeure, lien: '', debut: dans(4) });
    await ouvert({ titre: 'Chez soi', debut: dans(6) });
    await ouvert({ titre: 'Entre nous', acces: 'invitation', ou: moulins, lien: '', debut: dans(5) });
    const { atelierId } = await ouvert({ titre: 'Annulé', ou: moulins, lien: '', debut: dans(5) });
    await annulerAtelier(tools, lui, { atelierId, motif: 'Travaux.', portee: 'celui_ci' });
  });

  it('shows every workshop to come, the soonest first; neither those on invitation nor those cancelled', async () => {
    expect(await titres('/ateliers')).toEqual(['Loin', 'Plus tôt', 'Voisin', 'Ici', 'Chez soi']);
  });

  it.each([
    ['?commune=Moulins (03000)', ['Plus tôt', 'Ici', 'Voisin', 'Chez soi']],
    ['?commune=03000', ['Plus tôt', 'Ici', 'Voisin', 'Chez soi']],
    ['?commune=03000&theme=4', ['Voisin']],
    ['?commune=03000&niveau=avance', ['Voisin']],
    ['?commune=03000&rayon=5&ou=distance', ['Chez soi']],
    ['?commune=Lyon', ['Loin']],
    ['?ou=distance', ['Chez soi']],
    ['?niveau=intermediaire', []],
  ])('%s finds %s: by day, then the nearest', async (adresse, attendus) => {
    expect(await titres(`/ateliers${adresse}`)).toEqual(attendus);
  });

  it('keeps one day, from midnight to midnight in Paris', async () => {
    const jour = dans(5).toISOString().slice(0, 10);
    expect((await titres(`/ateliers?jour=${jour}`)).sort()).toEqual(['Ici', 'Voisin']);
  });

  it('asks which commune when several have that name; an unknown one says what to do', async () => {
    const { texte } = await ouvrir('/ateliers?commune=saint');
    expect(lisible(texte)).toMatch(/Plusieurs communes correspondent|pas connue/);
    expect(lisible((await ouvrir('/ateliers?commune=zzzz')).texte)).toContain('n’est pas connue');
  });

  it('never says how many places are left, nor where a workshop at a distance is joined', async () => {
    const { texte } = await ouvrir('/ateliers');
    expect(texte).toContain('Places disponibles');
    expect(texte).not.toContain('salle-secrete');
  });

  it('needs as many queries whatever the number of workshops, with a place or without', async () => {
    const [partout, pres] = ['/ateliers', '/ateliers?commune=03000'];
    const avant = [await banc.compterRequetes(() => ouvrir(partout)), await banc.compterRequetes(() => ouvrir(pres))];
    await ouvert({ titre: 'En plus', debut: dans(7), rythme: 'semaine', jusquAu: dans(30).toISOString().slice(0, 10) });
    expect([await banc.compterRequetes(() => ouvrir(partout)), await banc.compterRequetes(() => ouvrir(pres))]).toEqual(
      avant,
    );
    expect(avant).toEqual([3, 5]); // the place is found, then situated
  });

  it.each(['?commune=%27', '?rayon=-1', '?theme=99999', '?theme=x', '?jour=2021-02-31', '?curseur=faux', '?ou=ici'])(
    'any address is answered (%s)',
    async (adresse) => {
      expect((await ouvrir(`/ateliers${adresse}`)).statut).toBe(200);
    },
  );

  it('pages follow one another', async () => {
    for (let rang = 0; rang < 20; rang += 1) await ouvert({ titre: `Suite ${rang}`, debut: dans(40 + rang) });
    const { texte } = await ouvrir('/ateliers');
    const suite = texte.match(/href="(\/ateliers\?curseur=[^"]+)"/)?.[1] ?? '';
    expect(await titres(suite)).toContain('Suite 19');
  });
});

describe('one workshop', () => {
  it('says what it is, for people, for search engines and for calendars', async () => {
    const ou = await ajouterLieu(tools, lui, { nom: 'Mairie', adresse: '1 place', communeCode: '03190' });
    const { numero } = await ouvert({ ou, lien: '', titre: 'Ses photos </script><b>' });
    const { texte, statut } = await ouvrir(`/ateliers/${numero}`);
    expect(statut).toBe(200);
    expect(texte).not.toContain('</script><b>');
    expect(donnees(texte)).toMatchObject({
      '@type': 'EducationEvent',
      name: 'Ses photos </script><b>',
      eventStatus: 'https://schema.org/EventScheduled',
      isAccessibleForFree: true,
      location: { '@type': 'Place', name: 'Mairie', address: { postalCode: '03000' } },
    });
    expect(JSON.stringify(donnees(texte))).not.toMatch(/0470|remaining/);
    const { texte: ics, enTetes } = await ouvrir(`/ateliers/${numero}/atelier.ics`);
    expect(enTetes.get('content-type')).toContain('text/calendar');
    expect(ics).toContain('METHOD:PUBLISH');
    expect((await ouvrir('/sitemap.xml')).texte).toContain(`/ateliers/${numero}</loc>`);
  });

  it('at a distance, its address is shown by the personal link of those who have a place, and nowhere else', async () => {
    const { numero, atelierId } = await ouvert({});
    const { texte } = await ouvrir(`/ateliers/${numero}`);
    const { texte: ics } = await ouvrir(`/ateliers/${numero}/atelier.ics`);
    expect(texte + ics).not.toContain('salle-secrete');
    expect(donnees(texte)).toMatchObject({ location: { '@type': 'VirtualLocation' } });
    const qui = unePersonne();
    await inscrireParticipant(tools, lui, { atelierId, qui });
    const lien = `/ateliers/participation/${await lienDe(banc, qui.email)}`;
    expect((await ouvrir(lien)).texte).toContain('https://visio.example/salle-secrete');
  });

  it('cancelled, says so while it would have been to come; past or unknown, is not there', async () => {
    const { numero, atelierId } = await ouvert({});
    await annulerAtelier(tools, lui, { atelierId, motif: 'Salle inondée.', portee: 'celui_ci' });
    const { texte } = await ouvrir(`/ateliers/${numero}`);
    expect(texte).toContain('Salle inondée.');
    expect(donnees(texte)).toMatchObject({ eventStatus: 'https://schema.org/EventCancelled' });
    for (const autre of ['0', '999999', 'x', '1e3', '99999999999999'])
      expect((await ouvrir(`/ateliers/${autre}`)).statut, autre).toBe(404);
  });

  it('on invitation, is read and joined by the address given, and by no number', async () => {
    const { numero, atelierId } = await ouvert({ acces: 'invitation' });
    expect((await ouvrir(`/ateliers/${numero}`)).statut).toBe(404);
    expect((await ouvrir('/sitemap.xml')).texte).not.toContain(`/ateliers/${numero}</loc>`);
    const adresse = `/ateliers/invitation/${jetonDInvitation(tools.settings, atelierId)}`;
    const { statut, texte } = await ouvrir(adresse);
    expect(statut).toBe(200);
    expect(texte).toContain('noindex');
    expect(texte).not.toContain('ld+json');
    await navigateur.poster(adresse, formulaire(unePersonne()));
    expect(await participationsDe(banc, atelierId)).toHaveLength(1);
    expect((await ouvrir(`${adresse}x`)).statut).toBe(404);
  });
});

describe('the form', () => {
  it('answers the same to an address that is registered and to one that is not', async () => {
    const { numero, atelierId } = await ouvert({});
    const connue = unePersonne();
    await inscrireParticipant(tools, lui, { atelierId, qui: connue });
    await ouvrir(`/ateliers/${numero}`);
    const reponses = [];
    for (const qui of [connue, unePersonne()])
      reponses.push(await navigateur.poster(`/ateliers/${numero}`, formulaire(qui)));
    const [sienne, autre] = reponses.map(({ statut, vers, texte }) => ({ statut, vers, texte }));
    expect(sienne).toEqual(autre);
    expect(sienne?.vers).toBe('/ateliers/inscription/recue?quoi=place&par=courriel');
  });

  it('wants a contact, a consent, and keeps what was typed; nothing of it is kept as a draft', async () => {
    const { numero, atelierId } = await ouvert({});
    await ouvrir(`/ateliers/${numero}`);
    const refus = await navigateur.poster(`/ateliers/${numero}`, {
      ...formulaire(unePersonne({ nom: 'Brouillonne', email: '' })),
      consentement: '',
    });
    expect(refus.statut).toBe(422);
    expect(refus.texte).toContain('value="Brouillonne"');
    const sansContact = await navigateur.poster(`/ateliers/${numero}`, formulaire(unePersonne({ email: '' })));
    expect(lisible(sansContact.texte)).toContain('l’un des deux suffit');
    expect(await participationsDe(banc, atelierId)).toEqual([]);
    expect(JSON.stringify(await tools.db.selectFrom('brouillons').selectAll().execute())).not.toContain('Brouillonne');
  });

  it('a robot gives itself away, is answered like anybody, and nothing is kept', async () => {
    const { numero, atelierId } = await ouvert({});
    await ouvrir(`/ateliers/${numero}`);
    const { vers } = await navigateur.poster(`/ateliers/${numero}`, { ...formulaire(unePersonne()), site: 'x' });
    expect(vers).toBe('/ateliers/inscription/recue?quoi=place&par=courriel');
    expect(await participationsDe(banc, atelierId)).toEqual([]);
  });

  it('looking at a personal link changes nothing; it confirms, then cancels, by a button', async () => {
    const { numero, atelierId } = await ouvert({});
    const qui = unePersonne();
    await ouvrir(`/ateliers/${numero}`);
    await navigateur.poster(`/ateliers/${numero}`, formulaire(qui));
    const lien = `/ateliers/participation/${await lienDe(banc, qui.email)}`;
    await ouvrir(lien);
    expect(await participationsDe(banc, atelierId)).toMatchObject([{ statut: 'a_confirmer' }]);
    expect((await navigateur.envoyer(`${lien}/confirmer`, {})).texte).toContain('Vous avez une place');
    expect((await navigateur.envoyer(`${lien}/annuler`, {})).texte).toContain('sont effacés');
    expect((await ouvrir('/ateliers/participation/x')).statut).toBe(410);
  });
});
