import { sql } from 'kysely';
import type { Actor } from '#platform/actor.ts';
import type { Db } from '#platform/db/guard.ts';
import type { ArriveeLue } from './readings.ts';
import { estConfirme } from './socle.ts';

/** One step of a conseiller's first week (guide, étapes 8 and 9): ticked by what happened, done behind one link. */
export type Etape = {
  readonly libelle: string;
  readonly lien: string;
  readonly fait: boolean;
  /** Not before the contract begins. */
  readonly enPoste?: true;
};
type Arrivee = Pick<ArriveeLue, 'kit' | 'equipements' | 'suivi_connu_le'>;
export type Faits = {
  readonly lieu: boolean;
  readonly activite: boolean;
  readonly evenement: boolean;
  readonly formation: boolean;
};

/** What the conseiller signed in has already done elsewhere, in one query. */
export async function lireFaits(db: Db, { id }: Actor): Promise<Faits> {
  const { rows } = await sql<Faits>`
    with moi as (select id, numero from candidats where utilisateur_id = ${id})
    select
      exists (select 1 from lieux_conseillers r join moi on r.conseiller = moi.numero) as lieu,
      exists (select 1 from activites a join moi on a.conseiller = moi.numero where a.supprimee_le is null) as activite,
      exists (select 1 from inscriptions_evenements i join moi on i.conseiller = moi.numero where i.statut <> 'desinscrite') as evenement,
      exists (select 1 from formations f join mises_en_relation m on m.id = f.mise_en_relation_id join moi on m.candidat_id = moi.id
        where f.statut in ('inscrite', 'en_cours', 'interrompue', 'terminee', 'dispensee')) as formation`.execute(db);
  return rows[0] ?? { lieu: false, activite: false, evenement: false, formation: false };
}

/** The steps in their order. */
export const premiereSemaine = (
  { kit, equipements, suivi_connu_le }: Arrivee,
  { lieu, activite, evenement, formation }: Faits,
): readonly Etape[] => [
  {
    libelle: 'Commandez votre kit : le guide et la tenue',
    lien: '/conseiller/arrivee/kit',
    fait: kit !== 'a_commander',
  },
  {
    libelle: 'Dites quel équipement vous avez, et ce qui vous manque',
    lien: '/conseiller/arrivee/equipement',
    fait: estConfirme(equipements),
  },
  { libelle: 'Ajoutez un lieu où vous recevez', lien: '/conseiller/lieux', fait: lieu, enPoste: true },
  {
    libelle: 'Enregistrez votre première activité',
    lien: '/conseiller/activites/nouvelle',
    fait: activite,
    enPoste: true,
  },
  { libelle: 'Inscrivez-vous à un événement', lien: '/conseiller/evenements', fait: evenement },
  { libelle: 'Voyez quand vous partez en formation', lien: '/conseiller/formation', fait: formation },
  {
    libelle: 'Découvrez le suivi mensuel',
    lien: '/conseiller/arrivee/suivi-mensuel',
    fait: suivi_connu_le !== null,
  },
];
