import { describe, expect, it } from 'vitest';
import { listerMembres } from '#domain/comptes/index.ts';
import { Forbidden, NotFound } from '#platform/errors.ts';
import { acteur, anct, lienRecu, prefecture, unCompte } from '#tests/situations/comptes.ts';
import { uneStructureActivee } from '#tests/situations/concertation.ts';
import { uneStructureConfirmee, uneStructureInscrite, unSiret } from '#tests/situations/structures.ts';
import { unBanc } from '#tests/support/base.ts';
import {
  confirmerInscription,
  corriger,
  historiqueLisible,
  lireHistorique,
  lireStructure,
  modifierContact,
} from './index.ts';

const banc = await unBanc();
const { tools } = banc;
const NATION = { type: 'nation' } as const;
const allier = prefecture('03');
type Inscrite = Awaited<ReturnType<typeof uneStructureInscrite>>;

const contactDe = ({ saisie }: Inscrite) => ({
  contactCivilite: saisie.contactCivilite,
  contactPrenom: saisie.contactPrenom,
  contactNom: saisie.contactNom,
  contactFonction: saisie.contactFonction,
  contactEmail: saisie.contactEmail,
  contactTelephone: saisie.contactTelephone,
});
/** A correction that changes nothing yet. */
const correctionDe = (inscrite: Inscrite) => ({
  ...contactDe(inscrite),
  structureId: inscrite.structureId,
  siret: inscrite.saisie.identifiant,
  nom: inscrite.saisie.nom,
  motif: 'Faute de frappe',
});
const lire = (id: string) => lireStructure(tools.db, NATION, id);
const jetons = async (adresse: string) =>
  (await banc.courriels())
    .filter(({ destinataire, modele }) => destinataire === adresse && modele === 'structure.confirmation')
    .map(({ texte }) => texte.match(/confirmation\/(\S+)/)?.[1] ?? '');

