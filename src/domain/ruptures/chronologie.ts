import { sql } from 'kysely';
import { posteDuVersement } from '#domain/versements/index.ts';
import type { Perimetre } from '#platform/actor.ts';
import type { Db } from '#platform/db/guard.ts';
import { euros } from '#platform/texte.ts';

type Ligne = {
  readonly le: Date;
  readonly quoi: string;
  readonly motif: string | null;
  readonly role: string;
  readonly centimes: number | null;
  readonly numero: number | null;
  readonly detail: string | null;
};
/** One thing that happened to a post: what, who did it, when, why. */
export type FaitDuPoste = {
  readonly quoi: string;
  readonly qui: string;
  readonly le: Date;
  readonly motif: string | null;
};

const montant = ({ centimes }: Ligne) => euros(centimes ?? 0);
const PHRASES: Readonly<Record<string, (ligne: Ligne) => string>> = {
  'poste.attribuer': (ligne) => `Poste attribué, ${montant(ligne)}`,
  'contrat.enregistrerSignature': ({ numero }) => `Contrat n° ${numero} signé`,
  'contrat.rompre': ({ numero }) => `Contrat n° ${numero} rompu`,
  'contrat.retablir': ({ numero }) => `Contrat n° ${numero} rétabli`,
  'contrat.terminer': ({ numero }) => `Contrat n° ${numero} terminé`,
  'versement.echoir': (ligne) => `Versement n° ${ligne.numero} dû, ${montant(ligne)}`,
  'versement.emettre': (ligne) => `Versement n° ${ligne.numero} transmis à la banque, ${montant(ligne)}`,
  'versement.verser': (ligne) => `Versement n° ${ligne.numero} fait, ${montant(ligne)}`,
  'versement.rejeter': (ligne) => `Versement n° ${ligne.numero} rejeté par la banque`,
  'versement.reprendre': (ligne) => `Versement n° ${ligne.numero} repris par la banque, ${montant(ligne)}`,
  'versement.annuler': (ligne) => `Versement n° ${ligne.numero} annulé, ${montant(ligne)}`,
  'versement.retablir': (ligne) => `Versement n° ${ligne.numero} rétabli, ${montant(ligne)}`,
  'retenue.poser': () => 'Versements retenus',
  'retenue.lever': () => 'Versements libérés',
  'rupture.declarer': ({ numero }) => `Rupture n° ${numero} déclarée`,
  'rupture.annuler': ({ numero }) => `Rupture n° ${numero} annulée`,
  'recouvrement.demander': (ligne) => `Remboursement demandé, ${montant(ligne)}`,
  'recouvrement.recouvre': (ligne) => `Remboursement reçu, ${montant(ligne)}`,
  'recouvrement.annule': () => 'Demande de remboursement annulée',
  'contrat.prolonger': ({ numero }) => `Contrat n° ${numero} prolongé`,
  'contrat.renouveler': ({ numero }) => `Contrat n° ${numero} renouvelé`,
  'contrat.transferer': ({ numero }) => `Contrat n° ${numero} transféré`,
  'poste.transferer': () => 'Poste transféré',
  'avenant.demandee': ({ numero, detail }) => `Demande n° ${numero} : ${OBJETS[detail ?? '']}`,
  'avenant.avis': ({ numero, detail }) =>
    `Réponse ${detail === 'favorable' ? 'favorable' : 'défavorable'} à la demande n° ${numero}`,
  'avenant.acceptee': (ligne) =>
    `Demande n° ${ligne.numero} acceptée${ligne.centimes === null ? '' : ` : poste rendu, ${montant(ligne)} reviennent au programme`}`,
  'avenant.refusee': ({ numero }) => `Demande n° ${numero} refusée`,
  'avenant.retiree': ({ numero }) => `Demande n° ${numero} retirée`,
};
const OBJETS: Readonly<Record<string, string>> = {
  rendre_poste: 'rendre ce poste',
  renouveler_poste: 'renouveler ce poste',
  transferer_poste: 'transférer ce poste',
};
const QUI: Readonly<Record<string, string>> = {
  structure: 'la structure',
  anct: 'l’ANCT',
  banque_des_territoires: 'la Banque des Territoires',
  valideur: 'la Banque des Territoires',
  prefecture: 'la préfecture',
  accueil: 'la structure d’accueil',
};

