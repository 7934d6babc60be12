import type { ArriveeLue } from '#domain/arrivee/index.ts';
import { RENCONTRE_CANDIDATS_JOURS } from '#domain/concertation/index.ts';
import type { DossierLu } from '#domain/conformite/index.ts';
import type { Recrue } from '#domain/contrats/index.ts';
import type { ConventionLue } from '#domain/conventions/index.ts';
import { dernierePublication, type Fiche, premiereSignaturePossible } from '#domain/offres/index.ts';
import type { Structure } from '#domain/structures/index.ts';
import { type SuiviLu, titreDuSuivi } from '#domain/suivi/index.ts';
import { ajouterJours, dateLongue } from '#platform/dates.ts';
import { avecDe, pluriel } from '#platform/texte.ts';

/** One thing to do: what, before when (civil date), where. Later steps of the journey add theirs. */
export type Tache = { readonly libelle: string; readonly echeance?: string; readonly lien?: string };

type Situation = {
  readonly structure: Pick<Structure, 'nature' | 'demarrage_le'>;
  readonly fiche: Pick<Fiche, 'statut'> | undefined;
  readonly activeeLe: string;
  readonly aujourdhui: string;
  readonly demandesAcces: number;
  /** Posts for which nobody is chosen yet. */
  readonly postesLibres: number;
  /** Those who accepted, and until when each contract is to be signed. */
  readonly recrues: readonly (Pick<Recrue, 'id' | 'prenom' | 'statut'> & { readonly limite: string | undefined })[];
  readonly convention: Pick<ConventionLue, 'statut'> | undefined;
  /** Funding files that the training body asked for. */
  readonly demandesDeFormation: number;
  /** The arrivals under way, and how many things each still asks of the structure. */
  readonly arrivees: readonly (Pick<ArriveeLue, 'id' | 'prenom' | 'debut'> & { readonly restes: number })[];
  /** Payments whose date has come, that wait for the structure itself. */
  readonly versementsADebloquer: number;
  /** Follow-ups that the structure must file, soonest first. */
  readonly suivis: readonly Pick<SuiviLu, 'id' | 'type' | 'du' | 'au' | 'a_remettre_le'>[];
  /** Contracts whose post is renewed, to be signed again before their end. */
  readonly renouvellements: readonly {
    readonly relationId: string;
    readonly numero: number;
    readonly fin: string | null;
  }[];
  /** Posts that other structures offer. */
  readonly postesProposes: number;
  /** The demande de subvention, once it is open. */
  readonly subvention: Pick<DossierLu, 'statut'> | undefined;
};

/** What a structure that has posts to fill must do now, the most urgent first. */
export const tachesDuRecrutement = (situation: Situation): readonly Tache[] => [
  ...repondreAuxDemandes(situation),
  { libelle: 'Invitez les collègues qui suivront le recrutement avec vous', lien: '/structure/equipe' },
  ...publierLaFicheDePoste(situation),
  ...rencontrer(situation),
  ...demanderLaSubvention(situation),
  ...signer(situation),
  ...former(situation),
  ...remettre(situation),
  ...accueillir(situation),
  ...toucher(situation),
  ...renouveler(situation),
  ...repondreAuxTransferts(situation),
];

const repondreAuxDemandes = ({ demandesAcces }: Situation): readonly Tache[] =>
  demandesAcces === 0
    ? []
    : [
        {
          libelle: `Répondez à ${pluriel(demandesAcces, 'personne qui demande', 'personnes qui demandent')} l’accès à votre espace`,
          lien: '/structure/equipe',
        },
      ];

// Guide, étape 2: a public structure publishes at least 30 days before the signature; private ones need not (domain, §5).
function publierLaFicheDePoste({ structure, fiche, aujourdhui }: Situation): readonly Tache[] {
  if (structure.nature === 'privee' || fiche?.statut === 'publiee') return [];
  const libelle = 'Publiez la fiche de poste sur emploi-territorial.fr';
  const lien = '/structure/fiche-de-poste';
  const derniereDate = dernierePublication(structure.demarrage_le);
  if (derniereDate >= aujourdhui) return [{ libelle, lien, echeance: derniereDate }];
  const signature = dateLongue(premiereSignaturePossible(aujourdhui));
  return [
    { libelle: `${libelle} : publiée aujourd’hui, elle permet de signer le contrat à partir du ${signature}`, lien },
  ];
}

