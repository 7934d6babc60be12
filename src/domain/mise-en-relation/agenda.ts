import type { Tools } from '#platform/action.ts';
import { type Evenement, ecrireAgenda, type UsageAgenda } from '#platform/agenda/agenda.ts';
import { plusJours } from '#platform/dates.ts';
import type { Cotes } from './annoncer.ts';
import type { Entretien } from './entretiens.ts';

const PASSES_JOURS = 30;

/** An interview fixed, as calendars know it; nothing while no date is agreed. */
export function evenementDe(
  entretien: Entretien,
  { structure, prenom }: Pick<Cotes, 'structure' | 'prenom'>,
): Evenement[] {
  const { id, debut, duree_minutes, lieu, message, version, statut } = entretien;
  if (!debut) return [];
  return [
    {
      id,
      titre: `Entretien conseiller numérique : ${structure} et ${prenom}`,
      debut,
      dureeMinutes: duree_minutes,
      lieu,
      description: message,
      version,
      annule: statut === 'annule',
    },
  ];
}

/** The iCalendar file of one interview, or nothing while no date is agreed. */
export function invitationDe(
  tools: Tools,
  entretien: Entretien,
  cotes: Pick<Cotes, 'structure' | 'prenom'>,
  invite?: string,
): string | undefined {
  const evenements = evenementDe(entretien, cotes);
  if (evenements.length === 0) return undefined;
  const usage: UsageAgenda = entretien.statut === 'annule' ? 'annulation' : 'invitation';
  return ecrireAgenda('Entretien', evenements, { usage, site: tools.settings.BASE_URL, le: tools.clock(), invite });
}

/** The interviews of a person, as calendars know them: the last thirty days and all to come. */
export async function agendaDesEntretiens({ db, clock }: Tools, utilisateurId: string): Promise<readonly Evenement[]> {
  const lignes = await db
    .selectFrom('entretiens as e')
    .innerJoin('mises_en_relation as m', 'm.id', 'e.mise_en_relation_id')
    .innerJoin('candidats as c', 'c.id', 'm.candidat_id')
    .innerJoin('structures as s', 's.id', 'm.structure_id')
    .select([
      'e.id',
      'e.mise_en_relation_id',
      'e.statut',
      'e.debut',
      'e.duree_minutes',
      'e.lieu',
      'e.message',
      'e.version',
    ])
    .select(['s.nom as structure', 'c.prenom'])
    .where('e.statut', '=', 'confirme')
    .where('e.debut', '>', plusJours(clock(), -PASSES_JOURS))
    .where((eb) =>
      eb.or([
        eb('c.utilisateur_id', '=', utilisateurId),
        eb(
          'm.structure_id',
          'in',
          eb
            .selectFrom('attributions as a')
            .select('a.structure_id')
            .where('a.utilisateur_id', '=', utilisateurId)
            .where('a.structure_id', 'is not', null)
            .where('a.retiree_le', 'is', null),
        ),
      ]),
    )
    .orderBy('e.debut')
    .execute();
  return lignes.flatMap((ligne) => evenementDe(ligne, ligne));
}
