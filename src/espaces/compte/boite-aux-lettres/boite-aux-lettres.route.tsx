import { z } from 'zod';
import { dateHeure } from '#platform/dates.ts';
import { NotFound } from '#platform/errors.ts';
import { lireCourriel, listerCourriels } from '#platform/mail/readings.ts';
import { type AnyRoute, route } from '#platform/routes.ts';

const ADRESSE = /(https?:\/\/\S+)/;

/** The text of an e-mail with its addresses made into links. */
const Texte = ({ texte }: { texte: string }) =>
  texte.split('\n').map((ligne, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: lines of a text, never reordered
    <span key={index}>
      {ligne.split(ADRESSE).map((part) =>
        ADRESSE.test(part) ? (
          <a key={part} href={part}>
            {part}
          </a>
        ) : (
          part
        ),
      )}
      <br />
    </span>
  ));

/** Demonstration only: the e-mails that would have left. In production this address does not exist. */
export const routesBoiteAuxLettres: readonly AnyRoute[] = [
  route({
    method: 'GET',
    path: '/boite-aux-lettres',
    right: 'public',
    audit: 'courriels.lister',
    rate: 'page',
    input: z.object({ curseur: z.string().optional() }),
    async answer({ tools, input }) {
      if (tools.settings.mode !== 'demonstration') throw new NotFound('boîte aux lettres');
      const page = await listerCourriels(tools.db, input.curseur);
      return {
        page: {
          titre: 'Boîte aux lettres',
          prive: true,
          corps: (
            <>
              <h1>Boîte aux lettres</h1>
              <p>En démonstration, aucun courriel ne part : tous sont ici, le plus récent en premier.</p>
              {page.lignes.length === 0 && <p>Aucun courriel pour l’instant.</p>}
              <ul>
                {page.lignes.map(({ id, objet, destinataire, cree_le }) => (
                  <li key={id}>
                    <a href={`/boite-aux-lettres/${id}`}>{objet}</a> — à {destinataire}, le {dateHeure(cree_le)}
                  </li>
                ))}
              </ul>
              {page.suivante && <a href={`/boite-aux-lettres?curseur=${page.suivante}`}>Courriels plus anciens</a>}
            </>
          ),
        },
      };
    },
  }),
  route({
    method: 'GET',
    path: '/boite-aux-lettres/:id',
    right: 'public',
    audit: 'courriels.lire',
    rate: 'page',
    input: z.unknown(),
    async answer({ tools, parameters }) {
      if (tools.settings.mode !== 'demonstration') throw new NotFound('boîte aux lettres');
      const courriel = await lireCourriel(tools.db, parameters.id);
      return {
        page: {
          titre: courriel.objet,
          prive: true,
          filAriane: [{ libelle: 'Boîte aux lettres', href: '/boite-aux-lettres' }],
          corps: (
            <>
              <h1>{courriel.objet}</h1>
              <p>
                À {courriel.destinataire}, le {dateHeure(courriel.cree_le)}
              </p>
              <hr />
              <p>
                <Texte texte={courriel.texte ?? ''} />
              </p>
            </>
          ),
        },
      };
    },
  }),
];
