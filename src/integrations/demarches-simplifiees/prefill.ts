import { z } from 'zod';
import { EchecTeleprocedure, type SuiviJeton, type Teleprocedure } from '#platform/teleprocedure.ts';
import { type Appeler, indisponible, lireJson } from './appel.ts';
import { sansFin } from './reponses.ts';

type Options = {
  readonly url: string;
  readonly demarches: { readonly publique: number; readonly privee: number };
  readonly champs: { readonly structure: string; readonly siret: string };
};

const cree = z.object({
  dossier_url: z.url(),
  dossier_number: z.number().int(),
  dossier_prefill_token: z.string().min(1),
});
const date = z.iso.datetime({ offset: true }).transform((texte) => new Date(texte));
const suivis = z.array(
  z.object({
    state: z.enum(['prefilled', 'brouillon', 'en_construction', 'en_instruction', 'accepte', 'refuse', 'sans_suite']),
    dossier_number: z.number().int(),
    dossier_prefill_token: z.string(),
    submitted_at: date.nullish(),
    processed_at: date.nullish(),
  }),
);
// The tokens travel in the address, as the contract has it: they open nothing but the state of a file.
const JETONS_PAR_APPEL = 20;

/** The prefill API, public: the token of the API is never sent to it. */
export function creerPrefill(
  appeler: Appeler,
  { url, demarches, champs }: Options,
): Pick<Teleprocedure, 'preremplir' | 'suivreJetons'> {
  const adresse = (demarche: keyof Options['demarches']) =>
    `${url}/api/public/v1/demarches/${demarches[demarche]}/dossiers`;
  return {
    async preremplir(demarche, { id, siret }) {
      const corps = { [cle(champs.structure)]: id, [cle(champs.siret)]: siret };
      const lu = await appeler({
        nom: 'preremplir',
        url: adresse(demarche),
        relisible: false,
        init: {
          method: 'POST',
          headers: { 'content-type': 'application/json', accept: 'application/json' },
          body: JSON.stringify(corps),
        },
        lire: (statut, texte) => lire(cree, 201, statut, texte),
      });
      return { adresse: memeSite(lu.dossier_url, url), numero: lu.dossier_number, jeton: lu.dossier_prefill_token };
    },
    async suivreJetons(demarche, jetons) {
      const trouves: SuiviJeton[] = [];
      for (let debut = 0; debut < jetons.length; debut += JETONS_PAR_APPEL) {
        const lot = new URLSearchParams({ prefill_token: jetons.slice(debut, debut + JETONS_PAR_APPEL).join(',') });
        const lus = await appeler({
          nom: 'suivreJetons',
          url: `${adresse(demarche)}?${lot}`,
          relisible: true,
          init: { headers: { accept: 'application/json' } },
          lire: (statut, texte) => lire(suivis, 200, statut, texte),
        });
        trouves.push(...lus.map(lireSuivi));
      }
      return trouves;
    },
  };
}

const cle = (champ: string) => `champ_${sansFin(champ)}`;

function lire<T>(forme: z.ZodType<T>, attendu: number, statut: number, texte: string): T {
  if (statut === 404) throw new EchecTeleprocedure('inconnu', 'demarche_inconnue');
  if (statut !== attendu) throw indisponible('demande_refusee');
  const lu = forme.safeParse(lireJson(texte));
  if (!lu.success) throw indisponible('reponse_illisible');
  return lu.data;
}

/** The structure is sent to this address: it must be on the site that the platform was given. */
function memeSite(adresse: string, site: string): string {
  if (new URL(adresse).origin !== new URL(site).origin) throw indisponible('reponse_illisible');
  return adresse;
}

const lireSuivi = (lu: z.output<typeof suivis>[number]): SuiviJeton => ({
  jeton: lu.dossier_prefill_token,
  numero: lu.dossier_number,
  etat: lu.state === 'prefilled' ? 'prerempli' : lu.state,
  deposeLe: lu.submitted_at ?? null,
  traiteLe: lu.processed_at ?? null,
});