// Guide, étape 5: prepared from the first interest; what ANCT asks for comes with its reasons on the page.
function demanderLaSubvention({ subvention }: Situation): readonly Tache[] {
  const lien = '/structure/subvention';
  if (subvention?.statut === 'en_preparation')
    return [{ libelle: 'Réunissez les pièces de la demande de subvention, puis envoyez-la', lien }];
  if (subvention?.statut === 'a_completer')
    return [{ libelle: 'Corrigez votre demande de subvention : l’ANCT attend des pièces', lien }];
  return [];
}

const rencontrer = ({ postesLibres, activeeLe }: Situation): readonly Tache[] =>
  postesLibres === 0
    ? []
    : [
        {
          libelle: 'Rencontrez les candidats, plusieurs si possible',
          lien: '/structure/candidats',
          echeance: ajouterJours(activeeLe, RENCONTRE_CANDIDATS_JOURS),
        },
      ];

// Guide, étape 7: the convention with the operator, the contract with each recruit.
const signer = ({ convention, recrues }: Situation): readonly Tache[] => [
  ...(convention?.statut === 'a_signer'
    ? [{ libelle: 'Signez la convention de subventionnement', lien: '/structure/convention' }]
    : []),
  ...recrues
    .filter(({ statut }) => statut !== 'signe')
    .map(({ id, prenom, statut, limite }) => ({
      libelle: statut === null ? `Préparez le contrat de ${prenom}` : `Signez le contrat de ${prenom}`,
      lien: `/structure/contrats/${id}`,
      ...(limite && { echeance: limite }),
    })),
];

const former = ({ demandesDeFormation }: Situation): readonly Tache[] =>
  demandesDeFormation === 0
    ? []
    : [{ libelle: 'Complétez le dossier de formation que l’organisme vous demande', lien: '/structure/formation' }];

// Domain, étape 9, « Follow-up »: a late one stops the payments of its post.
const remettre = ({ suivis }: Situation): readonly Tache[] =>
  suivis.map((suivi) => ({
    libelle: `Remettez le ${titreDuSuivi(suivi).replace(/^S/, 's')}`,
    lien: `/structure/suivis/${suivi.id}`,
    echeance: suivi.a_remettre_le,
  }));
// Guide, étape 8: until the contract begins it is prepared, then it is to be completed.
const accueillir = ({ arrivees, aujourdhui }: Situation): readonly Tache[] =>
  arrivees
    .filter(({ restes }) => restes > 0)
    .map(({ id, prenom, debut }) => {
      const lien = `/structure/arrivees/${id}`;
      return debut >= aujourdhui
        ? { libelle: `Préparez l’arrivée ${avecDe(prenom)}`, lien, echeance: debut }
        : { libelle: `Terminez l’arrivée ${avecDe(prenom)}`, lien };
    });

const toucher = ({ versementsADebloquer }: Situation): readonly Tache[] =>
  versementsADebloquer === 0
    ? []
    : [
        {
          libelle: `Débloquez ${pluriel(versementsADebloquer, 'versement')} de la subvention`,
          lien: '/structure/versements',
        },
      ];

// Domain, « Life after »: ANCT renewed the post, its contract is to be renewed before it ends.
const renouveler = ({ renouvellements }: Situation): readonly Tache[] =>
  renouvellements.map(({ relationId, numero, fin }) => ({
    libelle: `Signez le renouvellement du contrat du poste ${numero}`,
    lien: `/structure/contrats/${relationId}/renouveler`,
    ...(fin && { echeance: fin }),
  }));

const repondreAuxTransferts = ({ postesProposes }: Situation): readonly Tache[] =>
  postesProposes === 0
    ? []
    : [
        {
          libelle: `Répondez pour ${pluriel(postesProposes, 'poste qui vous est proposé', 'postes qui vous sont proposés')}`,
          lien: '/structure/avenants',
        },
      ];
