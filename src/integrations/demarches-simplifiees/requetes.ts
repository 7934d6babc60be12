// `value` is never asked for: its type changes from a champ to the other. `stringValue` is the same for all.
const RESUME = `fragment Resume on Dossier {
  id number state archived dateDepot dateDerniereModification dateTraitement dateDerniereCorrectionEnAttente motivation
  demandeur { ... on PersonneMorale { siret } ... on PersonneMoraleIncomplete { siret } }
  champs { champDescriptorId stringValue }
}`;

const FICHIER = `fragment Fichier on File {
  filename contentType checksum byteSizeBigInt url virusScanResult createdAt
}`;

export const DOSSIERS_MODIFIES = `query dossiersModifies($demarche: Int!, $apres: String, $depuis: ISO8601DateTime) {
  demarche(number: $demarche) {
    dossiers(first: 100, after: $apres, updatedSince: $depuis, order: ASC) {
      pageInfo { hasNextPage endCursor }
      nodes { ...Resume }
    }
  }
}
${RESUME}`;

export const DOSSIER = `query lireDossier($numero: Int!) {
  dossier(number: $numero) {
    ...Resume
    pieces: champs { champDescriptorId label ... on PieceJustificativeChamp { files { ...Fichier } } }
    messages { id email body createdAt attachments { ...Fichier } correction { dateResolution } }
  }
}
${RESUME}
${FICHIER}`;

/** A mutation whose payload is always `{ errors }`, and the message for the two that send one. */
const mutation = (nom: string, plus = '') => {
  const type = `${nom.charAt(0).toUpperCase()}${nom.slice(1)}Input!`;
  return { nom, texte: `mutation ${nom}($input: ${type}) { ${nom}(input: $input) { errors { message } ${plus} } }` };
};
export const MUTATIONS = {
  message: mutation('dossierEnvoyerMessage', 'message { id }'),
  passerEnInstruction: mutation('dossierPasserEnInstruction'),
  repasserEnConstruction: mutation('dossierRepasserEnConstruction'),
  repasserEnInstruction: mutation('dossierRepasserEnInstruction'),
  accepter: mutation('dossierAccepter'),
  refuser: mutation('dossierRefuser'),
  classerSansSuite: mutation('dossierClasserSansSuite'),
} as const;