/** Everything that happened to a post of the perimeter, the oldest first. @throws NotFound */
export async function lireChronologie(db: Db, perimetre: Perimetre, posteId: string): Promise<readonly FaitDuPoste[]> {
  await posteDuVersement(db, perimetre, posteId);
  const { rows } = await sql<Ligne>`
    select p.cree_le as le, 'poste.attribuer' as quoi, null as motif, 'anct' as role, d.montant_centimes / d.nombre_postes as centimes, p.numero, null as detail
      from postes p join decisions d on d.id = p.decision_id where p.id = ${posteId}
    union all select transfere_le, 'poste.transferer', null, 'anct', null, null, null from postes_transferts where poste_id = ${posteId}
    union all select h.fait_le, 'contrat.' || h.geste, h.motif, h.role, null, k.numero, null
      from contrats_historique h join contrats k on k.id = h.contrat_id
      where k.poste_id = ${posteId} and h.geste in ('enregistrerSignature', 'prolonger', 'renouveler', 'transferer', 'rompre', 'retablir', 'terminer')
    union all select echu_le, 'versement.echoir', null, 'systeme', montant_centimes, numero, null
      from versements where poste_id = ${posteId} and echu_le is not null
    union all select h.fait_le, 'versement.' || h.geste, h.motif, h.role, v.montant_centimes, v.numero, null
      from versements_historique h join versements v on v.id = h.versement_id
      where v.poste_id = ${posteId} and h.geste in ('emettre', 'verser', 'rejeter', 'reprendre', 'annuler', 'retablir')
    union all select posee_le, 'retenue.poser', motif, 'anct', null, null, null from retenues where poste_id = ${posteId}
    union all select levee_le, 'retenue.lever', null, 'anct', null, null, null
      from retenues where poste_id = ${posteId} and levee_le is not null
    union all select declaree_le, 'rupture.declarer', null, 'structure', null, numero, null
      from ruptures where poste_id = ${posteId}
    union all select statut_le, 'rupture.annuler', reponse, case when reponse is null then 'structure' else 'anct' end, null, numero, null
      from ruptures where poste_id = ${posteId} and statut = 'annulee'
    union all select demande_le, 'recouvrement.demander', null, 'anct', centimes, numero, null
      from recouvrements where poste_id = ${posteId}
    union all select statut_le, 'recouvrement.' || statut, null, case when statut = 'annule' then 'anct' else 'valideur' end, centimes, numero, null
      from recouvrements where poste_id = ${posteId} and statut <> 'demande'
    union all select a.demandee_le, 'avenant.demandee', a.motif, 'structure', null, a.numero, a.type
      from avenants a join avenants_postes l on l.avenant_id = a.id where l.poste_id = ${posteId}
    union all select a.avis_le, 'avenant.avis', a.avis_motif, case when a.vers_structure_id is null then 'prefecture' else 'accueil' end, null, a.numero, a.avis
      from avenants a join avenants_postes l on l.avenant_id = a.id where l.poste_id = ${posteId} and a.avis_le is not null
    union all select a.statut_le, 'avenant.' || a.statut, a.reponse, case when a.statut = 'retiree' then 'structure' else 'anct' end, l.reste_centimes, a.numero, a.type
      from avenants a join avenants_postes l on l.avenant_id = a.id where l.poste_id = ${posteId} and a.statut in ('acceptee', 'refusee', 'retiree')
    order by le, quoi`.execute(db);
  return rows.map((ligne) => ({
    quoi: PHRASES[ligne.quoi]?.(ligne) ?? ligne.quoi,
    qui: QUI[ligne.role] ?? 'la plateforme',
    le: ligne.le,
    motif: ligne.motif,
  }));
}
