import { type Appareil, CANAL, type Depart, demanderAcces, envoyer, prendre, reprendre, retirer } from './appareil.ts';
import { BASE_DE_LA_CLE } from './base.ts';
import { garderCoquille, RESERVE, TERRAIN } from './coquille.ts';
import { dire, type Evenement, MESSAGES, phraseDAttente, phraseDEnvoi } from './dire.ts';
import { installer, type Saisie } from './formulaire.ts';
import { montrerFile } from './liste.ts';

const personne = document.documentElement.dataset['personne'] ?? '';
const formulaire = document.querySelector<HTMLFormElement>('form[data-terrain]');
const section = document.querySelector<HTMLElement>('#terrain-file');
const canal = new BroadcastChannel(CANAL);

// Two sentences: what has just happened, and what waits. The other pages have the second one alone, with the way here.
const etat = document.querySelector<HTMLElement>('#terrain-etat');
const [evenement, attente] = [document.createElement('p'), document.createElement('p')];
etat?.append(evenement, attente);
const annoncer = (quoi: Evenement) => dire(evenement, MESSAGES[quoi]);

/** What this device kept for somebody else goes before anything else; what he left to send stays, sealed. */
async function oublierLesAutres(): Promise<void> {
  localStorage.removeItem('terrain');
  localStorage.removeItem('terrain-attente');
  await caches.delete(RESERVE);
  await new Promise((fait) => {
    const demande = indexedDB.deleteDatabase(BASE_DE_LA_CLE);
    demande.onsuccess = fait;
    demande.onerror = fait;
    demande.onblocked = fait;
  });
}

/** The device works for the person of this page: with what it has, or with what the platform gives. */
async function ouvrir(): Promise<Appareil | Evenement | 'autre'> {
  const connu = await reprendre();
  if (connu?.personne === personne) return connu;
  await oublierLesAutres();
  const acces = await demanderAcces();
  if (acces === 'hors-ligne') return 'jamais';
  if (acces === 'deconnecte') return acces;
  return acces.personne === personne ? prendre(acces) : 'autre';
}

/** What opens without network, and what sends when it comes back with no page open. */
async function garderPourPlusTard(): Promise<void> {
  await navigator.serviceWorker?.register('/terrain.js', { scope: '/conseiller/' });
  await garderCoquille(personne);
}

async function demanderSynchro(): Promise<void> {
  const travailleur = await navigator.serviceWorker?.getRegistration('/conseiller/');
  const synchro: { register: (nom: string) => Promise<void> } | undefined =
    travailleur && Reflect.get(travailleur, 'sync');
  await synchro?.register('activites').catch(() => undefined);
}

async function demarrer(): Promise<void> {
  const appareil = await ouvrir();
  if (appareil === 'autre') return location.reload();
  if (typeof appareil === 'string') return annoncer(appareil);
  // A first reading of what waits: a device that keeps nothing says so before anything is typed.
  const brouillon = await appareil.lireBrouillon();
  localStorage.setItem('terrain', personne);
  garderPourPlusTard().catch(() => undefined);
  const saisie = formulaire && installer(formulaire, gestesDe(appareil));
  if (brouillon && saisie) {
    saisie.remplacer(brouillon);
    annoncer('reprise');
  }
  const suivre = () => partir(appareil, saisie);
  canal.onmessage = async ({ data }: MessageEvent<Depart>) => {
    await montrer(appareil, saisie);
    raconter(data);
  };
  addEventListener('online', suivre);
  addEventListener('terrain', suivre);
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && suivre());
  await suivre();
}

const PARTIR = () => dispatchEvent(new Event('terrain'));

const gestesDe = (appareil: Appareil) => ({
  garder: (brouillon: Parameters<Appareil['garderBrouillon']>[0]) =>
    appareil.garderBrouillon(brouillon).catch(() => annoncer('pleine')),
  async enregistrer(...une: Parameters<Appareil['enregistrer']>): Promise<boolean> {
    try {
      await appareil.enregistrer(...une);
    } catch {
      annoncer('pleine');
      return false;
    }
    annoncer('gardee');
    etat?.scrollIntoView();
    navigator.storage?.persist?.().catch(() => undefined);
    PARTIR();
    return true;
  },
});

/** How many wait, and on this page each of them. */
async function montrer(appareil: Appareil, saisie: Saisie | null): Promise<number> {
  const attentes = await appareil.lister();
  const texte = phraseDAttente(attentes, await appareil.illisibles());
  localStorage.setItem('terrain-attente', String(attentes.length));
  dire(attente, { texte, lien: { libelle: 'Voir', href: '#terrain-file' } });
  dire(document.querySelector('[data-attente]'), { texte, lien: { libelle: 'Voir', href: TERRAIN } });
  if (section && saisie)
    montrerFile(section, attentes, {
      corriger: (attente) => {
        saisie.reprendre(attente);
        annoncer('correction');
        etat?.scrollIntoView();
      },
      retirer: async (attente) => {
        const quoi = await retirer(appareil, attente);
        await depart;
        await montrer(appareil, saisie);
        annoncer(quoi);
        etat?.focus();
      },
      renvoyer: () => void partir(appareil, saisie, { tout: true }).then(() => etat?.focus()),
    });
  return attentes.length;
}

/** The last sending: what is said of a deletion is said after it. */
let depart = Promise.resolve();
function partir(...quoi: Parameters<typeof envoyerEtDire>): Promise<void> {
  depart = envoyerEtDire(...quoi);
  return depart;
}

/** Sends what waits, then says what left and what stays. */
async function envoyerEtDire(appareil: Appareil, saisie: Saisie | null, options?: { tout: boolean }): Promise<void> {
  if ((await montrer(appareil, saisie)) === 0) return;
  clearTimeout(plusTard);
  const parti = await envoyer(appareil, options).catch(() => HORS_LIGNE);
  await montrer(appareil, saisie);
  if (parti.envoyees > 0) canal.postMessage(parti);
  raconter(parti);
  if (parti.issue !== 'hors-ligne') return;
  if (options?.tout) annoncer('hors-ligne');
  // A network that is there and leads nowhere says nothing when it mends.
  plusTard = setTimeout(PARTIR, ENCORE_MS);
  await demanderSynchro();
}

const HORS_LIGNE: Depart = { issue: 'hors-ligne', envoyees: 0 };
const ENCORE_MS = 30_000;
let plusTard: ReturnType<typeof setTimeout> | undefined;

function raconter({ issue, envoyees }: Depart): void {
  if (envoyees > 0) dire(evenement, { texte: phraseDEnvoi(envoyees) });
  if (issue === 'autre') location.reload();
  if (issue === 'deconnecte') annoncer('deconnecte');
}

demarrer().catch(() => annoncer('impossible'));
