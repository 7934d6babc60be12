import {
  accepterAvenant,
  demanderARendre,
  demanderUnChangementDeSiret,
  demanderUnRenouvellement,
  demanderUnTransfert,
  rendreAvisSurAvenant,
  repondreAuTransfert,
} from '#domain/avenants/index.ts';
import { faireDurerContrat } from '#domain/contrats/index.ts';
import type { Actor } from '#platform/actor.ts';
import { dateCivile } from '#platform/dates.ts';
import type { Banc } from '#tests/support/base.ts';
import { uneStructureActrice } from './candidats.ts';
import { anct, prefecture, unCompte } from './comptes.ts';
import { unEnvoi } from './conformite.ts';
import { MOULINS, unSiret } from './structures.ts';

/** An administrator of this structure, able to bind it. */
export async function unAdministrateur(banc: Banc, structureId: string): Promise<Actor> {
  const { id } = await unCompte(banc, { role: 'structure', structureId, administrateur: true });
  return { ...uneStructureActrice(structureId), id };
}

/** The vacant posts of a structure that nobody is chosen for, by number. */
export const desPostesLibres = async ({ tools: { db } }: Banc, structureId: string) =>
  db
    .selectFrom('postes as p')
    .select(['p.id', 'p.numero'])
    .where('p.structure_id', '=', structureId)
    .where('p.statut', '=', 'vacant')
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('mises_en_relation as m').select('m.id').whereRef('m.poste_id', '=', 'p.id'))),
    )
    .orderBy('p.numero')
    .execute();

/** A demand to give one free post back. */
export async function uneDemandeDeRendre(banc: Banc, structureId: string, qui?: Actor): Promise<string> {
  const [poste] = await desPostesLibres(banc, structureId);
  if (!poste) throw new Error('no free post');
  return demanderARendre(banc.tools, qui ?? (await unAdministrateur(banc, structureId)), {
    posteIds: [poste.id],
    motif: 'Plus de locaux pour l’accueillir.',
  });
}

/** A demand to become another legal person, with the act that decides it. */
export const uneFusion = async (
  banc: Banc,
  structureId: string,
  { qui, siret = unSiret(), communeCode = MOULINS }: { qui?: Actor; siret?: string; communeCode?: string } = {},
): Promise<string> =>
  demanderUnChangementDeSiret(
    banc.tools,
    qui ?? (await unAdministrateur(banc, structureId)),
    {
      siret,
      nom: 'Commune nouvelle de Modèle-sur-Besbre',
      adresse: '1 place de la Fusion',
      communeCode,
      effetLe: dateCivile(banc.tools.clock()),
      motif: 'Fusion de communes au 1er janvier.',
    },
    { ...(await unEnvoi(banc)), champ: 'fichier' },
  );

/** The préfecture agrees with a demand. */
export const unAvisFavorable = (banc: Banc, avenantId: string, departement = '03') =>
  rendreAvisSurAvenant(banc.tools, prefecture(departement), {
    avenantId,
    avis: 'favorable',
    nombrePostes: null,
    motif: 'Besoin avéré.',
  });

/** ANCT renewed the post of a contract that ends within six months. */
export async function unRenouvellementAccorde(banc: Banc, structureId: string, posteId: string): Promise<string> {
  const avenantId = await demanderUnRenouvellement(banc.tools, await unAdministrateur(banc, structureId), {
    posteIds: [posteId],
    motif: 'Les ateliers sont pleins.',
  });
  await unAvisFavorable(banc, avenantId);
  await accepterAvenant(banc.tools, anct(), { avenantId });
  return avenantId;
}

/** Signs today what makes a contract last longer. */
export const faireDurer = async (
  banc: Banc,
  geste: 'prolonger' | 'renouveler',
  { structureId, contratId }: { structureId: string; contratId: string },
  dureeMois: number | null,
  signeLe = dateCivile(banc.tools.clock()),
) =>
  faireDurerContrat(
    banc.tools,
    uneStructureActrice(structureId),
    geste,
    { contratId, dureeMois, signeLe },
    { ...(await unEnvoi(banc)), champ: 'fichier' },
  );

/** A structure asks that a post go to another, which agrees or has not answered yet. */
export async function unTransfertDemande(
  banc: Banc,
  { structureId, posteId }: { structureId: string; posteId: string },
  vers: { structureId: string; saisie: { identifiant: string } },
  accord = true,
): Promise<string> {
  const avenantId = await demanderUnTransfert(banc.tools, await unAdministrateur(banc, structureId), {
    posteId,
    siret: vers.saisie.identifiant,
    motif: 'La compétence est transférée.',
  });
  if (accord)
    await repondreAuTransfert(banc.tools, await unAdministrateur(banc, vers.structureId), {
      avenantId,
      accord: true,
      motif: '',
    });
  return avenantId;
}
