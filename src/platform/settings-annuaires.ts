import { z } from 'zod';

export const url = (nom: string) =>
  z.url(`${nom} doit être une adresse complète, par exemple https://exemple.gouv.fr.`);

/** The public lists and directories that the platform reads, each when its address is given. */
export const reglagesAnnuaires = {
  SIRENE_URL: url('SIRENE_URL')
    .optional()
    .describe('API Recherche d’entreprises ; sans elle, les structures saisissent leur identité'),
  AVIS_SITUATION_URL: url('AVIS_SITUATION_URL')
    .optional()
    .describe('Avis de situation de l’INSEE, sans le SIRET ; sans lui, les structures déposent le document'),
  EMPLOI_TERRITORIAL_RSS: url('EMPLOI_TERRITORIAL_RSS')
    .optional()
    .describe('Flux RSS d’emploi-territorial.fr ; sans lui, les publications déclarées ne sont pas constatées'),
  AIDANTS_CONNECT_URL: url('AIDANTS_CONNECT_URL')
    .optional()
    .describe(
      'Site d’Aidants Connect, dont la liste publique est lue chaque nuit ; sans lui, l’ANCT dépose le fichier',
    ),
} as const;
