import {
  creerOrganisme,
  inscrire,
  noterPresences,
  orienter,
  ouvrirSession,
  positionner,
  terminer,
} from '#domain/formation/index.ts';
import type { Actor } from '#platform/actor.ts';
import { ajouterJours, dateCivile } from '#platform/dates.ts';
import { estOuvre } from '#platform/jours-ouvres.ts';
import type { Banc } from '#tests/support/base.ts';
import { acteur, anct } from './comptes.ts';
import { uneStructureConforme, unRecrutAccepte } from './conformite.ts';

let suivant = 0;

/** A training body of the Allier, in person; `acteur` is one of its people. */
export async function unOrganisme(
  banc: Banc,
  autres: {
    nom?: string;
    modalite?: 'presentiel' | 'distance' | 'mixte';
    national?: boolean;
    departements?: string[];
    actif?: boolean;
  } = {},
) {
  suivant += 1;
  const saisie = {
    nom: `Organisme d’essai ${suivant}`,
    email: `organisme-${suivant}@demonstration.example`,
    telephone: '0100000000',
    modalite: 'presentiel' as const,
    national: false,
    departements: autres.national ? [] : ['03'],
    actif: true,
    ...autres,
  };
  const organismeId = await creerOrganisme(banc.tools, anct(), saisie);
  return { organismeId, saisie, acteur: unFormateur(organismeId) };
}

/** Somebody of a training body. */
export const unFormateur = (organismeId: string): Actor =>
  acteur('organisme_de_formation', { type: 'organisme', organismeId });

/** A recruit who accepted, of a structure whose demande de subvention is accepted: ANCT may refer him. */
export const uneRecrue = (banc: Banc, options: Parameters<typeof uneStructureConforme>[1] = {}) =>
  uneStructureConforme(banc, options);

/** Referred to a training body, made if need be. */
export async function uneFormationOrientee(
  banc: Banc,
  { organisme, structureId }: { organisme?: Awaited<ReturnType<typeof unOrganisme>>; structureId?: string } = {},
) {
  const lui = organisme ?? (await unOrganisme(banc));
  const recrue = structureId
    ? { structureId, saisie: undefined, ...(await unRecrutAccepte(banc, structureId)) }
    : await uneRecrue(banc, { postes: 5 });
  const formationId = await orienter(banc.tools, anct(), {
    relationId: recrue.relationId,
    organismeId: lui.organismeId,
  });
  return { ...recrue, organisme: lui, formationId };
}
export type FormationDEssai = Awaited<ReturnType<typeof uneFormationOrientee>>;

/** Positioned: its path is known. */
export async function unePersonnePositionnee(
  banc: Banc,
  options: Parameters<typeof uneFormationOrientee>[1] & { parcours?: number } = {},
) {
  const orientee = await uneFormationOrientee(banc, options);
  await positionner(banc.tools, orientee.organisme.acteur, {
    formationId: orientee.formationId,
    parcours: options.parcours ?? 280,
    faitLe: dateCivile(banc.tools.clock()),
  });
  return orientee;
}

/** An open session that begins on the first working day after the number of days given. */
export async function uneSession(
  banc: Banc,
  { acteur: lui }: Pick<Awaited<ReturnType<typeof unOrganisme>>, 'acteur'>,
  { parcours = 280, places = 10, dans = 7 }: { parcours?: number; places?: number; dans?: number } = {},
) {
  let debut = ajouterJours(dateCivile(banc.tools.clock()), dans);
  while (!estOuvre(debut)) debut = ajouterJours(debut, 1);
  const sessionId = await ouvrirSession(banc.tools, lui, {
    parcours,
    modalite: 'presentiel',
    lieu: 'Moulins, salle des fêtes',
    debut,
    places,
  });
  return { sessionId, debut };
}

/** Enrolled in a session of its own. */
export async function unePersonneInscrite(
  banc: Banc,
  options: Parameters<typeof unePersonnePositionnee>[1] & { dans?: number } = {},
) {
  const positionnee = await unePersonnePositionnee(banc, options);
  const session = await uneSession(banc, positionnee.organisme, {
    ...(options.parcours && { parcours: options.parcours }),
    ...(options.dans !== undefined && { dans: options.dans }),
  });
  await inscrire(banc.tools, positionnee.organisme.acteur, {
    formationId: positionnee.formationId,
    sessionId: session.sessionId,
  });
  return { ...positionnee, ...session };
}

/** Present the whole of the first day: the training is under way. The clock stands on that day. */
export async function unePersonneEnFormation(banc: Banc, options: Parameters<typeof unePersonneInscrite>[1] = {}) {
  const inscrite = await unePersonneInscrite(banc, { dans: 0, ...options });
  const { formationId, sessionId, debut } = inscrite;
  await noterPresences(banc.tools, inscrite.organisme.acteur, {
    sessionId,
    jour: debut,
    presences: [
      { formationId, demiJournee: 'matin', etat: 'present' },
      { formationId, demiJournee: 'apres_midi', etat: 'present' },
    ],
  });
  return inscrite;
}

/** The training is over, the examination still to come. */
export async function unePersonneFormee(banc: Banc, options: Parameters<typeof unePersonneInscrite>[1] = {}) {
  const enFormation = await unePersonneEnFormation(banc, options);
  await terminer(banc.tools, enFormation.organisme.acteur, {
    formationId: enFormation.formationId,
    termineeLe: dateCivile(banc.tools.clock()),
  });
  return enFormation;
}
