import { effacerFichier } from '#platform/files/effacer.ts';
import type { AnyJob } from '#platform/jobs/jobs.ts';
import { purger } from '#platform/jobs/purge.ts';
import type { AnyLifecycle } from '#platform/lifecycle.ts';
import type { AnyModele } from '#platform/mail/mail.ts';
import { envoyerCourriel } from '#platform/mail/send.ts';
import * as activites from './activites/index.ts';
import * as arrivee from './arrivee/index.ts';
import * as ateliers from './ateliers/index.ts';
import * as avenants from './avenants/index.ts';
import * as candidats from './candidats/index.ts';
import * as communaute from './communaute/index.ts';
import * as comptes from './comptes/index.ts';
import * as concertation from './concertation/index.ts';
import * as conformite from './conformite/index.ts';
import * as contact from './contact/index.ts';
import * as contrats from './contrats/index.ts';
import * as conventions from './conventions/index.ts';
import * as equipes from './equipes/index.ts';
import * as formation from './formation/index.ts';
import * as imports from './imports/index.ts';
import * as lieux from './lieux/index.ts';
import * as miseEnRelation from './mise-en-relation/index.ts';
import * as offres from './offres/index.ts';
import * as referentiels from './referentiels/index.ts';
import * as ruptures from './ruptures/index.ts';
import * as statistiques from './statistiques/index.ts';
import * as structures from './structures/index.ts';
import * as suivi from './suivi/index.ts';
import * as territoires from './territoires/index.ts';
import * as versements from './versements/index.ts';

/** Every life cycle: the diagrams, the SQL checks and the generated tests read them here. */
export const CYCLES: readonly AnyLifecycle[] = [
  ...structures.cycles,
  ...concertation.cycles,
  ...candidats.cycles,
  ...miseEnRelation.cycles,
  ...offres.cycles,
  ...conformite.cycles,
  ...contrats.cycles,
  ...conventions.cycles,
  ...versements.cycles,
  ...ruptures.cycles,
  ...avenants.cycles,
  ...formation.cycles,
  ...equipes.cycles,
  ...statistiques.cycles,
  ...suivi.cycles,
  ...arrivee.cycles,
  ...communaute.cycles,
  ...ateliers.cycles,
  ...activites.cycles,
  ...contact.cycles,
];

/** Every e-mail that may leave, with an example of each. */
export const MODELES: readonly AnyModele[] = [
  ...comptes.modeles,
  ...structures.modeles,
  ...concertation.modeles,
  ...candidats.modeles,
  ...miseEnRelation.modeles,
  ...conformite.modeles,
  ...contrats.modeles,
  ...conventions.modeles,
  ...versements.modeles,
  ...ruptures.modeles,
  ...avenants.modeles,
  ...formation.modeles,
  ...equipes.modeles,
  ...statistiques.modeles,
  ...suivi.modeles,
  ...arrivee.modeles,
  ...communaute.modeles,
  ...ateliers.modeles,
  ...lieux.modeles,
  ...contact.modeles,
];

/** Every job of the worker. */
export const TACHES: readonly AnyJob[] = [
  envoyerCourriel,
  effacerFichier,
  purger,
  ...comptes.taches,
  ...structures.taches,
  ...concertation.taches,
  ...candidats.taches,
  ...miseEnRelation.taches,
  ...imports.taches,
  ...offres.taches,
  ...conformite.taches,
  ...contrats.taches,
  ...conventions.taches,
  ...versements.taches,
  ...ruptures.taches,
  ...formation.taches,
  ...equipes.taches,
  ...statistiques.taches,
  ...suivi.taches,
  ...arrivee.taches,
  ...communaute.taches,
  ...ateliers.taches,
  ...activites.taches,
  ...contact.taches,
  ...territoires.taches,
  ...referentiels.taches,
];
