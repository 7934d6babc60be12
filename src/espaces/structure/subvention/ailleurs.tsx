import { Alert } from '@codegouvfr/react-dsfr/Alert';
import { cycle, type DossierLu, MiroirDs, type MiroirLu } from '#domain/conformite/index.ts';
import { StatutBadge } from '#platform/dsfr/StatutBadge.tsx';
import { BoutonPost } from '#platform/form/Formulaire.tsx';

type Suite = { readonly ton: 'info' | 'warning' | 'success' | 'error'; readonly titre: string; readonly quoi: string };

/** What comes next, and who acts, for a file that Démarches simplifiées carries. */
function suite({ statut, motif }: DossierLu, miroir: MiroirLu | undefined): Suite {
  if (statut === 'conforme')
    return {
      ton: 'success',
      titre: 'Votre demande est acceptée',
      quoi: 'Le contrat se signe dans les quinze jours, et la convention de subventionnement vous attend.',
    };
  if (statut === 'non_conforme')
    return { ton: 'error', titre: 'Votre demande n’est pas conforme', quoi: `Motif : ${motif ?? ''}` };
  if (statut === 'a_completer')
    return {
      ton: 'warning',
      titre: 'À vous : corrigez votre dossier',
      quoi: motif || 'L’ANCT y demande une correction.',
    };
  if (statut === 'depose')
    return {
      ton: 'info',
      titre: 'L’ANCT instruit votre demande',
      quoi: 'Vous n’avez rien à faire. L’instruction prend environ un mois.',
    };
  if (!miroir)
    return {
      ton: 'info',
      titre: 'Votre dossier se prépare',
      quoi: 'Démarches simplifiées crée votre dossier. Rechargez cette page dans quelques minutes.',
    };
  if (miroir.etat === 'expire')
    return {
      ton: 'warning',
      titre: 'Votre dossier a expiré',
      quoi: 'Il n’a pas été ouvert à temps. Préparez-en un nouveau : il reprend ce que nous savons de votre structure.',
    };
  return {
    ton: 'info',
    titre: 'À vous : complétez votre dossier sur Démarches simplifiées',
    quoi: 'Il est déjà rempli avec ce que nous savons de votre structure. Déposez-le une fois votre candidat choisi.',
  };
}

/** The demande de subvention of a structure when Démarches simplifiées carries it: where it stands, and the way there. */
export function SubventionAilleurs({ dossier, miroir }: { dossier: DossierLu; miroir: MiroirLu | undefined }) {
  const { ton, titre, quoi } = suite(dossier, miroir);
  return (
    <>
      <h1>Demande de subvention</h1>
      <p>
        <StatutBadge statut={cycle.labels[dossier.statut]} />
      </p>
      <Alert as="h2" severity={ton} title={titre} description={quoi} className="fr-mb-3w" />
      {miroir?.etat === 'expire' && (
        <BoutonPost action="/structure/subvention/nouveau-dossier" priority="primary">
          Préparer un nouveau dossier
        </BoutonPost>
      )}
      {miroir && miroir.etat !== 'expire' && (
        <>
          <p>
            <a
              className="fr-btn"
              href={miroir.adresse}
              target="_blank"
              rel="noopener external"
              title="Ouvrir mon dossier sur Démarches simplifiées - nouvelle fenêtre"
            >
              Ouvrir mon dossier sur Démarches simplifiées
            </a>
          </p>
          <h2>Vos pièces</h2>
          <MiroirDs miroir={miroir} base="/structure/subvention/pieces-deposees" />
        </>
      )}
    </>
  );
}
