import type { Hono } from 'hono';
import { z } from 'zod';
import { TACHES } from '#domain/catalogue.ts';
import { lireSession } from '#domain/comptes/index.ts';
import { CONSEQUENCES } from '#domain/consequences.ts';
import { chargerTerritoires } from '#domain/territoires/index.ts';
import * as anct from '#espaces/anct/espace.ts';
import * as banque from '#espaces/banque/espace.ts';
import * as candidat from '#espaces/candidat/espace.ts';
import { routes as compte } from '#espaces/compte/routes.ts';
import * as conseiller from '#espaces/conseiller/espace.ts';
import * as coordinateur from '#espaces/coordinateur/espace.ts';
import * as formation from '#espaces/formation/espace.ts';
import * as prefecture from '#espaces/prefecture/espace.ts';
import { menu as menuPublic } from '#espaces/public/menu.ts';
import { routes as site } from '#espaces/public/routes.ts';
import * as structure from '#espaces/structure/espace.ts';
import { listeAidantsConnect } from '#integrations/aidants-connect/client.ts';
import { avisDeSituationInsee } from '#integrations/avis-situation/client.ts';
import { creerDemarchesSimplifiees } from '#integrations/demarches-simplifiees/client.ts';
import { fluxEmploiTerritorial } from '#integrations/emploi-territorial/client.ts';
import { creerProConnect } from '#integrations/proconnect/client.ts';
import { annuaireSirene } from '#integrations/sirene/annuaire.ts';
import type { Tools } from '#platform/action.ts';
import { type Annuaire, sansAnnuaire } from '#platform/annuaire.ts';
import { type Clock, systemClock } from '#platform/dates.ts';
import { aloneOn, migrate } from '#platform/db/migrate.ts';
import { type Base, type OnQuery, openEmbedded, openPostgres } from '#platform/db/open.ts';
import { ouvrirAntivirus } from '#platform/files/antivirus.ts';
import { ouvrirCoffre } from '#platform/files/coffre.ts';
import { createApp } from '#platform/http/app.ts';
import { formsOf, machineRoutes } from '#platform/http/machine-routes.ts';
import type { FournisseurIdentite } from '#platform/identite.ts';
import { type Jobs, openJobs, prepareJobs } from '#platform/jobs/jobs.ts';
import { type Log, openLog } from '#platform/log.ts';
import { type AnyRoute, type Door, type Entree, route, type Session } from '#platform/routes.ts';
import type { Settings } from '#platform/settings.ts';

/** The spaces of signed-in people: their door, their menu, their routes. */
export const ESPACES = [candidat, structure, prefecture, formation, anct, conseiller, coordinateur, banque];

/** After signing in: the home page of the role in use. */
const monEspace = route({
  method: 'GET',
  path: '/mon-espace',
  right: 'connecte',
  audit: 'comptes.entrer',
  rate: 'page',
  input: z.unknown(),
  async answer({ actor }) {
    const espace = ESPACES.find(({ porte }) => porte.roles.includes(actor.role));
    return { redirect: espace ? `/${espace.porte.espace}` : '/compte' };
  },
});

/** Every route of the platform, once. */
export const ROUTES: readonly AnyRoute[] = [
  ...machineRoutes(
    () => FORMS,
    () => ROUTES,
  ),
  ...site,
  ...compte,
  monEspace,
  ...ESPACES.flatMap(({ routes }) => routes),
];

const FORMS = formsOf(ROUTES);

/** Opens the database that the settings name, migrated and with its queues. */
export async function openBase(settings: Settings, template?: string, onQuery?: OnQuery): Promise<Base> {
  const base = settings.DATABASE_URL
    ? openPostgres(settings.DATABASE_URL, undefined, onQuery)
    : await openEmbedded(settings.DATA_DIR, template, onQuery);
  await aloneOn(base, async () => {
    await migrate(base);
    await prepareJobs(base, settings.DATABASE_URL, TACHES);
    await chargerTerritoires(base.db);
  });
  return base;
}

export type Application = { readonly tools: Tools; readonly app: Hono; readonly jobs: Jobs };
type Options = { worker: boolean; clock?: Clock; log?: Log; rateFactor?: number; annuaire?: Annuaire };

