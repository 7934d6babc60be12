import { z } from 'zod';
import { cases, choix, date, liste, texteFacultatif, texteLong } from '#platform/form/champs.ts';
import { type Champ, form, type Option } from '#platform/form/form.ts';
import { champDe } from './equipement.ts';
import { COUPES, LIVRAISONS, MANQUES, TAILLES, TRANSPORTS } from './regles.ts';
import { AVIS, ETATS, SOCLE } from './socle.ts';

const taille = liste({
  libelle: 'Taille de la tenue',
  vide: 'Choisissez la taille.',
  options: TAILLES.map((valeur) => ({ valeur, libelle: valeur })),
});
const coupe = choix({ libelle: 'Coupe', vide: 'Choisissez la coupe.', options: COUPES });

/** The outfit, and where the kit is delivered. */
export const formulaireKit = form('arrivee.kit', {
  taille,
  coupe,
  livraison: choix({ libelle: 'Livraison', vide: 'Dites où livrer le kit.', options: LIVRAISONS }),
  adresse: texteFacultatif({
    libelle: 'Adresse',
    indication: 'Seulement pour une autre adresse que celle de la structure. Elle est effacée après la réception.',
    max: 200,
  }),
  codePostalVille: texteFacultatif({ libelle: 'Code postal et ville', max: 100 }),
});

/** What lacks in a parcel, and the size to send again. */
export const formulaireManque = form('arrivee.manque', {
  manques: cases({ libelle: 'Ce qui manque', vide: 'Cochez ce qui manque.', options: MANQUES }),
  taille,
  coupe,
  precisions: texteLong({ libelle: 'Précisions', indication: 'Lues par l’ANCT, qui complète l’envoi.', max: 300 }),
});

/** A list in which nothing may be chosen: what is not said yet. */
function listeFacultative<const V extends string>(
  libelle: string,
  premier: string,
  options: readonly (Option & { valeur: V })[],
): Champ<V | null> {
  const connue = (texte: string): V | null => options.find(({ valeur }) => valeur === texte)?.valeur ?? null;
  return {
    ...liste({ libelle, vide: premier, options }),
    premier,
    requis: false,
    schema: z.string().transform(connue),
  };
}

const etats = Object.fromEntries(
  SOCLE.flatMap(({ code, libelle }) => [
    [champDe('etat', code), listeFacultative(libelle, 'Pas encore dit', ETATS)],
    [champDe('date', code), date({ libelle: `${libelle} : jour prévu` })],
  ]),
);
/** What the structure says of each thing of the socle, and how the conseiller travels. */
export const formulaireEquipement = form('arrivee.equipement', {
  ...etats,
  transport: listeFacultative(
    'Comment se déplace-t-il, si ses missions sont hors les murs ?',
    'Pas encore dit',
    TRANSPORTS,
  ),
});

/** What the conseiller answers, thing by thing. */
export const formulaireConfirmation = form(
  'arrivee.confirmation',
  Object.fromEntries(
    SOCLE.flatMap(({ code, libelle }) => [
      [champDe('avis', code), listeFacultative(libelle, 'Je ne sais pas encore', AVIS)],
      [champDe('note', code), texteFacultatif({ libelle: `${libelle} : un mot à votre structure`, max: 200 })],
    ]),
  ),
);

/** The days that the structure knows. */
export const formulaireDates = form('arrivee.dates', {
  priseDePosteLe: date({
    libelle: 'Prise de poste',
    indication: 'Le jour où le conseiller a commencé, une fois ce jour passé.',
  }),
  departFormationLe: date({
    libelle: 'Départ en formation',
    indication: 'Si l’organisme de formation ne l’a pas encore fixé.',
  }),
});

type Dits = Readonly<Record<string, unknown>>;

/** What the structure said, thing by thing, as its gesture takes it. */
export const chosesDites = (dits: Dits) =>
  SOCLE.map(({ code }) => ({
    code,
    etat: ETATS.find(({ valeur }) => valeur === dits[champDe('etat', code)])?.valeur ?? null,
    prevuLe: String(dits[champDe('date', code)] ?? '') || null,
  }));

/** What the conseiller answered, thing by thing. */
export const reponsesDites = (dits: Dits) =>
  SOCLE.map(({ code }) => ({
    code,
    avis: AVIS.find(({ valeur }) => valeur === dits[champDe('avis', code)])?.valeur ?? null,
    note: String(dits[champDe('note', code)] ?? ''),
  }));
