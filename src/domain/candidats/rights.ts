import type { Actor } from '#platform/actor.ts';

/** A candidate acts on one profile: the one of the person signed in (domain, §2). */
export const estLeCandidat = ({ role, id }: Actor): boolean => role === 'candidat' && id !== null;

/** Pix results are imported by ANCT. */
export const peutImporterPix = ({ role }: Actor): boolean => role === 'anct';
