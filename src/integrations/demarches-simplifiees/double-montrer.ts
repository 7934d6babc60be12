import {
  CHAMPS,
  type ChampDemarche,
  COURRIEL_INSTRUCTEUR,
  type DemarcheDouble,
  INSTRUCTEUR,
  identifiant,
} from './double-donnees.ts';
import {
  correctionEnAttente,
  type DossierDouble,
  type Etat,
  type FichierDouble,
  type MessageDouble,
} from './double-etat.ts';
import { signer } from './double-fichiers.ts';

type Lieu = { readonly etat: Etat; readonly adresse: string };
type Tri = { first?: number; after?: string; updatedSince?: string; order?: string; state?: string };

const PAGE_MAX = 100;
const iso = (le: Date | null | undefined) => le?.toISOString() ?? null;

export const lireDemarche = (lieu: Lieu, { numero, titre }: DemarcheDouble) => ({
  id: identifiant('Procedure', numero),
  number: numero,
  title: titre,
  state: 'publiee',
  groupeInstructeurs: [
    {
      id: identifiant('GroupeInstructeur', 1),
      number: 1,
      label: 'défaut',
      instructeurs: [{ id: INSTRUCTEUR, email: COURRIEL_INSTRUCTEUR }],
    },
  ],
  dossiers: (tri: Tri) => lirePage(lieu, numero, tri),
});

/** In the order of the last change when `updatedSince` is given, of the numbers otherwise; the cursor holds the place. */
function lirePage(lieu: Lieu, demarche: number, { first = PAGE_MAX, after, updatedSince, order, state }: Tri) {
  const place = ({ modifieLe, numero }: DossierDouble) =>
    `${updatedSince ? modifieLe.toISOString() : ''};${String(numero).padStart(12, '0')}`;
  const apres = after && Buffer.from(after, 'base64').toString('latin1');
  const sens = order === 'DESC' ? -1 : 1;
  const suite = lieu.etat
    .visibles()
    .filter((un) => un.demarche === demarche && (!state || un.etat === state))
    .filter(({ modifieLe }) => !updatedSince || modifieLe.getTime() >= Date.parse(updatedSince))
    .sort((un, autre) => sens * (place(un) < place(autre) ? -1 : 1))
    .filter((un) => !apres || (sens === 1 ? place(un) > apres : place(un) < apres));
  const page = suite.slice(0, Math.min(first, PAGE_MAX));
  const curseur = (un: DossierDouble | undefined) => un && Buffer.from(place(un)).toString('base64');
  return {
    nodes: page.map((un) => montrerDossier(lieu, un)),
    pageInfo: {
      hasNextPage: suite.length > page.length,
      hasPreviousPage: Boolean(apres),
      startCursor: curseur(page[0]),
      endCursor: curseur(page.at(-1)),
    },
  };
}

export const montrerDossier = (lieu: Lieu, dossier: DossierDouble) => ({
  id: identifiant('Dossier', dossier.numero),
  number: dossier.numero,
  state: dossier.etat,
  archived: false,
  prefilled: true,
  dateDepot: iso(dossier.deposeLe),
  datePassageEnConstruction: iso(dossier.deposeLe),
  datePassageEnInstruction: iso(dossier.instruitLe),
  dateTraitement: iso(dossier.traiteLe),
  dateDerniereModification: iso(dossier.modifieLe),
  dateDerniereCorrectionEnAttente: iso(correctionEnAttente(dossier)?.le),
  motivation: dossier.motivation,
  usager: { id: identifiant('User', 1), email: dossier.email },
  demandeur: {
    __typename: dossier.sansEntreprise ? 'PersonneMoraleIncomplete' : 'PersonneMorale',
    id: identifiant('PersonneMorale', dossier.numero),
    siret: dossier.siret,
    entreprise: { raisonSociale: 'STRUCTURE DE DEMONSTRATION', formeJuridiqueCode: '7210' },
  },
  champs: CHAMPS.map((champ) => montrerChamp(lieu, dossier, champ)),
  messages: dossier.messages.map(montrerMessage),
  traitements: dossier.traitements.map(({ event, le, motivation }) => ({
    event,
    motivation,
    emailAgentTraitant: COURRIEL_INSTRUCTEUR,
    dateTraitement: iso(le),
  })),
});

function montrerChamp(lieu: Lieu, dossier: DossierDouble, { numero, type, libelle }: ChampDemarche) {
  const valeur = dossier.valeurs.get(numero) ?? '';
  return {
    __typename: `${type}Champ`,
    id: identifiant('Champ', numero),
    champDescriptorId: identifiant('Champ', numero),
    label: libelle,
    stringValue: valeur,
    updatedAt: iso(dossier.modifieLe),
    value: type === 'Checkbox' ? valeur === 'true' : valeur || null,
    date: valeur || null,
    files: (dossier.fichiers.get(numero) ?? []).map((fichier) => montrerFichier(lieu, fichier)),
  };
}

const montrerFichier = (lieu: Lieu, fichier: FichierDouble) => ({
  filename: fichier.nom,
  contentType: fichier.type,
  checksum: fichier.empreinte,
  byteSizeBigInt: String(fichier.octets.length),
  url: signer(lieu, fichier),
  virusScanResult: fichier.analyse,
  createdAt: iso(fichier.le),
});

export const montrerMessage = ({ numero, email, texte, le, raison, resolueLe }: MessageDouble) => ({
  id: identifiant('Commentaire', numero),
  email,
  body: texte,
  createdAt: iso(le),
  attachments: [],
  correction: raison && { reason: raison, dateResolution: iso(resolueLe) },
});
