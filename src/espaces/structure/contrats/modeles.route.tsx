import { z } from 'zod';
import { lireModele, MODELES_PREREMPLIS } from '#domain/contrats/index.ts';
import { porte } from '#espaces/structure/door.ts';
import { documentEnFichier, FORMATS_DE_DOCUMENT } from '#platform/documents/formats.ts';
import { type AnyRoute, route } from '#platform/routes.ts';

const FORMATS = { pdf: 'PDF', odt: 'LibreOffice (ODT)', docx: 'Word (DOCX)' } as const;
/** The models of a recruitment, each in the three formats. */
export const Modeles = ({ adresse, publique }: { adresse: string; publique: boolean }) => (
  <>
    <h2>Modèles pré-remplis</h2>
    <p>Ils reprennent ce que vous avez indiqué ; complétez les pointillés. Aucun n’est obligatoire.</p>
    <ul>
      {publique && <Modele adresse={adresse} document="deliberation" libelle="Délibération" />}
      <Modele adresse={adresse} document="contrat" libelle="Contrat de travail" />
    </ul>
  </>
);

const Modele = ({ adresse, document, libelle }: { adresse: string; document: string; libelle: string }) => (
  <li>
    {libelle} :{' '}
    {FORMATS_DE_DOCUMENT.map((format) => (
      <a
        key={format}
        className="fr-link fr-mr-2w"
        href={`${adresse}/modele?document=${document}&format=${format}`}
        aria-label={`${libelle}, ${FORMATS[format]}`}
      >
        {FORMATS[format]}
      </a>
    ))}
  </li>
);

const modele = route({
  method: 'GET',
  path: '/structure/contrats/:id/modele',
  right: porte,
  audit: 'contrats.telechargerModele',
  rate: 'export',
  input: z
    .object({ document: z.enum(MODELES_PREREMPLIS).catch('contrat'), format: z.enum(FORMATS_DE_DOCUMENT).catch('pdf') })
    .catch({ document: 'contrat', format: 'pdf' }),
  async answer({ tools, actor, parameters: { id }, input }) {
    const document = await lireModele(tools, actor.perimetre, id, input.document);
    return documentEnFichier(document, input.format, `modele-de-${input.document}`);
  },
});

export const routesModeles: readonly AnyRoute[] = [modele];
