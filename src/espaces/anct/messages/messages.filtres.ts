import { z } from 'zod';
import { cycle, type FiltreMessages, SUJETS } from '#domain/contact/index.ts';
import { liste } from '#platform/form/champs.ts';

const etats = [
  ...cycle.statuts.map((valeur) => ({ valeur, libelle: cycle.labels[valeur].libelle })),
  { valeur: 'indesirable' as const, libelle: 'Sans doute indésirable' },
];

/** The filters of the list, as its form asks them. */
export const champsDesFiltres = {
  etat: liste({ libelle: 'État', vide: '', options: etats }),
  sujet: liste({ libelle: 'Sujet', vide: '', options: SUJETS }),
};

/** The address of the list: what is not a known filter counts for nothing. */
export const adresseDeListe = z.object({
  etat: z
    .enum(etats.map(({ valeur }) => valeur))
    .catch('recu')
    .default('recu'),
  sujet: z
    .enum(SUJETS.map(({ valeur }) => valeur))
    .optional()
    .catch(undefined),
  curseur: z.string().optional(),
  format: z.enum(['csv', 'xlsx', 'ods']).catch('csv').default('csv'),
});
export type AdresseDeListe = z.output<typeof adresseDeListe>;

export const filtreDe = ({ etat, sujet }: AdresseDeListe): FiltreMessages => ({ etat, sujet });
