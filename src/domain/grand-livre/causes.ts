/** What brings a row of the ledger, in the words of accounting. */
export const CAUSES: Readonly<Record<string, string>> = {
  'programme.ouvrir': 'Dotation du programme',
  'contrat.signe': 'Signature d’un contrat',
  'contrat.renouvele': 'Renouvellement d’un contrat',
  'avenant.transferer': 'Transfert d’un poste à une autre structure',
  'versement.echoir': 'Échéance d’un versement',
  'versement.emettre': 'Ordre de virement',
  'versement.verser': 'Virement exécuté',
  'versement.rejeter': 'Virement rejeté',
  'versement.reprendre': 'Virement repris après une rupture',
  'versement.redevoir': 'Virement repris, de nouveau dû',
  'rupture.confirmer': 'Rupture d’un contrat',
  'rupture.annuler': 'Rupture annulée',
  'recouvrement.demander': 'Demande de remboursement',
  'recouvrement.annuler': 'Demande de remboursement annulée',
  'recouvrement.encaisser': 'Remboursement reçu',
};
