import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  confirmerCandidat,
  deposerCv,
  effacerSonProfil,
  inscrire,
  lireCv,
  lireSonProfil,
  repondreDisponibilite,
  retirerSonCv,
} from '#domain/candidats/index.ts';
import { connecterParLien, demanderLienDeConnexion } from '#domain/comptes/index.ts';
import { VISITEUR } from '#platform/actor.ts';
import { Forbidden, InvalidInput, NotFound, Refused } from '#platform/errors.ts';
import { unCandidat, unCandidatInscrit, unCv, unProfil } from '#tests/situations/candidats.ts';
import { anct } from '#tests/situations/comptes.ts';
import { unBanc } from '#tests/support/base.ts';

const banc = await unBanc();
const { tools } = banc;

const recus = async (adresse: string) =>
  (await banc.courriels()).filter(({ destinataire }) => destinataire === adresse).map(({ modele }) => modele);
const ligne = (id: string) =>
  tools.db.selectFrom('candidats').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
const fichiers = async () =>
  (
    await readdir(join(tools.settings.DATA_DIR, 'fichiers'), { recursive: true, withFileTypes: true }).catch(() => [])
  ).filter((entree) => entree.isFile()).length;

describe('registration', () => {
  it('shows nobody before the address is verified, and opens the space with the link', async () => {
    const { candidatId, jeton, saisie } = await unCandidatInscrit(banc);
    expect((await ligne(candidatId)).statut).toBe('a_confirmer');
    const cookie = await confirmerCandidat(tools, VISITEUR, { jeton, appareil: 'Essai' });
    expect(cookie).toContain('session=');
    expect((await ligne(candidatId)).statut).toBe('disponible');
    expect((await recus(saisie.email)).sort()).toEqual(['candidat.bienvenue', 'candidat.confirmation']);
    await expect(confirmerCandidat(tools, VISITEUR, { jeton, appareil: 'Essai' })).rejects.toThrow(Refused);
  });

  it('one address is one profile: the second registration changes nothing and tells its owner', async () => {
    const { candidatId, saisie } = await unCandidat(banc);
    await inscrire(tools, VISITEUR, { ...unProfil(banc), email: saisie.email.toUpperCase(), nom: 'Autre' });
    expect((await ligne(candidatId)).nom).toBe(saisie.nom);
    expect(await recus(saisie.email)).toContain('candidat.dejaInscrit');
    const { n } = await tools.db
      .selectFrom('candidats')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('utilisateur_id', '=', (await ligne(candidatId)).utilisateur_id)
      .executeTakeFirstOrThrow();
    expect(n).toBe(1);
  });

  it('done again before confirming, keeps the latest answers', async () => {
    const { candidatId, saisie } = await unCandidatInscrit(banc);
    const encore = await inscrire(tools, VISITEUR, { ...saisie, rayonKm: 100 });
    expect(encore).toBe(candidatId);
    expect((await ligne(candidatId)).rayon_km).toBe(100);
  });

  it('a link is worth seven days', async () => {
    const { jeton } = await unCandidatInscrit(banc);
    banc.avancer({ jours: 8 });
    await expect(confirmerCandidat(tools, VISITEUR, { jeton, appareil: 'Essai' })).rejects.toThrow(
      'n’est plus valable',
    );
  });

  it.each([
    'Écrivez-moi : camille@demonstration.example',
    'Appelez le 06 12 34 56 78',
    'tel 0612345678',
    '+33 6 12 34 56 78',
  ])('contact details have no place in a text that everybody reads: %s', async (motivation) => {
    await expect(inscrire(tools, VISITEUR, { ...unProfil(banc), motivation })).rejects.toThrow(InvalidInput);
  });

  it('a commune that does not exist, or a radius of 12 km, is refused', async () => {
    await expect(inscrire(tools, VISITEUR, { ...unProfil(banc), communeCode: '99999' })).rejects.toThrow(InvalidInput);
    await expect(inscrire(tools, VISITEUR, { ...unProfil(banc), rayonKm: 12 })).rejects.toThrow(InvalidInput);
  });
});

describe('the sign-in link', () => {
  it('opens the space once, for half an hour, and says nothing of unknown people', async () => {
    const { saisie } = await unCandidat(banc);
    await demanderLienDeConnexion(tools, VISITEUR, { email: saisie.email });
    await demanderLienDeConnexion(tools, VISITEUR, { email: 'personne@demonstration.example' });
    expect(await recus('personne@demonstration.example')).toEqual([]);
    const courriel = (await banc.courriels()).findLast(
      ({ destinataire, modele }) => destinataire === saisie.email && modele === 'compte.lienDeConnexion',
    );
    const jeton = courriel?.texte.match(/connexion\/lien\/(\S+)/)?.[1] ?? '';
    expect(await connecterParLien(tools, VISITEUR, { jeton, appareil: 'Essai' })).toContain('session=');
    await expect(connecterParLien(tools, VISITEUR, { jeton, appareil: 'Essai' })).rejects.toThrow(Refused);
  });

  it('never signs an agent in', async () => {
    await tools.db
      .insertInto('utilisateurs')
      .values({ email: 'agent@demonstration.example', prenom: 'A', nom: 'B', cree_le: tools.clock() })
      .execute();
    await demanderLienDeConnexion(tools, VISITEUR, { email: 'agent@demonstration.example' });
    expect(await recus('agent@demonstration.example')).toEqual([]);
  });
});

