import type { Tools } from '#platform/action.ts';
import type { Evenement } from '#platform/agenda/agenda.ts';
import { plusJours } from '#platform/dates.ts';
import { pluriel } from '#platform/texte.ts';
import { endroitEcrit } from './endroit.ts';

const PASSES_JOURS = 30;

type Atelier = {
  readonly id: string;
  readonly titre: string;
  readonly debut: Date;
  readonly duree_minutes: number;
  readonly a_apporter: string;
  readonly version: number;
};

/** A workshop as calendars know it. Who comes is nowhere in it. */
export const evenementDe = (atelier: Atelier, ou: string, annule = false): Evenement => ({
  id: atelier.id,
  titre: atelier.titre,
  debut: atelier.debut,
  dureeMinutes: atelier.duree_minutes,
  lieu: ou,
  description: atelier.a_apporter && `À apporter : ${atelier.a_apporter}`,
  version: atelier.version,
  annule,
});

/** The workshops of a conseiller, as calendars know them: the last thirty days and all to come, with how many come. */
export async function agendaDesAteliers({ db, clock }: Tools, utilisateurId: string): Promise<readonly Evenement[]> {
  const lignes = await db
    .selectFrom('ateliers as a')
    .innerJoin('candidats as c', 'c.numero', 'a.conseiller')
    .innerJoin('communes as o', 'o.code', 'a.commune_code')
    .leftJoin('lieux as l', 'l.numero', 'a.lieu')
    .select(['a.id', 'a.titre', 'a.debut', 'a.duree_minutes', 'a.a_apporter', 'a.version'])
    .select(['a.places', 'a.places_prises', 'l.nom as nomLieu', 'l.adresse', 'o.nom as commune', 'o.codes_postaux'])
    .where('c.utilisateur_id', '=', utilisateurId)
    .where('a.statut', 'in', ['publie', 'tenu'])
    .where('a.debut', '>', plusJours(clock(), -PASSES_JOURS))
    .orderBy('a.debut')
    .execute();
  return lignes.map((ligne) => ({
    ...evenementDe(ligne, endroitEcrit(ligne)),
    description: `${pluriel(ligne.places_prises, 'place prise', 'places prises', 'aucune place prise')} sur ${ligne.places}`,
  }));
}