describe('the correction of a file', () => {
  it('keeps what stood before in its history, and says it in plain words', async () => {
    const inscrite = await uneStructureConfirmee(banc);
    const correction = { ...correctionDe(inscrite), nom: 'Nom corrigé', contactFonction: 'Maire' };
    await corriger(tools, allier, correction);
    const structure = await lire(inscrite.structureId);
    expect(structure).toMatchObject({ nom: 'Nom corrigé', nom_tri: 'nom corrige', contact_fonction: 'Maire' });
    const historique = await lireHistorique(tools.db, allier.perimetre, inscrite.structureId);
    expect(historiqueLisible(historique).at(-1)).toEqual({
      quoi: 'Correction',
      qui: 'la préfecture',
      le: tools.clock(),
      motif: 'Faute de frappe',
      details: [
        `nom de la structure, avant\u00a0: ${inscrite.saisie.nom}`,
        'fonction du contact, avant\u00a0: Secrétaire de mairie',
      ],
    });
    await expect(corriger(tools, allier, correction)).rejects.toThrow('Rien n’a changé');
  });

  it('outside the perimeter, finds nothing, as for a file that does not exist', async () => {
    const correction = { ...correctionDe(await uneStructureConfirmee(banc)), nom: 'Ailleurs' };
    await expect(corriger(tools, prefecture('69'), correction)).rejects.toThrow(NotFound);
    const absente = { ...correction, structureId: crypto.randomUUID() };
    await expect(corriger(tools, prefecture('69'), absente)).rejects.toThrow(NotFound);
  });

  it.each([acteur('support'), prefecture('03', '69'), acteur('structure')])(
    'is not for who only reads ($role)',
    async (lecteur) => {
      const correction = { ...correctionDe(await uneStructureConfirmee(banc)), nom: 'Autre nom' };
      await expect(corriger(tools, lecteur, correction)).rejects.toThrow(Forbidden);
    },
  );

  it('refuses the SIRET of another live file, named only to who may see it', async () => {
    const inscrite = await uneStructureConfirmee(banc);
    const voisine = await uneStructureConfirmee(banc);
    const lointaine = await uneStructureConfirmee(banc, { communeCode: '69123' });
    const vers = (autre: Inscrite) => ({ ...correctionDe(inscrite), siret: autre.saisie.identifiant });
    await expect(corriger(tools, allier, vers(voisine))).rejects.toThrow(`n° ${voisine.numero}`);
    await expect(corriger(tools, allier, vers(lointaine))).rejects.toThrow('autre dossier.');
    await expect(corriger(tools, anct(), vers(lointaine))).rejects.toThrow(`n° ${lointaine.numero}`);
  });

  it('two at once towards the same SIRET: one is refused by a sentence', async () => {
    const siret = unSiret();
    const dossiers = [await uneStructureConfirmee(banc), await uneStructureConfirmee(banc)];
    const essais = await Promise.allSettled(
      dossiers.map((dossier) => corriger(tools, anct(), { ...correctionDe(dossier), siret })),
    );
    expect(essais.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const refus = essais.find((essai) => essai.status === 'rejected');
    expect(String(refus?.reason)).toContain('autre dossier');
  });

  it('of the number or the name has the directory asked again', async () => {
    const inscrite = await uneStructureConfirmee(banc, { identiteVerifiee: true });
    await corriger(tools, allier, { ...correctionDe(inscrite), contactFonction: 'Maire' });
    expect(await lire(inscrite.structureId)).toMatchObject({ identite_verifiee: true });
    await corriger(tools, allier, { ...correctionDe(inscrite), contactFonction: 'Maire', siret: unSiret() });
    expect(await lire(inscrite.structureId)).toMatchObject({ identite_verifiee: false, identite_controlee_le: null });
  });
});

describe('a wrong address', () => {
  it('corrected before the confirmation, gets a new link, and the old one confirms nothing', async () => {
    const inscrite = await uneStructureInscrite(banc);
    const juste = `juste-${inscrite.saisie.contactEmail}`;
    await corriger(tools, anct(), { ...correctionDe(inscrite), contactEmail: juste });
    await expect(confirmerInscription(tools, anct(), { jeton: inscrite.jeton })).rejects.toThrow('plus valable');
    const [jeton] = await jetons(juste);
    await confirmerInscription(tools, anct(), { jeton });
    expect((await lire(inscrite.structureId)).statut).toBe('a_instruire');
  });

  it('corrected after the activation, is invited, and the invitation of the stranger opens nothing', async () => {
    const inscrite = await uneStructureActivee(banc);
    const fausse = inscrite.saisie.contactEmail;
    const juste = `juste-${fausse}`;
    await corriger(tools, anct(), { ...correctionDe(inscrite), contactEmail: juste });
    const membres = await listerMembres(
      tools.db,
      acteur('structure', { type: 'structure', structureId: inscrite.structureId }),
    );
    expect(membres).toMatchObject([{ email: juste, administrateur: true }]);
    expect(await lienRecu(banc, juste)).not.toBe('');
  });

  it('corrected when an administrator is at work, changes nobody’s access', async () => {
    const inscrite = await uneStructureActivee(banc);
    const { structureId } = inscrite;
    await unCompte(banc, { role: 'structure', structureId, administrateur: true });
    const equipe = () => listerMembres(tools.db, acteur('structure', { type: 'structure', structureId }));
    const avant = await equipe();
    await corriger(tools, anct(), { ...correctionDe(inscrite), contactEmail: `autre-${inscrite.saisie.contactEmail}` });
    expect(await equipe()).toEqual(avant);
  });
});

it('an administrator of the structure changes its contact, a member does not; the old address is told', async () => {
  const inscrite = await uneStructureActivee(banc);
  const perimetre = { type: 'structure', structureId: inscrite.structureId } as const;
  const compte = await unCompte(banc, { role: 'structure', structureId: inscrite.structureId, administrateur: true });
  const contact = {
    ...contactDe(inscrite),
    contactPrenom: 'Sacha',
    contactEmail: `sacha-${inscrite.saisie.contactEmail}`,
  };
  await expect(modifierContact(tools, acteur('structure', perimetre), contact)).rejects.toThrow(Forbidden);
  await modifierContact(tools, { ...acteur('structure', perimetre), id: compte.id }, contact);
  expect(await lire(inscrite.structureId)).toMatchObject({
    contact_prenom: 'Sacha',
    contact_email: contact.contactEmail,
  });
  const recus = (await banc.courriels()).filter(({ destinataire }) => destinataire === inscrite.saisie.contactEmail);
  expect(recus.map(({ modele }) => modele)).toContain('structure.contactRemplace');
});
