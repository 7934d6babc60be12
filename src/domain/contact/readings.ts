import type { Perimetre } from '#platform/actor.ts';
import type { Db } from '#platform/db/guard.ts';
import { NotFound } from '#platform/errors.ts';
import { paginer, parcourir } from '#platform/table/keyset.ts';
import type { Sujet } from './formulaires.ts';
import type { StatutMessage } from './lifecycle.ts';

/** What the list of messages is narrowed to. Unwanted messages never mix with the others. */
export type FiltreMessages = {
  readonly etat: StatutMessage | 'indesirable';
  readonly sujet?: Sujet | undefined;
};
export type LigneMessage = {
  readonly id: string;
  readonly numero: number;
  readonly statut: StatutMessage;
  readonly profil: string;
  readonly sujet: string;
  readonly nom: string;
  readonly recu_le: Date;
  readonly traite_le: Date | null;
};

const filtres = (db: Db, { etat, sujet }: FiltreMessages) => {
  const deCeStatut = db
    .selectFrom('messages')
    .where('indesirable', '=', etat === 'indesirable')
    .where('statut', '=', etat === 'indesirable' ? 'recu' : etat);
  return sujet ? deCeStatut.where('sujet', '=', sujet) : deCeStatut;
};
const lignes = (db: Db, filtre: FiltreMessages) =>
  filtres(db, filtre).select(['id', 'numero', 'statut', 'profil', 'sujet', 'nom', 'recu_le', 'traite_le']);

const cles = [
  { colonne: 'recu_le' as const, lire: (ligne: LigneMessage) => ligne.recu_le },
  { colonne: 'id' as const, lire: (ligne: LigneMessage) => ligne.id },
];
/** Those who wait the longest come first; what is done, the latest first. */
const sensDe = ({ etat }: FiltreMessages) => (etat === 'recu' ? ('asc' as const) : ('desc' as const));

const exigerNation = (perimetre: Perimetre) => {
  if (perimetre.type !== 'nation') throw new NotFound('messages');
};

/** One page of messages: no address nor text in it. */
export async function listerMessages(db: Db, perimetre: Perimetre, filtre: FiltreMessages, curseur?: string) {
  exigerNation(perimetre);
  return paginer(lignes(db, filtre), { cles, sens: sensDe(filtre), curseur });
}

/** How many the filter keeps. */
export async function compterMessages(db: Db, perimetre: Perimetre, filtre: FiltreMessages): Promise<number> {
  exigerNation(perimetre);
  const { n } = await filtres(db, filtre)
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(n);
}

/** Every message that the filter keeps, for an export. */
export function parcourirMessages(db: Db, perimetre: Perimetre, filtre: FiltreMessages) {
  exigerNation(perimetre);
  return parcourir(lignes(db, filtre), { cles, sens: sensDe(filtre) });
}

/** One message whole, with the address of the person: its reading is audited by whoever shows it. */
export async function lireMessage(db: Db, perimetre: Perimetre, messageId: string) {
  exigerNation(perimetre);
  const message = await db.selectFrom('messages').selectAll().where('id', '=', messageId).executeTakeFirst();
  if (!message) throw new NotFound(`message ${messageId}`);
  return message;
}
export type Message = Awaited<ReturnType<typeof lireMessage>>;
