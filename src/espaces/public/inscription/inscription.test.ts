import { describe, expect, it } from 'vitest';
import type { Annuaire } from '#platform/annuaire.ts';
import { MOULINS, uneStructureConfirmee, uneStructureInscrite, unSiret } from '#tests/situations/structures.ts';
import { unBanc } from '#tests/support/base.ts';
import { type Navigateur, unNavigateur } from '#tests/support/client.ts';

const CONNU = unSiret();
const FERME = unSiret();
const annuaire: Annuaire = async (siret) =>
  siret === CONNU || siret === FERME
    ? {
        etat: 'trouve',
        etablissement: {
          siret,
          nom: 'COMMUNE DE DEMONSTRATION-SUR-SIOULE',
          categorieJuridique: '7210',
          adresse: '7 RUE DU MODELE',
          codeCommune: MOULINS,
          actif: siret === CONNU,
        },
      }
    : { etat: 'indisponible' };
const banc = await unBanc({ annuaire });
const { db } = banc.tools;

const IDENTITE = {
  type: 'commune',
  nom: 'Commune de Démonstration',
  adresse: '1 place de l’Exemple',
  commune: 'Moulins (03000)',
};
const BESOIN = {
  connaitPostes: 'oui',
  postes: '3',
  demarrageLe: '2021-04-01',
  missions: 'Ateliers et permanences.',
  lieux: 'Mairie.',
  candidatIdentifie: 'non',
  mutualise: 'non',
};
const contact = (email: string) => ({
  contactCivilite: 'madame',
  contactPrenom: 'Camille',
  contactNom: 'Exemple',
  contactFonction: 'Secrétaire de mairie',
  contactEmail: email,
  contactTelephone: '01 00 00 00 00',
  representantPrenom: 'Dominique',
  representantNom: 'Modèle',
  representantFonction: 'Maire',
});
let rang = 0;
const uneAdresse = () => {
  rang += 1;
  return `inscription-${rang}@demonstration.example`;
};

/** Somebody on the first page of the form. */
async function unVisiteur() {
  const navigateur = unNavigateur(banc);
  await navigateur.ouvrir('/inscription/siret');
  return navigateur;
}

/** Fills the steps one after the other, up to the summary page. */
async function remplir(navigateur: Navigateur, siret = unSiret(), email = uneAdresse()) {
  await navigateur.poster('/inscription/siret', { siret });
  await navigateur.poster('/inscription/structure', IDENTITE);
  await navigateur.poster('/inscription/besoin', BESOIN);
  await navigateur.poster('/inscription/contact', contact(email));
  await navigateur.poster('/inscription/engagements', { engagements: 'oui' });
  return { siret, email, recapitulatif: await navigateur.ouvrir('/inscription/recapitulatif') };
}
const inscrites = (siret: string) => db.selectFrom('structures').selectAll().where('identifiant', '=', siret).execute();

