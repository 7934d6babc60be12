import { heure } from '#platform/form/champs.ts';
import type { Champ } from '#platform/form/form.ts';
import { heureDeChamp } from '#platform/form/heure.ts';
import { chevauchement, JOURS, MINUTES_PAR_JOUR, PLAGES_PAR_JOUR, type Plage, type Semaine } from './semaine.ts';

const LIBELLES = { de: 'De', a: 'à' } as const;
type Borne = keyof typeof LIBELLES;
const champ = (jour: string, plage: number, borne: Borne) => `${jour}${plage}${borne}`;
const PLAGES = Array.from({ length: PLAGES_PAR_JOUR }, (_, rang) => rang + 1);

/** The names of the fields of a day, in the order they are typed. */
export const champsDuJour = (jour: string): string[] =>
  PLAGES.flatMap((plage) => [champ(jour, plage, 'de'), champ(jour, plage, 'a')]);

/** Two spans a day: an opening and a closing each, left empty when there is none. */
export const champsDeSemaine: Readonly<Record<string, Champ<number | null>>> = Object.fromEntries(
  JOURS.flatMap((jour) =>
    PLAGES.flatMap((plage) => [
      [champ(jour, plage, 'de'), heure({ libelle: plage === 1 ? LIBELLES.de : 'Puis de' })],
      [champ(jour, plage, 'a'), heure({ libelle: LIBELLES.a })],
    ]),
  ),
);

type Valeurs = Readonly<Record<string, unknown>>;
type Lue = { readonly semaine: Semaine; readonly problemes: Readonly<Record<string, string>> };

/** The week that the fields give, and what is wrong in them by field. A closing at or before its opening is the day after. */
export function semaineDuFormulaire(valeurs: Valeurs): Lue {
  const problemes: Record<string, string> = {};
  const minute = (nom: string) => (typeof valeurs[nom] === 'number' ? valeurs[nom] : undefined);
  const semaine = JOURS.map((jour) =>
    PLAGES.flatMap((rang): Plage[] => {
      const [nomDe, nomA] = [champ(jour, rang, 'de'), champ(jour, rang, 'a')];
      const [debut, fin] = [minute(nomDe), minute(nomA)];
      if (debut === undefined && fin !== undefined) problemes[nomDe] = `${jour} : donnez aussi l’heure d’ouverture.`;
      if (debut !== undefined && fin === undefined) problemes[nomA] = `${jour} : donnez aussi l’heure de fermeture.`;
      if (debut === undefined || fin === undefined) return [];
      return [{ debut: debut % MINUTES_PAR_JOUR, fin: fin <= debut ? fin + MINUTES_PAR_JOUR : fin }];
    }).sort((une, autre) => une.debut - autre.debut),
  );
  const rang = chevauchement(semaine);
  const jour = rang === undefined ? undefined : JOURS[rang];
  if (jour && Object.keys(problemes).length === 0)
    problemes[champ(jour, 1, 'de')] = `${jour} : deux horaires se chevauchent. Corrigez l’un des deux.`;
  return { semaine, problemes: majuscules(problemes) };
}

const majuscules = (problemes: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    Object.entries(problemes).map(([nom, phrase]) => [nom, phrase.charAt(0).toUpperCase() + phrase.slice(1)]),
  );

/** The fields already filled with a week. */
export const valeursDeSemaine = (semaine: Semaine): Readonly<Record<string, string>> =>
  Object.fromEntries(
    JOURS.flatMap((jour, place) =>
      (semaine[place] ?? []).slice(0, PLAGES_PAR_JOUR).flatMap(({ debut, fin }, rang) => [
        [champ(jour, rang + 1, 'de'), heureDeChamp(debut)],
        [champ(jour, rang + 1, 'a'), heureDeChamp(fin)],
      ]),
    ),
  );