describe('availability', () => {
  it('is asked every three months; two silences make unavailable, an answer begins again', async () => {
    const silencieux = await unCandidat(banc);
    const fidele = await unCandidat(banc);
    for (const attendu of ['disponible', 'disponible', 'indisponible']) {
      banc.avancer({ jours: 92 });
      await poser();
      expect((await ligne(silencieux.candidatId)).statut).toBe(attendu);
      expect((await ligne(fidele.candidatId)).statut).toBe('disponible');
      await repondreDisponibilite(tools, fidele.acteur, { disponible: true });
    }
    expect((await recus(silencieux.saisie.email)).slice(2)).toEqual([
      'candidat.toujoursDisponible',
      'candidat.toujoursDisponible',
      'candidat.devenuIndisponible',
    ]);
    await repondreDisponibilite(tools, silencieux.acteur, { disponible: true });
    expect((await ligne(silencieux.candidatId)).statut).toBe('disponible');
  });

  it('belongs to candidates', async () => {
    await expect(repondreDisponibilite(tools, anct(), { disponible: true })).rejects.toThrow(Forbidden);
  });
});

describe('the CV', () => {
  it('is kept encrypted, replaced, and its former file goes', async () => {
    const candidat = await unCandidat(banc);
    const avant = await fichiers();
    await unCv(banc, candidat);
    await unCv(banc, candidat, '%PDF-1.7 le second');
    await banc.faireTravailler();
    expect(await fichiers()).toBe(avant + 1);
    const { cv_cle, cv_etat } = await lireSonProfil(tools.db, candidat.acteur);
    expect(cv_etat).toBe('non_analyse');
    expect(Buffer.from(await lireCv(tools, cv_cle)).toString()).toBe('%PDF-1.7 le second');
    await retirerSonCv(tools, candidat.acteur, {});
    await banc.faireTravailler();
    expect(await fichiers()).toBe(avant);
    await expect(lireCv(tools, (await lireSonProfil(tools.db, candidat.acteur)).cv_cle)).rejects.toThrow(NotFound);
  });

  it('is a PDF by its content; nothing chosen is a sentence; agents deposit none', async () => {
    const candidat = await unCandidat(banc);
    await expect(unCv(banc, candidat, 'MZ un programme')).rejects.toThrow(InvalidInput);
    await expect(deposerCv(tools, candidat.acteur, undefined)).rejects.toThrow(InvalidInput);
    await expect(deposerCv(tools, anct(), undefined)).rejects.toThrow(Forbidden);
  });

  it('goes six months after the end of availability', async () => {
    const candidat = await unCandidat(banc);
    await unCv(banc, candidat);
    await repondreDisponibilite(tools, candidat.acteur, { disponible: false });
    banc.avancer({ jours: 181 });
    await poser('candidats.purgerCv');
    expect((await ligne(candidat.candidatId)).cv_cle).not.toBeNull();
    banc.avancer({ jours: 3 });
    await poser('candidats.purgerCv');
    expect((await ligne(candidat.candidatId)).cv_cle).toBeNull();
  });
});

describe('erasure', () => {
  it('leaves nothing that names the person, and lets the address register again', async () => {
    const candidat = await unCandidat(banc, { nom: 'Oubli-Total', telephone: '0699999999' });
    await unCv(banc, candidat);
    await effacerSonProfil(tools, candidat.acteur, {});
    await banc.faireTravailler();
    const reste = JSON.stringify(await ligne(candidat.candidatId));
    for (const trace of ['Oubli-Total', '0699999999', candidat.saisie.email]) expect(reste).not.toContain(trace);
    expect(
      await tools.db.selectFrom('utilisateurs').select('id').where('email', '=', candidat.saisie.email).execute(),
    ).toEqual([]);
    await expect(lireSonProfil(tools.db, candidat.acteur)).rejects.toThrow(NotFound);
    expect(await recus(candidat.saisie.email)).toContain('candidat.effacement');
    banc.avancer({ minutes: 1 });
    await unCandidat(banc, { email: candidat.saisie.email });
  });

  it('comes by itself after 24 months without a sign, and for registrations never confirmed', async () => {
    const [ancien, jamais] = [await unCandidat(banc), await unCandidatInscrit(banc)];
    banc.avancer({ jours: 31 });
    await poser('candidats.effacerInactifs');
    expect((await ligne(jamais.candidatId)).statut).toBe('efface');
    expect((await ligne(ancien.candidatId)).statut).toBe('disponible');
    banc.avancer({ jours: 700 });
    await poser('candidats.effacerInactifs');
    expect((await ligne(ancien.candidatId)).statut).toBe('efface');
  });
});

/** Runs one of the morning's jobs, as the worker does. */
async function poser(nom = 'candidats.demanderDisponibilite') {
  const { TACHES } = await import('#domain/catalogue.ts');
  await TACHES.find(({ name }) => name === nom)?.handle(tools, {});
}