describe('the steps', () => {
  it('lead to a summary with a way back to each, then to one registration and the e-mail to confirm', async () => {
    const navigateur = await unVisiteur();
    const { siret, email, recapitulatif } = await remplir(navigateur);
    for (const etape of ['siret', 'structure', 'besoin', 'contact', 'engagements'])
      expect(recapitulatif.texte).toContain(`href="/inscription/${etape}"`);
    expect(recapitulatif.texte).toContain('1er avril 2021');
    const fin = await navigateur.envoyer('/inscription/recapitulatif', {});
    expect(fin.texte).toContain('Il reste à confirmer votre inscription');
    expect(await inscrites(siret)).toMatchObject([
      { statut: 'a_confirmer', postes_souhaites: 3, contact_telephone: '0100000000', identite_controlee_le: null },
    ]);
    expect((await banc.courriels()).filter(({ destinataire }) => destinataire === email)).toHaveLength(1);
  });

  it('sent again with the same button, lead to the same page and register once', async () => {
    const navigateur = await unVisiteur();
    const { siret } = await remplir(navigateur);
    const premier = await navigateur.poster('/inscription/recapitulatif', {});
    const second = await navigateur.poster('/inscription/recapitulatif', {});
    expect(second.vers).toBe(premier.vers);
    expect(await inscrites(siret)).toHaveLength(1);
  });

  it.each([
    ['siret', { siret: '12345678901234' }, 'Ce SIRET n’existe pas'],
    ['siret', { siret: '123456789' }, 'Ce numéro est un SIREN'],
    ['structure', { ...IDENTITE, commune: 'Commune qui n’existe pas' }, 'Cette commune n’est pas connue'],
    ['structure', { ...IDENTITE, commune: 'Saint-Denis' }, 'Plusieurs communes correspondent'],
    ['structure', { ...IDENTITE, type: '' }, 'Choisissez ce qu’est votre structure'],
    ['besoin', { ...BESOIN, postes: '501' }, 'entre 1 et 500'],
    ['besoin', { ...BESOIN, postes: '' }, 'combien de conseillers'],
    ['besoin', { ...BESOIN, demarrageLe: '2021-02-03' }, 'Cette date est passée'],
    ['besoin', { ...BESOIN, mutualise: 'oui' }, 'Nommez les structures'],
    ['contact', contact('pas une adresse'), 'n’est pas complète'],
    ['engagements', {}, 'acceptez les engagements'],
  ])('say in a sentence what is wrong at « %s »', async (etape, saisie, phrase) => {
    const navigateur = await unVisiteur();
    await remplir(navigateur);
    const reponse = await navigateur.poster(`/inscription/${etape}`, saisie);
    expect(reponse.statut).toBe(422);
    expect(reponse.texte).toContain(phrase);
    const [, tape = ''] = Object.entries(saisie)[0] ?? [];
    expect(reponse.texte).toContain(tape);
    const suite = await navigateur.ouvrir('/inscription/recapitulatif');
    expect(suite.vers, 'nobody gets past a refused step').toBe(`/inscription/${etape}`);
  });

  it('need few queries, the last no more than what it checks again', async () => {
    const navigateur = await unVisiteur();
    await remplir(navigateur);
    expect(await banc.compterRequetes(() => navigateur.ouvrir('/inscription/siret'))).toBeLessThanOrEqual(1);
    expect(await banc.compterRequetes(() => navigateur.ouvrir('/inscription/recapitulatif'))).toBeLessThanOrEqual(4);
  });

  it('send back to the first one that is not complete', async () => {
    const navigateur = await unVisiteur();
    expect((await navigateur.ouvrir('/inscription/contact')).vers).toBe('/inscription/siret');
    await navigateur.poster('/inscription/siret', { siret: unSiret() });
    expect((await navigateur.ouvrir('/inscription/recapitulatif')).vers).toBe('/inscription/structure');
    expect((await navigateur.poster('/inscription/recapitulatif', {})).vers).toBe('/inscription/structure');
  });

  it('left half-way, are taken up again where they were, and nothing typed is lost on the way back', async () => {
    const navigateur = await unVisiteur();
    expect((await navigateur.ouvrir('/inscription')).texte).toContain('Commencer');
    await navigateur.poster('/inscription/siret', { siret: unSiret() });
    await navigateur.poster('/inscription/structure', IDENTITE);
    const accueil = await navigateur.ouvrir('/inscription');
    expect(accueil.texte).toContain('Reprendre mon inscription');
    expect(accueil.texte).toContain('href="/inscription/besoin"');
    expect((await navigateur.ouvrir('/inscription/structure')).texte).toContain(IDENTITE.nom);
    await navigateur.envoyer('/inscription/recommencer', {});
    expect((await navigateur.ouvrir('/inscription')).texte).toContain('Commencer');
  });

  it('choose a commune among those of the same name without JavaScript', async () => {
    const navigateur = await unVisiteur();
    await navigateur.poster('/inscription/siret', { siret: unSiret() });
    const page = await navigateur.poster('/inscription/structure', { ...IDENTITE, commune: 'Saint-Denis' });
    expect(page.texte).toContain('value="97411"');
    const suite = await navigateur.poster('/inscription/structure', {
      ...IDENTITE,
      commune: 'Saint-Denis',
      communeCode: ['', '97411'],
    });
    expect(suite.vers).toBe('/inscription/besoin');
    expect((await navigateur.ouvrir('/inscription/structure')).texte).toContain('97411');
  });

  it('refuse a RIDET outside Nouvelle-Calédonie as soon as the commune is known', async () => {
    const navigateur = await unVisiteur();
    await navigateur.poster('/inscription/siret', { siret: '1 234 567' });
    const reponse = await navigateur.poster('/inscription/structure', IDENTITE);
    expect(reponse.texte).toContain('Le RIDET ne vaut qu’en Nouvelle-Calédonie');
  });
});

