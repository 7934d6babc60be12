import { dateCourte } from '#platform/dates.ts';
import { priseDePosteAttendue } from './regles.ts';
import { type Equipement, manquants, nonDits, socleDe } from './socle.ts';

type Arrivee = {
  readonly kit: 'a_commander' | 'commande' | 'expedie' | 'recu' | 'incomplet';
  readonly equipements: readonly Equipement[];
  readonly debut: string;
  readonly prise_de_poste_le: string | null;
};
/** One thing that a structure still has to do; `page` is where, after the address of the arrival. */
export type Reste = { readonly libelle: string; readonly page: '/equipement' | '/kit' | '/dates' | '#kit' };

/** What a structure still has to do for an arrival on a day (guide, étape 8), in the order in which it is done. */
export const restesDe = (arrivee: Arrivee, aujourdhui: string): readonly Reste[] => [
  ...duSocle(arrivee, aujourdhui),
  ...duKit(arrivee),
  ...(priseDePosteAttendue(arrivee, aujourdhui)
    ? [{ libelle: 'Enregistrer sa prise de poste', page: '/dates' as const }]
    : []),
];

function duSocle({ equipements }: Arrivee, aujourdhui: string): Reste[] {
  const page = '/equipement' as const;
  const restes: Reste[] = [];
  const tus = nonDits(equipements);
  if (tus.length > 0) restes.push({ libelle: 'Dire où en est son équipement', page });
  for (const { libelle, note } of manquants(equipements))
    restes.push({
      libelle: `Fournir ce qui lui manque : ${libelle.toLowerCase()}${note ? ` (« ${note} »)` : ''}`,
      page,
    });
  for (const { libelle, etat, prevu_le, avis } of socleDe(equipements))
    if (etat === 'prevu' && prevu_le !== null && prevu_le < aujourdhui && avis !== 'manque')
      restes.push({ libelle: `Dire si c’est fait : ${libelle.toLowerCase()}, prévu le ${dateCourte(prevu_le)}`, page });
  return restes;
}

function duKit({ kit }: Arrivee): Reste[] {
  if (kit === 'a_commander') return [{ libelle: 'Commander son kit, ou lui rappeler de le faire', page: '/kit' }];
  if (kit === 'expedie') return [{ libelle: 'Dire que son kit est reçu, ou ce qui manque', page: '#kit' }];
  return [];
}
