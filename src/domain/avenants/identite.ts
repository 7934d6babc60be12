import { z } from 'zod';

/** Who a structure becomes after a merger of communes: its number, its name, where it is. */
export const identiteSchema = z.object({
  siret: z.string(),
  nom: z.string(),
  adresse: z.string(),
  communeCode: z.string(),
});
export type Identite = z.output<typeof identiteSchema>;
