import { z } from 'zod';
import { action, type Tools } from '#platform/action.ts';
import { type Evenement, ecrireAgenda, type UsageAgenda } from '#platform/agenda/agenda.ts';
import { plusJours } from '#platform/dates.ts';
import { Forbidden, NotFound } from '#platform/errors.ts';
import { empreinteDe, nouveauJeton } from '#platform/jetons.ts';
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

/** A private address that calendars read: a new one closes the former. Answers its secret, shown once. */
export const ouvrirAbonnement = action({
  name: 'entretien.abonnerAgenda',
  input: z.object({}),
  async execute({ tx, actor, now }): Promise<string> {
    if (actor.id === null) throw new Forbidden('entretien.abonnerAgenda');
    const { jeton, empreinte } = nouveauJeton();
    await tx
      .insertInto('abonnements_agenda')
      .values({ utilisateur_id: actor.id, empreinte, cree_le: now })
      .onConflict((conflict) => conflict.column('utilisateur_id').doUpdateSet({ empreinte, cree_le: now }))
      .execute();
    return jeton;
  },
});

/** The interviews of the person behind a private address: the last thirty days and all to come. @throws NotFound */
export async function agendaDe(tools: Tools, jeton: string): Promise<string> {
  const now = tools.clock();
  const abonne = await tools.db
    .selectFrom('abonnements_agenda')
    .select('utilisateur_id')
    .where('empreinte', '=', empreinteDe(jeton))
    .executeTakeFirst();
  if (!abonne) throw new NotFound('agenda');
  const lignes = await tools.db
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
    .where('e.debut', '>', plusJours(now, -PASSES_JOURS))
    .where((eb) =>
      eb.or([
        eb('c.utilisateur_id', '=', abonne.utilisateur_id),
        eb(
          'm.structure_id',
          'in',
          eb
            .selectFrom('attributions as a')
            .select('a.structure_id')
            .where('a.utilisateur_id', '=', abonne.utilisateur_id)
            .where('a.structure_id', 'is not', null)
            .where('a.retiree_le', 'is', null),
        ),
      ]),
    )
    .orderBy('e.debut')
    .execute();
  return ecrireAgenda(
    'Entretiens conseillers numériques',
    lignes.flatMap((ligne) => evenementDe(ligne, ligne)),
    { usage: 'abonnement', site: tools.settings.BASE_URL, le: now },
  );
}
