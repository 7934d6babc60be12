import { expect, it } from 'vitest';
import { expedierKits } from '#domain/arrivee/index.ts';
import { uneArrivee, unKitCommande } from '#tests/situations/arrivee.ts';
import { anct, seConnecter, unCompte } from '#tests/situations/comptes.ts';
import { unBanc } from '#tests/support/base.ts';
import { unNavigateur } from '#tests/support/client.ts';

const banc = await unBanc();
const lisible = (texte: string) => texte.replaceAll(/[\u00a0\u202f]|&nbsp;/g, ' ').replaceAll('&quot;', '"');
async function connecte(compte: Parameters<typeof seConnecter>[2]) {
  const navigateur = unNavigateur(banc);
  await seConnecter(banc, navigateur, compte);
  return navigateur;
}

it('a new conseiller finds his first week at home, each step behind one link, and those of his post only once it begins', async () => {
  const { compte } = await uneArrivee(banc);
  const lui = await connecte(compte);
  const { texte } = await lui.ouvrir('/conseiller');
  expect(texte).toContain('Votre première semaine');
  for (const lien of ['/conseiller/arrivee/kit', '/conseiller/arrivee/equipement', '/conseiller/formation'])
    expect(texte).toContain(`href="${lien}"`);
  expect(texte).toMatch(/Ajoutez un lieu où vous recevez, à partir du/);
  await lui.ouvrir('/conseiller/arrivee/suivi-mensuel');
  const { texte: apres } = await lui.envoyer('/conseiller/arrivee/suivi-mensuel', {});
  expect(apres).toContain('1\u00a0étape faite sur 7');
  expect(apres).not.toContain('href="/conseiller/arrivee/suivi-mensuel"');
});

it('the conseiller orders his kit, is told where it stands, says that something lacks, then that all is there', async () => {
  const { compte, arriveeId } = await uneArrivee(banc);
  const lui = await connecte(compte);
  await lui.ouvrir('/conseiller/arrivee/kit');
  const sansTaille = await lui.poster('/conseiller/arrivee/kit', { coupe: 'droite', livraison: 'structure' });
  expect(sansTaille.statut).toBe(422);
  expect(sansTaille.texte).toContain('Choisissez la taille.');
  const commande = await lui.envoyer('/conseiller/arrivee/kit', {
    taille: '2XL',
    coupe: 'ajustee',
    livraison: 'structure',
    adresse: '',
    codePostalVille: '',
  });
  expect(lisible(commande.texte)).toContain('taille 2XL, coupe ajustée');
  await expedierKits(banc.tools, anct(), { envois: [{ arriveeId, suivi: '8R42' }] });
  expect((await lui.ouvrir('/conseiller/arrivee')).texte).toContain('8R42');
  await lui.ouvrir('/conseiller/arrivee/kit/manque');
  const manque = await lui.envoyer('/conseiller/arrivee/kit/manque', {
    manques: ['guide'],
    taille: '2XL',
    coupe: 'ajustee',
    precisions: '',
  });
  expect(manque.texte).toContain('Le guide manque');
  expect((await lui.envoyer('/conseiller/arrivee/kit/recu', {})).texte).toContain('Le kit est reçu.');
});

it('the structure says where the equipment is, is told what is wrong with what was typed kept, and reads the answers', async () => {
  const { administratrice, compte, arriveeId } = await uneArrivee(banc);
  const [elle, lui] = [await connecte(administratrice), await connecte(compte)];
  const base = `/structure/arrivees/${arriveeId}`;
  expect((await elle.ouvrir('/structure')).texte).toContain('Préparez l’arrivée de Camille');
  await elle.ouvrir(`${base}/equipement`);
  const saisie = { etat_ordinateur: 'fourni', etat_telephone: 'prevu', date_telephone: '', transport: '' };
  const refus = await elle.poster(`${base}/equipement`, saisie);
  expect(refus.statut).toBe(422);
  expect(refus.texte).toContain('Dites pour quel jour c’est prévu.');
  expect(refus.texte).toMatch(/value="fourni" selected/);
  const { texte } = await elle.envoyer(`${base}/equipement`, { ...saisie, date_telephone: '2021-12-01' });
  expect(texte).toContain('Prévu le 01/12/2021');
  await lui.ouvrir('/conseiller/arrivee/equipement');
  await lui.envoyer('/conseiller/arrivee/equipement', { avis_ordinateur: 'manque', note_ordinateur: 'Sans chargeur' });
  const lue = lisible((await elle.ouvrir(base)).texte);
  expect(lue).toContain('« Sans chargeur »');
  expect(lue).toContain('Fournir ce qui lui manque');
});

it('ANCT ticks the kits that leave, gives references, and may undo; its support and a préfecture only read', async () => {
  const [un, deux] = [await unKitCommande(banc), await unKitCommande(banc)];
  const agent = await connecte(await unCompte(banc, { role: 'anct' }));
  const liste = lisible((await agent.ouvrir('/anct/arrivees?kit=a_expedier')).texte);
  expect(liste).toContain('Aucun kit choisi');
  const envoi = await agent.ouvrir(`/anct/arrivees/envoi?ids=${un.arriveeId}&ids=${deux.arriveeId}&choix=coches`);
  expect(lisible(envoi.texte)).toContain('Enregistrer l’envoi de 2 kits');
  const fait = await agent.envoyer('/anct/arrivees/envoi', {
    ids: `${un.arriveeId},${deux.arriveeId}`,
    suivi: 'BORDEREAU',
    [`suivi_${deux.arriveeId}`]: 'COLIS-2',
  });
  expect(lisible(fait.texte)).toContain('2 envois enregistrés');
  expect(fait.texte).toContain('BORDEREAU');
  expect(fait.texte).toContain('COLIS-2');
  const adresse = /\/anct\/arrivees\/envois\/[\da-f-]+\/annuler/.exec(fait.texte)?.[0] ?? '';
  expect(lisible((await agent.envoyer(adresse, {})).texte)).toContain('2 envois annulés');
  const fournisseur = await agent.ouvrir('/anct/arrivees/fournisseur/export?format=csv');
  expect(fournisseur.texte).toContain('Guide et tenue');
  expect(fournisseur.texte).not.toMatch(/@|Téléphone/);
  for (const compte of [
    await unCompte(banc, { role: 'support' }),
    await unCompte(banc, { role: 'prefecture', departement: '03' }),
  ]) {
    const lecteur = await connecte(compte);
    const base = compte.email.startsWith('support') ? '/anct/arrivees' : '/prefecture/arrivees';
    const { texte } = await lecteur.ouvrir(base);
    expect(texte).toContain(`${base}/${un.arriveeId}`);
    expect(texte).not.toContain('type="checkbox"');
    expect((await lecteur.ouvrir('/anct/arrivees/envoi')).statut).toBe(403);
  }
});

it('each page needs as many queries whatever the number of arrivals', async () => {
  const mesurer = async () => {
    const { compte, administratrice } = await uneArrivee(banc);
    const [agent, lui, elle] = [
      await connecte(await unCompte(banc, { role: 'anct' })),
      await connecte(compte),
      await connecte(administratrice),
    ];
    return [
      await banc.compterRequetes(() => agent.ouvrir('/anct/arrivees')),
      await banc.compterRequetes(() => lui.ouvrir('/conseiller')),
      await banc.compterRequetes(() => elle.ouvrir('/structure/arrivees')),
    ];
  };
  const avant = await mesurer();
  expect(await mesurer()).toEqual(avant);
  expect(avant).toEqual([4, 7, 2]);
});
