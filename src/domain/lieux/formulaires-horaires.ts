import { champsDeSemaine, champsDuJour, JOURS, type Semaine, semaineDuFormulaire } from '#domain/horaires/index.ts';
import { caseACocher, date, heure, liste } from '#platform/form/champs.ts';
import { type Champ, form } from '#platform/form/form.ts';

type Valeurs = Readonly<Record<string, unknown>>;

/** Tuesday to Friday as Monday, when it was asked: what was typed for them gives way. */
function commeLeLundi(valeurs: Valeurs): Valeurs {
  if (valeurs['commeLundi'] !== true) return valeurs;
  const lundi = champsDuJour('lundi').map((nom) => valeurs[nom]);
  const copies = ['mardi', 'mercredi', 'jeudi', 'vendredi'].flatMap((jour) =>
    champsDuJour(jour).map((nom, rang) => [nom, lundi[rang]] as const),
  );
  return { ...valeurs, ...Object.fromEntries(copies) };
}

/** The week that the form asks for. */
export const semaineVoulue = (valeurs: Valeurs): Semaine => semaineDuFormulaire(commeLeLundi(valeurs)).semaine;

const champs: Readonly<Record<string, Champ>> & {
  readonly commeLundi: Champ<boolean>;
  readonly fermeFeries: Champ<boolean>;
} = {
  ...champsDeSemaine,
  commeLundi: caseACocher({ libelle: 'Du mardi au vendredi, mêmes horaires que le lundi' }),
  fermeFeries: caseACocher({ libelle: 'Fermé les jours fériés' }),
};

/** The week of a place: two spans a day. */
export const formulaireHoraires = form('lieux.fixerHoraires', champs, (valeurs) => ({
  ...semaineDuFormulaire(commeLeLundi(valeurs)).problemes,
}));

/** Days when a place is exceptionally closed. */
export const formulaireFermeture = form(
  'lieux.ajouterFermeture',
  {
    du: date({ libelle: 'Premier jour de fermeture', vide: 'Donnez le premier jour.' }),
    au: date({ libelle: 'Dernier jour de fermeture', vide: 'Donnez le dernier jour.' }),
  },
  ({ du, au }): Readonly<Record<string, string>> =>
    du > au ? { au: 'Le dernier jour est avant le premier. Vérifiez les deux dates.' } : {},
);

/** When a conseiller is at a place. */
export const formulairePermanence = form(
  'lieux.ajouterPermanence',
  {
    jour: liste({
      libelle: 'Jour',
      vide: 'Choisissez un jour de la semaine.',
      options: JOURS.map((libelle, rang) => ({
        valeur: String(rang + 1),
        libelle: libelle.charAt(0).toUpperCase() + libelle.slice(1),
      })),
    }),
    debut: { ...heure({ libelle: 'De' }), requis: true },
    fin: { ...heure({ libelle: 'À' }), requis: true },
    du: date({ libelle: 'À partir du', vide: 'Donnez le premier jour de cette permanence.' }),
    au: date({ libelle: 'Jusqu’au', indication: 'Laissez vide si vous ne savez pas.' }),
  },
  ({ debut, fin, du, au }): Readonly<Record<string, string>> => ({
    ...(debut === null && { debut: 'Donnez l’heure à laquelle vous arrivez.' }),
    ...(fin === null && { fin: 'Donnez l’heure à laquelle vous partez.' }),
    ...(debut !== null && fin !== null && debut >= fin && { fin: 'Cette heure est avant celle où vous arrivez.' }),
    ...(au !== '' && au < du && { au: 'Ce jour est avant le premier. Vérifiez les deux dates.' }),
  }),
);
