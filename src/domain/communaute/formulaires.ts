import { momentDeSaisie } from '#platform/dates.ts';
import { InvalidInput } from '#platform/errors.ts';
import { date, liste, texte, texteFacultatif, texteLong } from '#platform/form/champs.ts';
import { moment, momentsDe } from '#platform/form/dates-proposees.ts';
import { form, type RawValues, rawValues, type ValeursDuFormulaire } from '#platform/form/form.ts';
import type { EvenementLu } from './evenement.ts';
import { PLACES_MAX, TYPES_D_EVENEMENT, type TypeDEvenement } from './regles.ts';
import type { SaisieDEvenement } from './saisie.ts';

const TYPES = Object.entries(TYPES_D_EVENEMENT).map(([valeur, libelle]) => ({ valeur, libelle }));

/** What an organiser says of an event. A préfecture is not asked for its département. */
export const formulaireEvenement = form('communaute.evenement', {
  type: liste({ libelle: 'Type d’événement', vide: 'Choisissez le type d’événement.', options: TYPES }),
  titre: texte({ libelle: 'Titre', vide: 'Donnez un titre.', max: 150 }),
  debut: moment({
    libelle: 'Début',
    indication: 'Heure de Paris, par exemple 18/02/2021 09:30.',
    vide: 'Donnez le jour et l’heure du début.',
  }),
  fin: moment({ libelle: 'Fin', indication: 'Heure de Paris.', vide: 'Donnez le jour et l’heure de fin.' }),
  lieu: texteFacultatif({ libelle: 'Lieu', indication: 'Vide si tout se passe à distance.', max: 200 }),
  lien: texteFacultatif({
    libelle: 'Lien pour participer à distance',
    indication: 'Montré à ceux qui ont une place. Il commence par https://.',
    max: 500,
  }),
  departements: texteFacultatif({
    libelle: 'Départements',
    indication: 'Leurs numéros, par exemple « 03, 63 ». Vide : toute la France.',
    max: 400,
  }),
  places: texteFacultatif({ libelle: 'Nombre de places', indication: 'Vide : sans limite.', max: 6 }),
  inscriptionJusquAu: date({ libelle: 'Dernier jour pour s’inscrire' }),
  description: texteLong({ libelle: 'Description', indication: 'Le programme, ce qu’il faut apporter.', max: 3000 }),
});

const estType = (valeur: string): valeur is TypeDEvenement => valeur in TYPES_D_EVENEMENT;

/** What the gestures take, from what the form gave. @throws InvalidInput */
export function saisieDuFormulaire(dits: ValeursDuFormulaire<typeof formulaireEvenement>): SaisieDEvenement {
  const { type, places, inscriptionJusquAu, departements, debut, fin, ...textes } = dits;
  if (!estType(type)) throw new InvalidInput({ type: 'Choisissez le type d’événement.' });
  const [du] = momentsDe({ debut });
  const [au] = momentsDe({ fin });
  if (!du || !au) throw new InvalidInput({ debut: 'Donnez le jour et l’heure du début.' });
  return {
    ...textes,
    type,
    debut: du,
    fin: au,
    places: lirePlaces(places),
    inscriptionJusquAu: inscriptionJusquAu || null,
    departements: lireDepartements(departements),
  };
}

function lirePlaces(saisi: string): number | null {
  if (saisi === '') return null;
  const places = Number(saisi.replaceAll(/[\s\u00a0\u202f]/g, ''));
  if (!Number.isInteger(places) || places < 1 || places > PLACES_MAX)
    throw new InvalidInput({ places: `Indiquez un nombre entre 1 et ${PLACES_MAX}, ou laissez vide.` });
  return places;
}

/** « 3, 63 ; 2a » is 03, 63 and 2A. */
const lireDepartements = (saisi: string): string[] =>
  saisi
    .split(/[\s,;]+/)
    .filter(Boolean)
    .map((code) => code.toUpperCase().padStart(2, '0').slice(0, 3));

/** The form already filled with an event. */
export const evenementSaisi = (evenement: EvenementLu): RawValues =>
  rawValues({
    type: evenement.type,
    titre: evenement.titre,
    description: evenement.description,
    debut: momentDeSaisie(evenement.debut),
    fin: momentDeSaisie(evenement.fin),
    lieu: evenement.lieu,
    lien: evenement.lien,
    places: evenement.places,
    inscriptionJusquAu: evenement.inscription_jusqu_au,
    departements: evenement.departements.join(', '),
  });

export const formulaireAnnulation = form('communaute.annulation', {
  motif: texteLong({
    libelle: 'Pourquoi',
    indication: 'Ceux qui sont inscrits, ou en liste d’attente, reçoivent ce motif.',
    vide: 'Dites pourquoi.',
    max: 500,
  }),
});
