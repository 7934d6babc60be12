/** What a device keeps: `file` and `brouillons` sealed, by person; the key apart, so that it can be thrown away alone. */
const BASE = 'terrain';
export const BASE_DE_LA_CLE = 'terrain-cle';

const promesse = <Valeur>(demande: IDBRequest<Valeur>): Promise<Valeur> =>
  new Promise((resolve, reject) => {
    demande.onsuccess = () => resolve(demande.result);
    demande.onerror = () => reject(demande.error);
  });

function ouvrir(nom: string, creer: (base: IDBDatabase) => void): Promise<IDBDatabase> {
  const demande = indexedDB.open(nom, 1);
  demande.onupgradeneeded = () => creer(demande.result);
  return promesse(demande);
}

/** One transaction, flushed to the disk before it is said done: a process killed afterwards has lost nothing. */
async function dans<Valeur>(
  base: IDBDatabase,
  mode: IDBTransactionMode,
  faire: (magasin: (nom: string) => IDBObjectStore) => IDBRequest<Valeur>,
): Promise<Valeur> {
  try {
    const transaction = base.transaction([...base.objectStoreNames], mode, { durability: 'strict' });
    const finie = new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error);
    });
    const valeur = promesse(faire((nom) => transaction.objectStore(nom)));
    valeur.catch(() => undefined);
    await finie;
    return await valeur;
  } finally {
    base.close();
  }
}

const ouvrirBase = () =>
  ouvrir(BASE, (base) => {
    base.createObjectStore('file', { keyPath: 'id' }).createIndex('personne', 'personne');
    base.createObjectStore('brouillons', { keyPath: 'personne' });
  });
const ouvrirCle = () => ouvrir(BASE_DE_LA_CLE, (base) => void base.createObjectStore('cle'));

/** Bytes that the key of a person reads, and nobody else. */
export type Scelle = { readonly iv: Uint8Array<ArrayBuffer>; readonly contenu: ArrayBuffer };
export type LigneScellee = Scelle & {
  readonly id: string;
  readonly personne: string;
  readonly rang: number;
  readonly version: string;
};
export type BrouillonScelle = Scelle & { readonly personne: string };
export type Detenteur = { readonly personne: string; readonly cle: CryptoKey };

export const lignesDe = async (personne: string): Promise<LigneScellee[]> =>
  dans(await ouvrirBase(), 'readonly', (magasin) => magasin('file').index('personne').getAll(personne));
/**
 * Puts an activity in the queue; in the same moment the draft that it was goes (`null`), or gives way to another, so that
 * it is never there twice.
 */
export const garderLigne = async (ligne: LigneScellee, suite?: BrouillonScelle | null): Promise<unknown> =>
  dans(await ouvrirBase(), 'readwrite', (magasin) => {
    if (suite === null) magasin('brouillons').delete(ligne.personne);
    if (suite) magasin('brouillons').put(suite);
    return magasin('file').put(ligne);
  });
/** Writes a row again, or takes it out, unless it has changed since it was read. */
export const changerLigne = async (id: string, version: string, en?: LigneScellee): Promise<boolean> => {
  const lue = await dans(await ouvrirBase(), 'readwrite', (magasin) => {
    const demande: IDBRequest<LigneScellee | undefined> = magasin('file').get(id);
    demande.addEventListener('success', () => {
      if (demande.result?.version !== version) return;
      if (en) magasin('file').put(en);
      else magasin('file').delete(id);
    });
    return demande;
  });
  return lue?.version === version;
};

export const brouillonDe = async (personne: string): Promise<BrouillonScelle | undefined> =>
  dans(await ouvrirBase(), 'readonly', (magasin) => magasin('brouillons').get(personne));
export const garderBrouillon = async (brouillon: BrouillonScelle): Promise<unknown> =>
  dans(await ouvrirBase(), 'readwrite', (magasin) => magasin('brouillons').put(brouillon));

export const detenteur = async (): Promise<Detenteur | undefined> =>
  dans(await ouvrirCle(), 'readonly', (magasin) => magasin('cle').get('actuelle'));
export const garderDetenteur = async (lui: Detenteur): Promise<unknown> =>
  dans(await ouvrirCle(), 'readwrite', (magasin) => magasin('cle').put(lui, 'actuelle'));