/** The whole machine on an open database: the only place that knows all four floors. */
export async function createApplication(settings: Settings, base: Base, options: Options): Promise<Application> {
  const log = options.log ?? openLog(settings.LOG_LEVEL);
  const clock = options.clock ?? systemClock;
  const jobs = await openJobs(base, settings.DATABASE_URL, log, options.worker);
  const annuaire = options.annuaire ?? directory(settings, clock, log);
  const tools: Tools = {
    db: base.db,
    clock,
    settings,
    log,
    jobs,
    consequences: CONSEQUENCES,
    annuaire,
    fluxOffres: offers(settings, log),
    aidantsConnect: habilitations(settings, clock, log),
    avisDeSituation: situationNotices(settings, log),
    teleprocedure: office(settings, clock, log),
    coffre: ouvrirCoffre(settings),
    antivirus: ouvrirAntivirus(settings.CLAMD_URL),
    fournisseur: provider(settings),
  };
  if (options.worker) await jobs.work(tools, TACHES);
  return { tools, app: httpApplication(tools, options.rateFactor ?? 1), jobs };
}

/** The directory of establishments, when one is configured. */
const directory = (settings: Settings, clock: Clock, log: Log): Annuaire =>
  settings.SIRENE_URL
    ? annuaireSirene({ baseUrl: settings.SIRENE_URL, site: settings.BASE_URL, clock, log })
    : sansAnnuaire;

/** The feed of emploi-territorial.fr, when it is configured. */
const offers = ({ EMPLOI_TERRITORIAL_RSS: url, BASE_URL: site }: Settings, log: Log) =>
  url ? fluxEmploiTerritorial({ url, site, log }) : undefined;

/** The public list of Aidants Connect, when its address is configured. */
const habilitations = ({ AIDANTS_CONNECT_URL: url, BASE_URL: site }: Settings, clock: Clock, log: Log) =>
  url ? listeAidantsConnect({ url, site, clock, log }) : undefined;

/** The avis de situation of the INSEE, when it is configured: without it, structures deposit the document. */
const situationNotices = ({ AVIS_SITUATION_URL: url, BASE_URL: site }: Settings, log: Log) =>
  url ? avisDeSituationInsee({ url, site, log }) : undefined;

/** Démarches simplifiées, when it carries the demandes de subvention: its settings are then all there. */
function office(settings: Settings, clock: Clock, log: Log) {
  const { DS_URL: url, DS_TOKEN: token, DS_INSTRUCTEUR_ID: instructeurId, BASE_URL: site } = settings;
  const { DS_DEMARCHE_PUBLIQUE: publique, DS_DEMARCHE_PRIVEE: privee } = settings;
  const { DS_CHAMP_STRUCTURE: structure, DS_CHAMP_SIRET: siret } = settings;
  if (settings.DOSSIER_MODE !== 'ds' || !url || !token || !instructeurId) return undefined;
  if (!publique || !privee || !structure || !siret) return undefined;
  const demarches = { publique, privee };
  return creerDemarchesSimplifiees({
    url,
    token,
    site,
    demarches,
    champs: { structure, siret },
    instructeurId,
    clock,
    log,
  });
}

/** ProConnect, when it is configured: passwords work with or without it. */
const provider = ({
  PROCONNECT_ISSUER: issuer,
  PROCONNECT_CLIENT_ID: clientId,
  PROCONNECT_CLIENT_SECRET: clientSecret,
  BASE_URL,
}: Settings): FournisseurIdentite | undefined =>
  issuer && clientId && clientSecret
    ? creerProConnect({ issuer, clientId, clientSecret, retour: `${BASE_URL}/proconnect/retour` })
    : undefined;

const httpApplication = (tools: Tools, rateFactor: number) =>
  createApp({ tools, routes: ROUTES, identify: lireSession, menu, gate, rateFactor });

/** The HTTP side alone, on tools made by a test: limits are those of production unless a test loosens them. */
export const createTestApp = (tools: Tools, rateFactor = 1000) => httpApplication(tools, rateFactor);

/** The menu of the space shown, or of the public site. */
function menu(path: string, session: Session): readonly Entree[] {
  const espace = ESPACES.find(({ porte }) => path === `/${porte.espace}` || path.startsWith(`/${porte.espace}/`));
  if (espace?.porte.roles.includes(session.actor.role)) return espace.menu;
  const sien = ESPACES.find(({ porte }) => porte.roles.includes(session.actor.role));
  return sien ? [...menuPublic, { libelle: 'Mon espace', href: `/${sien.porte.espace}` }] : menuPublic;
}

/** Where to go before entering: to the sign-in page, or to set up the second factor. */
function gate(door: Door | 'connecte', session: Session, url: URL): string | undefined {
  if (session.actor.id === null) return `/connexion?retour=${encodeURIComponent(url.pathname + url.search)}`;
  if (door === 'connecte' || !door.secondFacteur || session.secondFacteur || !door.roles.includes(session.actor.role))
    return undefined;
  return '/compte/second-facteur';
}