describe('the directory', () => {
  it('fills the identity, and fills it again when the number changes', async () => {
    const navigateur = await unVisiteur();
    await navigateur.poster('/inscription/siret', { siret: unSiret() });
    await navigateur.poster('/inscription/structure', { ...IDENTITE, nom: 'Nom tapé pour l’autre numéro' });
    await navigateur.poster('/inscription/siret', { siret: CONNU });
    expect((await navigateur.ouvrir('/inscription/besoin')).vers).toBe('/inscription/structure');
    const page = await navigateur.ouvrir('/inscription/structure');
    expect(page.texte).toContain('COMMUNE DE DEMONSTRATION-SUR-SIOULE');
    expect(page.texte).toContain('Moulins (03000)');
    expect(page.texte).not.toContain('Nom tapé pour l’autre numéro');
  });

  it('that is down stops nobody: what was typed for another number stays to be corrected', async () => {
    const navigateur = await unVisiteur();
    await remplir(navigateur);
    await navigateur.poster('/inscription/siret', { siret: unSiret() });
    const page = await navigateur.ouvrir('/inscription/structure');
    expect(page.statut).toBe(200);
    expect(page.texte).toContain(IDENTITE.nom);
  });

  it('says when the establishment is closed', async () => {
    const navigateur = await unVisiteur();
    await navigateur.poster('/inscription/siret', { siret: FERME });
    expect((await navigateur.ouvrir('/inscription/structure')).texte).toContain('est fermé');
  });
});

describe('a structure already registered', () => {
  it('is said so without telling who registered it, and access can be asked for', async () => {
    const { saisie } = await uneStructureConfirmee(banc);
    const navigateur = await unVisiteur();
    const page = await navigateur.envoyer('/inscription/siret', { siret: saisie.identifiant });
    expect(page.texte).toContain('Cette structure est déjà inscrite');
    for (const secret of [saisie.nom, saisie.contactNom, saisie.contactEmail]) expect(page.texte).not.toContain(secret);
    const demande = await navigateur.envoyer(`/inscription/deja-inscrite?siret=${saisie.identifiant}`, {
      prenom: 'Alex',
      nom: 'Essai',
      fonction: 'DGS',
      email: 'alex@demonstration.example',
    });
    expect(demande.texte).toContain('Votre demande est transmise');
  });

  it('while the form was being filled is said so at the end, nothing typed being lost', async () => {
    const navigateur = await unVisiteur();
    const { siret } = await remplir(navigateur);
    await uneStructureInscrite(banc, { identifiant: siret });
    expect((await navigateur.poster('/inscription/recapitulatif', {})).vers).toBe('/inscription/siret');
    expect((await navigateur.ouvrir('/inscription/siret')).texte).toContain(siret);
  });
});

describe('the confirmation link', () => {
  it('changes nothing when opened, confirms by its button, and says that it is done the second time', async () => {
    const { jeton, structureId } = await uneStructureInscrite(banc);
    const navigateur = unNavigateur(banc);
    const adresse = `/inscription/confirmation/${jeton}`;
    expect((await navigateur.ouvrir(adresse)).texte).toContain('Confirmer l’inscription');
    const statut = () =>
      db.selectFrom('structures').select('statut').where('id', '=', structureId).executeTakeFirstOrThrow();
    expect(await statut()).toEqual({ statut: 'a_confirmer' });
    expect((await navigateur.envoyer(adresse, {})).texte).toContain('Votre inscription est confirmée');
    expect(await statut()).toEqual({ statut: 'a_instruire' });
    expect((await navigateur.envoyer(adresse, {})).texte).toContain('Votre inscription est confirmée');
    expect((await navigateur.ouvrir(adresse)).texte).toContain('Cette inscription est déjà confirmée');
  });

  it('unknown or out of date, says how to get another; gone with its registration, how to register again', async () => {
    const navigateur = unNavigateur(banc);
    const inconnu = await navigateur.ouvrir('/inscription/confirmation/inconnu');
    expect(inconnu.statut).toBe(410);
    expect(inconnu.texte).toContain('href="/inscription/confirmation/nouvelle"');
    const { jeton, saisie } = await uneStructureInscrite(banc);
    banc.avancer({ jours: 7 });
    const perime = await navigateur.ouvrir(`/inscription/confirmation/${jeton}`);
    expect(perime.statut).toBe(410);
    expect(perime.texte).toContain('href="/inscription/confirmation/nouvelle"');
    await uneStructureInscrite(banc, { identifiant: saisie.identifiant, contactPrenom: 'Autre' });
    const gone = await navigateur.ouvrir(`/inscription/confirmation/${jeton}`);
    expect(gone.texte).toContain('l’inscrire de nouveau');
  });

  it('asked for again, answers the same for a known and an unknown address', async () => {
    const { saisie } = await uneStructureInscrite(banc);
    const demander = async (email: string) => {
      const navigateur = unNavigateur(banc);
      await navigateur.ouvrir('/inscription/confirmation/nouvelle');
      return (
        await navigateur.envoyer('/inscription/confirmation/nouvelle', { identifiant: saisie.identifiant, email })
      ).texte;
    };
    const sansJeton = (texte: string) => texte.replaceAll(/value="[^"]*"/g, '');
    const connu = sansJeton(await demander(saisie.contactEmail));
    expect(connu).toContain('nous venons d’y envoyer un courriel');
    expect(sansJeton(await demander('inconnu@demonstration.example'))).toBe(connu);
  });
});
