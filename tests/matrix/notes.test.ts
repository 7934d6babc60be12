import { describe, expect, it } from 'vitest';
import { ROUTES } from '#application';
import { creerTag, garderFavori } from '#domain/activites/index.ts';
import { uneLigneDActivite } from '#tests/situations/activites.ts';
import { acteur, seConnecter, unCompte } from '#tests/situations/comptes.ts';
import { unBanc } from '#tests/support/base.ts';
import { unNavigateur } from '#tests/support/client.ts';
import { INCONNU, lesNavigateurs, ressources, unPays } from './ressources.ts';

// Canaries: what a conseiller alone reads of what he records.
const NOTE = 'canarinote';
const TAG = 'canaritag';
const FAVORI = 'canarifavori';

const banc = await unBanc();
const pays = await unPays(banc);
const navigateurs = await lesNavigateurs(banc, pays);
const RESSOURCES = ressources(pays);
const { db } = banc.tools;
const { conseiller, structure, departement_code, commune_code } = await db
  .selectFrom('contrats as k')
  .innerJoin('candidats as c', 'c.id', 'k.candidat_id')
  .innerJoin('structures as s', 's.id', 'k.structure_id')
  .select(['c.numero as conseiller', 's.numero as structure', 's.departement_code', 's.commune_code'])
  .where('k.id', '=', pays.employe.contratId)
  .executeTakeFirstOrThrow();
const lui = { ...acteur('conseiller', { type: 'personne' }), id: pays.comptes.conseiller.id };
const { id } = await db
  .insertInto('activites')
  .values(uneLigneDActivite(banc, { conseiller, structure }, { note: NOTE, departement_code, commune_code }))
  .returning('id')
  .executeTakeFirstOrThrow();
await creerTag(banc.tools, lui, { nom: TAG });
await garderFavori(banc.tools, lui, { activiteId: id, nom: FAVORI });

/** Every address of the platform that shows something, about this activity where it names one. */
const adresses = ROUTES.filter(({ method }) => method === 'GET').flatMap(({ path }) => {
  const remplir = (valeurs: Readonly<Record<string, string>>) =>
    path.replaceAll(/:(\w+)/g, (_, nom: string) => encodeURIComponent(valeurs[nom] ?? INCONNU));
  return [remplir(RESSOURCES[path]?.propre ?? {}), ...(path.includes(':id') ? [remplir({ id })] : [])];
});
const traces = (texte: string) => [NOTE, TAG, FAVORI, id].filter((une) => texte.includes(une));
const AUTRES = ['employeur', 'structure', 'allier', 'region', 'anct', 'support', 'banque', 'candidat'] as const;
const employeur = unNavigateur(banc);
await seConnecter(
  banc,
  employeur,
  await unCompte(banc, { role: 'structure', structureId: pays.employe.structureId, administrateur: true }),
);
const navigateurDe = (qui: (typeof AUTRES)[number]) => (qui === 'employeur' ? employeur : navigateurs.get(qui));

describe('the note, the rows, the tags and the favourites of a conseiller', () => {
  it('are read by himself: what follows is not an empty promise', async () => {
    const siennes = navigateurs.get('conseiller');
    expect(traces((await siennes?.ouvrir('/conseiller/activites/export?format=csv'))?.texte ?? '')).toEqual([NOTE]);
    expect(traces((await siennes?.ouvrir('/conseiller/activites'))?.texte ?? '')).toEqual([id]);
    expect(traces((await siennes?.ouvrir('/conseiller/tags'))?.texte ?? '')).toEqual([TAG]);
    expect(traces((await siennes?.ouvrir('/conseiller/activites/favoris'))?.texte ?? '')).toEqual([FAVORI]);
  });

  it.each(AUTRES)(
    'come out of no page nor file of %s, who reads the sums',
    async (autre) => {
      const fuites: string[] = [];
      for (const adresse of new Set(adresses)) {
        const reponse = await navigateurDe(autre)?.ouvrir(adresse);
        // The address asked, the identifier in it, may be given back.
        const texte = (reponse?.texte ?? '').replaceAll(adresse, '').replaceAll(encodeURIComponent(adresse), '');
        fuites.push(...traces(texte).map((quoi) => `${adresse}: ${quoi}`));
      }
      expect(fuites).toEqual([]);
    },
    120_000,
  );

  it('add up for the structure that employs him', async () => {
    const { texte } = await employeur.ouvrir('/structure/statistiques');
    expect(texte.replaceAll(/[\u00a0\u202f]/g, ' ')).toContain('Accompagnement individuel');
  });

  it('come out of no log and no audit line but identifiers', async () => {
    const audit = JSON.stringify(await db.selectFrom('audit').selectAll().execute());
    for (const mot of [NOTE, TAG, FAVORI]) {
      expect(banc.journal()).not.toContain(mot);
      expect(audit).not.toContain(mot);
    }
  });
});
