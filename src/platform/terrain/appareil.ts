import {
  brouillonDe,
  changerLigne,
  type Detenteur,
  detenteur,
  garderBrouillon,
  garderDetenteur,
  garderLigne,
  lignesDe,
} from './base.ts';
import { type EnAttente, envoyerTout, type FileDAttente, type Issue, type Paires } from './file.ts';
import { desceller, importerCle, sceller } from './sceau.ts';
import { type Acces, serveurPar } from './serveur.ts';

/** What is being typed: a new activity, or the correction of one that waits (its identifier is then that one's). */
export type Brouillon = {
  readonly id: string;
  readonly valeurs: Paires;
  readonly rang?: number | undefined;
  readonly corrigee?: boolean | undefined;
  /** What was being typed before a correction, taken up again after it. */
  readonly avant?: Paires | undefined;
};
/** What a device does for the person it works for. */
export type Appareil = FileDAttente & {
  readonly personne: string;
  readonly mettre: (attente: EnAttente) => Promise<void>;
  /** Puts in the queue what was a draft; `suite` is the draft that follows it. */
  readonly enregistrer: (attente: EnAttente, suite?: Brouillon) => Promise<void>;
  readonly lireBrouillon: () => Promise<Brouillon | undefined>;
  readonly garderBrouillon: (brouillon: Brouillon) => Promise<void>;
  /** How many activities cannot be read with the key of today. */
  readonly illisibles: () => Promise<number>;
};

const serveur = serveurPar((...appel) => fetch(...appel));
export const demanderAcces = () => serveur.acces();

/** The device works for this person from now on. */
export async function prendre({ personne, cle }: Acces): Promise<Appareil> {
  const lui = { personne, cle: await importerCle(cle) };
  await garderDetenteur(lui);
  return appareilDe(lui);
}

/** The person the device works for, if any. */
export async function reprendre(): Promise<Appareil | undefined> {
  const lui = await detenteur();
  return lui && appareilDe(lui);
}

function appareilDe({ personne, cle }: Detenteur): Appareil {
  const descellees = async () => {
    const lignes = await lignesDe(personne);
    return Promise.all(lignes.map((ligne) => desceller<EnAttente>(cle, ligne)));
  };
  const ligneDe = async (attente: EnAttente) => {
    const { id, rang, version } = attente;
    return { ...(await sceller(cle, attente)), id, personne, rang, version };
  };
  const brouillonScelle = async (brouillon: Brouillon) => ({ ...(await sceller(cle, brouillon)), personne });
  return {
    personne,
    lister: async () =>
      (await descellees())
        .filter((une) => une !== undefined)
        .toSorted((a, b) => a.rang - b.rang || (a.id < b.id ? -1 : 1)),
    illisibles: async () => (await descellees()).filter((une) => une === undefined).length,
    mettre: async (attente) => void (await garderLigne(await ligneDe(attente))),
    enregistrer: async (attente, suite) =>
      void (await garderLigne(await ligneDe(attente), suite ? await brouillonScelle(suite) : null)),
    changer: async ({ id, version }, en) => changerLigne(id, version, en && (await ligneDe(en))),
    async lireBrouillon() {
      const scelle = await brouillonDe(personne);
      return scelle && desceller<Brouillon>(cle, scelle);
    },
    garderBrouillon: async (brouillon) => void (await garderBrouillon(await brouillonScelle(brouillon))),
  };
}

/** What the sending did, told to every page that is open. */
export type Depart = { readonly issue: Issue; readonly envoyees: number };
export const CANAL = 'terrain';

/** Sends what waits, one sending at a time whatever the pages and the worker that ask: each in its turn. */
export const envoyer = (appareil: Appareil, options?: { tout?: boolean }): Promise<Depart> =>
  navigator.locks.request('terrain', async () => {
    const avant = await appareil.lister();
    const issue = await envoyerTout(appareil, serveur, appareil.personne, options);
    const restent = new Set((await appareil.lister()).map(({ id }) => id));
    return { issue, envoyees: avant.filter(({ id }) => !restent.has(id)).length };
  });

/** Takes one out, once no sending is at it: told when it had just left, or may have arrived although no answer came. */
export const retirer = (appareil: Appareil, attente: EnAttente): Promise<'retiree' | 'partie' | 'douteuse'> =>
  navigator.locks.request('terrain', async () => {
    const actuelle = (await appareil.lister()).find(({ id }) => id === attente.id);
    if (!actuelle) return 'partie';
    await appareil.changer(actuelle);
    return actuelle.tentee && !actuelle.refus ? 'douteuse' : 'retiree';
  });
