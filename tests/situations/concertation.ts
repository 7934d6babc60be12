import { decider, ouvrirVague, preparerVague, rendreAvis, vagueOuverte } from '#domain/concertation/index.ts';
import type { Inscription } from '#domain/structures/index.ts';
import { dateCivile } from '#platform/dates.ts';
import type { Banc } from '#tests/support/base.ts';
import { anct, prefecture } from './comptes.ts';
import { uneStructureConfirmee } from './structures.ts';

/** The open wave, opened if need be. */
export async function uneVagueOuverte(
  banc: Banc,
  reglages: { decisionALaCloture?: boolean; limiteAvisLe?: string | null } = {},
): Promise<string> {
  const ouverte = await vagueOuverte(banc.tools.db);
  if (ouverte) return ouverte.id;
  const vagueId = await preparerVague(banc.tools, anct(), {
    ouvreLe: dateCivile(banc.tools.clock()),
    limiteAvisLe: null,
    decisionALaCloture: true,
    ...reglages,
  });
  await ouvrirVague(banc.tools, anct(), { vagueId });
  return vagueId;
}

/** A file with a favourable avis for the number of posts given. */
export async function uneStructureAvecAvis(
  banc: Banc,
  options: { postes?: number; departement?: string } & Partial<Inscription> = {},
) {
  const { postes = 2, departement = '03', ...saisie } = options;
  await uneVagueOuverte(banc);
  const structure = await uneStructureConfirmee(banc, saisie);
  await rendreAvis(banc.tools, prefecture(departement), {
    structureId: structure.structureId,
    sens: 'favorable',
    nombrePostes: postes,
    motif: 'Besoin avéré.',
  });
  return structure;
}

/** Retained by ANCT: its space is open, its contact invited. */
export async function uneStructureActivee(banc: Banc, options: Parameters<typeof uneStructureAvecAvis>[1] = {}) {
  const structure = await uneStructureAvecAvis(banc, options);
  await decider(banc.tools, anct(), {
    structureId: structure.structureId,
    sens: 'retenue',
    nombrePostes: options.postes ?? 2,
    doublonNumero: null,
    motif: 'Projet retenu.',
  });
  return structure;
}
