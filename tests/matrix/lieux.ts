import type { Insertable } from 'kysely';
import { situerCommune } from '#domain/territoires/index.ts';
import { dateCivile } from '#platform/dates.ts';
import type { DB } from '#platform/db/schema.ts';
import { nomTri } from '#platform/texte.ts';
import { unOrganisme } from '#tests/situations/referentiels.ts';
import { LYON, MOULINS } from '#tests/situations/structures.ts';
import type { Banc } from '#tests/support/base.ts';

type Gens = {
  /** The conseiller who knocks, under contract, and somebody whom the structure that knocks employs from now on. */
  readonly lui: string;
  readonly contratId: string;
  readonly collegue: string;
  readonly relationId: string;
  readonly structureId: string;
  readonly anctId: string;
};

/** Two places of the conseiller in the Allier, one of somebody else in the Rhône, a body of a list, a list to look at. */
export async function lesLieux(banc: Banc, gens: Gens) {
  await employer(banc, gens);
  const { id: depot } = await banc.tools.db
    .insertInto('referentiels_depots')
    .values({
      ...{ liste: 'fabriques_de_territoire', nom: 'fabriques.csv', retenues: '[]', ignorees: '[]' },
      ...{ depose_par: gens.anctId, depose_le: banc.tools.clock() },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return {
    ici: await unLieu(banc, gens.lui, 'Médiathèque de l’Exemple'),
    aQuitter: await unLieu(banc, gens.lui, 'Mairie de l’Exemple'),
    la: await unLieu(banc, gens.collegue, 'Maison de l’Exemple', LYON),
    organisme: await unOrganisme(banc, { liste: 'france_services', nom: 'France services de l’Exemple' }),
    depot,
  };
}

/** Another conseiller, under the same terms. */
async function employer({ tools: { db } }: Banc, { contratId, collegue, relationId, structureId }: Gens) {
  const {
    id: _,
    numero: __,
    ...modele
  } = await db.selectFrom('contrats').selectAll().where('id', '=', contratId).executeTakeFirstOrThrow();
  const poste = await db
    .selectFrom('postes')
    .select('id')
    .where('structure_id', '=', structureId)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('contrats').select('id').whereRef('contrats.poste_id', '=', 'postes.id'))),
    )
    .executeTakeFirstOrThrow();
  const signe: Insertable<DB['contrats']> = {
    ...modele,
    ...{ candidat_id: collegue, mise_en_relation_id: relationId, structure_id: structureId, poste_id: poste.id },
    fichier_cle: `${modele.fichier_cle}-du-collegue`,
  };
  await db.insertInto('contrats').values(signe).execute();
}

async function unLieu({ tools: { db, clock } }: Banc, candidatId: string, nom: string, commune = MOULINS) {
  const point = await situerCommune(db, commune);
  if (!point) throw new Error(commune);
  const now = clock();
  const lieu = await db
    .insertInto('lieux')
    .values({
      ...{ nom, nom_tri: nomTri(nom), adresse: '1 rue de l’Exemple', adresse_tri: nomTri('1 rue de l’Exemple') },
      ...{ commune_code: commune, departement_code: point.departement_code, code_postal: point.codes_postaux[0] ?? '' },
      ...{ latitude: point.latitude, longitude: point.longitude, services: ['demarches'], publie: true },
      ...{ cree_le: now, modifie_le: now },
    })
    .returning(['id', 'numero'])
    .executeTakeFirstOrThrow();
  const { numero: conseiller } = await db
    .selectFrom('candidats')
    .select('numero')
    .where('id', '=', candidatId)
    .executeTakeFirstOrThrow();
  await db
    .insertInto('lieux_conseillers')
    .values({ lieu_id: lieu.id, conseiller, principal: false, depuis: dateCivile(now) })
    .execute();
  return lieu;
}

/** What stands behind each address of a place: each gesture that takes one away has its own. */
export function ressourcesDesLieux(lieux: Awaited<ReturnType<typeof lesLieux>>, inconnu: string) {
  const { ici, aQuitter, la, organisme, depot } = lieux;
  const id = (propre: string, autre: string) => ({
    propre: { id: propre },
    autre: { id: autre },
    inconnu: { id: inconnu },
  });
  const sur = (base: string, suites: readonly string[], propre: string, autre: string) =>
    suites.map((suite) => [`${base}/:id${suite}`, id(propre, autre)]);
  const partout = (cellule: Readonly<Record<string, string>>) => ({
    propre: cellule,
    autre: cellule,
    inconnu: cellule,
  });
  const tenir = ['', '/fermer', '/rouvrir', '/fusion'];
  const siens = [
    '/corriger',
    '/horaires',
    '/fermetures',
    '/fermetures/retirer',
    '/permanences',
    '/permanences/retirer',
  ];
  return {
    ...Object.fromEntries([
      ...sur('/conseiller/lieux', ['', '/principal', ...siens], ici.id, la.id),
      ...sur('/conseiller/lieux', ['/quitter'], aQuitter.id, la.id),
      ...sur('/structure/lieux', [''], la.id, ici.id),
      ...sur('/prefecture/lieux', tenir, ici.id, la.id),
      ...sur('/anct/lieux', tenir, ici.id, inconnu),
      ...sur('/anct/referentiels/apercu', [''], depot, inconnu),
    ]),
    '/conseiller/orienter/:cle': {
      propre: { cle: `organisme-${organisme}` },
      autre: { cle: 'organisme-0' },
      inconnu: { cle: 'ailleurs' },
    },
    '/trouver-un-conseiller/regions/:code': partout({ code: '84' }),
    '/trouver-un-conseiller/departements/:code': partout({ code: '03' }),
    '/trouver-un-conseiller/lieux/:numero': {
      propre: { numero: String(ici.numero) },
      autre: { numero: '0' },
      inconnu: { numero: 'x' },
    },
  };
}
