import { z } from 'zod';
import { auditerLecture } from '#platform/audit.ts';
import { dateCivile } from '#platform/dates.ts';
import { exporter } from '#platform/export/exporter.ts';
import { type AnyRoute, type Right, route } from '#platform/routes.ts';
import { parcourirSuivis } from './readings.ts';
import { TYPES_DE_SUIVI, type TypeDeSuivi } from './regles.ts';
import { colonnesDuTableau, type LigneDeTableau, nomDuTableau, titreDuTableau } from './tableaux.ts';

const TYPES = ['mensuel', 'trimestriel', 'semestriel'] as const satisfies readonly TypeDeSuivi[];
const FORMATS = [
  { format: 'xlsx', libelle: 'Excel (XLSX)' },
  { format: 'ods', libelle: 'LibreOffice (ODS)' },
] as const;
const adresse = z
  .object({ type: z.enum(TYPES).catch('mensuel'), format: z.enum(['xlsx', 'ods']).catch('xlsx') })
  .catch({ type: 'mensuel', format: 'xlsx' });

/** The reporting tables of the guide (étape 9): links to each, filled or blank. */
export const LiensDesTableaux = ({ vers }: { readonly vers: string }) => (
  <ul>
    {TYPES.map((type) => (
      <li key={type}>
        {TYPES_DE_SUIVI[type].libelle} :{' '}
        {FORMATS.map(({ format, libelle }) => (
          <a key={format} className="fr-link fr-mr-2w" href={`${vers}?type=${type}&format=${format}`}>
            {libelle}
            <span className="fr-sr-only"> : {TYPES_DE_SUIVI[type].libelle}</span>
          </a>
        ))}
      </li>
    ))}
  </ul>
);

type Espace = { readonly base: string; readonly right: Right };

/** The tables of a space, filled with what was filed in the perimeter. */
export const routesDesTableaux = ({ base, right }: Espace): readonly AnyRoute[] => [
  route({
    method: 'GET',
    path: `${base}/tableau/export`,
    right,
    audit: 'suivi.telechargerLeTableau',
    rate: 'export',
    input: adresse,
    async answer({ tools, actor, input: { type, format } }) {
      const now = tools.clock();
      const lignes = parcourirSuivis(tools.db, actor, now, { type });
      await auditerLecture({ tools, actor, now }, { action: 'suivi.telechargerLeTableau', sujet: null });
      return leFichier(type, format, dateCivile(now), lignes);
    },
  }),
];

/** The same, blank, for anybody. */
export const routeDuTableauVierge = (path: string): AnyRoute =>
  route({
    method: 'GET',
    path,
    right: 'public',
    audit: 'public.telechargerTableau',
    rate: 'export',
    input: adresse,
    answer: async ({ tools, input: { type, format } }) => leFichier(type, format, dateCivile(tools.clock()), aucune()),
  });

async function* aucune(): AsyncGenerator<LigneDeTableau> {}

function leFichier(
  type: TypeDeSuivi,
  format: 'xlsx' | 'ods',
  aujourdhui: string,
  lignes: AsyncIterable<LigneDeTableau>,
) {
  const { flux, contentType, extension } = exporter({
    format,
    titre: titreDuTableau(type),
    colonnes: colonnesDuTableau(type, aujourdhui),
    lignes,
  });
  return { flux, type: contentType, nom: `${nomDuTableau(type)}.${extension}` };
}
