import { setTimeout } from 'node:timers/promises';
import { type Clock, systemClock } from '#platform/dates.ts';
import { type Appel, appeler, type RaisonIndisponible } from './appel.ts';
import { creerDisjoncteur } from './disjoncteur.ts';
import { type EtablissementSirene, lireReponse } from './reponse.ts';

export type ReponseSirene =
  | { readonly etat: 'trouve'; readonly etablissement: EtablissementSirene }
  | { readonly etat: 'inconnu' }
  | { readonly etat: 'indisponible'; readonly raison: RaisonIndisponible };

export type OptionsSirene = Pick<Appel, 'userAgent'> &
  Partial<Omit<Appel, 'userAgent'>> & {
    /** Address of the API Recherche d’entreprises, without `/search`. */
    readonly baseUrl: string;
  };
export type ClientSirene = {
  /**
   * What SIRENE says of a SIRET of 14 digits. Never throws and never lasts longer than `timeoutMs` (4 s when not said);
   * what is found is remembered for 24 hours. Any other number is `hors_repertoire`, without a call.
   */
  readonly chercherEtablissement: (siret: string) => Promise<ReponseSirene>;
};

const DELAI_MS = 4_000;
const MEMOIRE_MS = 24 * 3_600_000;
const MEMOIRE_MAX = 2_000;

/** A client of the API Recherche d’entreprises (open, no key; 7 calls a second for an address). See CONTRACT.md. */
export function creerClientSirene({ baseUrl, ...options }: OptionsSirene): ClientSirene {
  const appel = { timeoutMs: DELAI_MS, clock: systemClock, fetch, sleep: setTimeout, random: Math.random, ...options };
  const disjoncteur = creerDisjoncteur(appel.clock);
  const memoire = creerMemoire(appel.clock);
  const enCours = new Map<string, Promise<ReponseSirene>>();

  async function demander(siret: string): Promise<ReponseSirene> {
    if (!disjoncteur.autorise()) return indisponible('en_pause');
    const issue = await appeler(adresse(baseUrl, siret), appel);
    const lue = 'corps' in issue ? lireReponse(issue.corps, siret) : 'illisible';
    if (lue === 'illisible') {
      const { raison, attendreMs } = 'corps' in issue ? ILLISIBLE : issue;
      disjoncteur.noterEchec(attendreMs);
      return indisponible(raison);
    }
    disjoncteur.noterReussite();
    if (lue === 'inconnu') return { etat: 'inconnu' };
    memoire.garder(siret, lue);
    return { etat: 'trouve', etablissement: lue };
  }

  return {
    async chercherEtablissement(siret) {
      if (!/^\d{14}$/.test(siret)) return indisponible('hors_repertoire');
      const connu = memoire.lire(siret);
      if (connu) return { etat: 'trouve', etablissement: connu };
      const question = enCours.get(siret) ?? demander(siret).finally(() => enCours.delete(siret));
      enCours.set(siret, question);
      return question;
    },
  };
}

const ILLISIBLE = { raison: 'reponse_illisible', attendreMs: 0 } as const;
const indisponible = (raison: RaisonIndisponible): ReponseSirene => ({ etat: 'indisponible', raison });

/** Only the fields that are read are asked for: leaders and elected people stay where they are. */
function adresse(baseUrl: string, siret: string): URL {
  const url = new URL(`${baseUrl.replace(/\/+$/, '')}/search`);
  url.search = new URLSearchParams({
    q: siret,
    per_page: '1',
    minimal: 'true',
    include: 'siege,matching_etablissements',
  }).toString();
  return url;
}

/** The last establishments found. An absence is never kept: SIRENE learns new ones every day. */
function creerMemoire(clock: Clock) {
  const connus = new Map<string, { etablissement: EtablissementSirene; jusqua: number }>();
  return {
    lire(siret: string): EtablissementSirene | undefined {
      const connu = connus.get(siret);
      return connu && clock().getTime() < connu.jusqua ? connu.etablissement : undefined;
    },
    garder(siret: string, etablissement: EtablissementSirene): void {
      const plusAncien = connus.keys().next().value;
      if (connus.size >= MEMOIRE_MAX && plusAncien) connus.delete(plusAncien);
      connus.delete(siret);
      connus.set(siret, { etablissement, jusqua: clock().getTime() + MEMOIRE_MS });
    },
  };
}
