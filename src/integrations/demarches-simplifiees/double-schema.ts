/** The part of the GraphQL contract that CONTRACT.md describes, in our own words: names and types alone are theirs. */
export const SDL = `
scalar ISO8601DateTime
scalar BigInt
scalar URL
enum DossierState { en_construction en_instruction accepte refuse sans_suite }
enum DemarcheState { brouillon publiee close depubliee }
enum CorrectionReason { incomplete incorrect outdated }
enum FileVirusScanResult { pending safe infected integrity_error }
enum Order { ASC DESC }

type Query {
  demarche(number: Int!): Demarche!
  dossier(number: Int!): Dossier!
}
type Demarche {
  id: ID!
  number: Int!
  title: String!
  state: DemarcheState!
  groupeInstructeurs: [GroupeInstructeur!]!
  dossiers(first: Int, after: String, updatedSince: ISO8601DateTime, order: Order = ASC, state: DossierState): DossierConnection!
}
type GroupeInstructeur { id: ID! number: Int! label: String! instructeurs: [Profile!]! }
type Profile { id: ID! email: String! }
type PageInfo { hasNextPage: Boolean! hasPreviousPage: Boolean! startCursor: String endCursor: String }
type DossierConnection { nodes: [Dossier]! pageInfo: PageInfo! }
type Dossier {
  id: ID!
  number: Int!
  state: DossierState!
  archived: Boolean!
  prefilled: Boolean!
  dateDepot: ISO8601DateTime!
  datePassageEnConstruction: ISO8601DateTime!
  datePassageEnInstruction: ISO8601DateTime
  dateTraitement: ISO8601DateTime
  dateDerniereModification: ISO8601DateTime!
  dateDerniereCorrectionEnAttente: ISO8601DateTime
  motivation: String
  usager: Profile!
  demandeur: Demandeur!
  champs: [Champ!]!
  messages: [Message!]!
  traitements: [Traitement!]!
}
interface Demandeur { id: ID! }
type PersonneMorale implements Demandeur { id: ID! siret: String! entreprise: Entreprise }
type PersonneMoraleIncomplete implements Demandeur { id: ID! siret: String! }
type Entreprise { raisonSociale: String! formeJuridiqueCode: String }

interface Champ { id: ID! champDescriptorId: String! label: String! stringValue: String updatedAt: ISO8601DateTime! }
type TextChamp implements Champ {
  id: ID! champDescriptorId: String! label: String! stringValue: String updatedAt: ISO8601DateTime! value: String
}
type SiretChamp implements Champ {
  id: ID! champDescriptorId: String! label: String! stringValue: String updatedAt: ISO8601DateTime!
}
type IntegerNumberChamp implements Champ {
  id: ID! champDescriptorId: String! label: String! stringValue: String updatedAt: ISO8601DateTime! value: BigInt
}
type DateChamp implements Champ {
  id: ID! champDescriptorId: String! label: String! stringValue: String updatedAt: ISO8601DateTime! date: String
}
type CheckboxChamp implements Champ {
  id: ID! champDescriptorId: String! label: String! stringValue: String updatedAt: ISO8601DateTime! value: Boolean!
}
type PieceJustificativeChamp implements Champ {
  id: ID! champDescriptorId: String! label: String! stringValue: String updatedAt: ISO8601DateTime! files: [File!]!
}
type File {
  filename: String!
  contentType: String!
  checksum: String!
  byteSizeBigInt: BigInt!
  url: URL!
  virusScanResult: FileVirusScanResult
  createdAt: ISO8601DateTime!
}
type Message {
  id: ID!
  email: String!
  body: String!
  createdAt: ISO8601DateTime!
  attachments: [File!]!
  correction: Correction
}
type Correction { reason: CorrectionReason! dateResolution: ISO8601DateTime }
type Traitement { event: String! emailAgentTraitant: String dateTraitement: ISO8601DateTime! motivation: String }

type ValidationError { message: String! }
input DossierPasserEnInstructionInput { dossierId: ID! instructeurId: ID! disableNotification: Boolean clientMutationId: String }
input DossierRepasserEnConstructionInput { dossierId: ID! instructeurId: ID! disableNotification: Boolean clientMutationId: String }
input DossierRepasserEnInstructionInput { dossierId: ID! instructeurId: ID! disableNotification: Boolean clientMutationId: String }
input DossierAccepterInput { dossierId: ID! instructeurId: ID! motivation: String disableNotification: Boolean clientMutationId: String }
input DossierRefuserInput { dossierId: ID! instructeurId: ID! motivation: String! disableNotification: Boolean clientMutationId: String }
input DossierClasserSansSuiteInput { dossierId: ID! instructeurId: ID! motivation: String! disableNotification: Boolean clientMutationId: String }
input DossierEnvoyerMessageInput { dossierId: ID! instructeurId: ID! body: String! correction: CorrectionReason clientMutationId: String }
type DossierPayload { clientMutationId: String dossier: Dossier errors: [ValidationError!] }
type DossierEnvoyerMessagePayload { clientMutationId: String message: Message errors: [ValidationError!] }
type Mutation {
  dossierPasserEnInstruction(input: DossierPasserEnInstructionInput!): DossierPayload
  dossierRepasserEnConstruction(input: DossierRepasserEnConstructionInput!): DossierPayload
  dossierRepasserEnInstruction(input: DossierRepasserEnInstructionInput!): DossierPayload
  dossierAccepter(input: DossierAccepterInput!): DossierPayload
  dossierRefuser(input: DossierRefuserInput!): DossierPayload
  dossierClasserSansSuite(input: DossierClasserSansSuiteInput!): DossierPayload
  dossierEnvoyerMessage(input: DossierEnvoyerMessageInput!): DossierEnvoyerMessagePayload
}
`;
