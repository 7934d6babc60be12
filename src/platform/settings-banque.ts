import { z } from 'zod';
import { lireBic, lireIban } from '#platform/banque/iban.ts';

/** The account that pays the subsidies (étape 9). */
export const reglagesBanque = {
  BANQUE_NOM: z.string().max(70).optional().describe('Titulaire du compte qui paie les versements'),
  BANQUE_IBAN: z
    .string()
    .refine((iban) => 'iban' in lireIban(iban), 'BANQUE_IBAN n’est pas un IBAN : recopiez-le depuis le RIB.')
    .optional()
    .describe('IBAN du compte qui paie ; sans lui, aucun lot de versements ne peut être validé'),
  BANQUE_BIC: z
    .string()
    .refine((bic) => 'bic' in lireBic(bic), 'BANQUE_BIC n’est pas un BIC : 8 ou 11 lettres et chiffres.')
    .optional()
    .describe('BIC du compte qui paie'),
} as const;

/** In demonstration mode only: the example account of the documentation of the IBAN, that belongs to nobody. */
export const BANQUE_DE_DEMONSTRATION = {
  BANQUE_NOM: 'Banque de démonstration',
  BANQUE_IBAN: 'FR7630001007941234567890185',
  BANQUE_BIC: 'BDFEFRPPCCT',
} as const;
