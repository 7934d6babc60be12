import { Alert } from '@codegouvfr/react-dsfr/Alert';
import { Table } from '@codegouvfr/react-dsfr/Table';
import type { Import, ProblemeGarde } from '#domain/imports/index.ts';
import { dateHeure } from '#platform/dates.ts';
import { Fiche } from '#platform/dsfr/Fiche.tsx';
import { BoutonPost } from '#platform/form/Formulaire.tsx';
import { nombre, pluriel } from '#platform/texte.ts';
import { ETATS, QUOI } from './libelles.ts';

export const PROBLEMES_MONTRES = 100;
export const ATTENTE_SECONDES = 3;

/** A job is on it: the page comes back by itself. */
export const enRoute = ({ etat }: Import): boolean => etat === 'depose' || etat === 'demande' || etat === 'en_cours';

type Props = { readonly lu: Import; readonly peut: boolean; readonly premiers: readonly ProblemeGarde[] };

/** A list: how far it is, what it contains, what is to correct, what comes next. */
export function PageImport({ lu, peut, premiers }: Props) {
  const { bilan } = lu;
  return (
    <>
      <h1>{QUOI[lu.quoi]} : ce que contient la liste</h1>
      {enRoute(lu) ? <Avancement lu={lu} /> : <Suite lu={lu} peut={peut} />}
      <Fiche
        faits={[
          ['Fichier', lu.fichier_nom],
          ['Déposé', `le ${dateHeure(lu.depose_le)}`],
          ['Lignes lues', bilan && nombre(bilan.lignes)],
          ['À importer', bilan && nombre(bilan.bonnes)],
          ['Déjà sur la plateforme, laissées de côté', bilan && nombre(bilan.dejaLa)],
          ['À corriger', bilan && nombre(bilan.nombreDeProblemes)],
          ['Colonnes que la plateforme n’utilise pas', bilan?.ignorees.map((titre) => `« ${titre} »`).join(', ')],
        ]}
      />
      <Problemes lu={lu} premiers={premiers} />
    </>
  );
}

const PHASES: Partial<Record<Import['etat'], string>> = {
  depose: 'La liste est en cours de lecture',
  demande: 'L’import va commencer',
  en_cours: 'L’import est en cours',
};

function Avancement({ lu: { etat, lignes_lues, lignes_total, raison } }: { lu: Import }) {
  const faites = Math.min(lignes_lues, lignes_total);
  return (
    <div className="depot-etat fr-mb-3w">
      <p role="status">
        <strong>{PHASES[etat]}.</strong>{' '}
        {lignes_total > 0 && `${pluriel(faites, 'ligne')} sur ${nombre(lignes_total)}. `}
        Cette page se met à jour toutes les {ATTENTE_SECONDES} secondes ; vous pouvez la quitter.
      </p>
      <progress value={faites} max={Math.max(1, lignes_total)} aria-label="Part de la liste déjà traitée" />
      {raison && <p>{raison}</p>}
    </div>
  );
}

function Suite({ lu: { id, etat, bilan, raison }, peut }: Pick<Props, 'lu' | 'peut'>) {
  if (etat !== 'analyse' || !bilan)
    return (
      <Alert
        severity={etat === 'fait' ? 'success' : 'error'}
        as="h2"
        title={ETATS[etat]}
        description={
          etat === 'fait'
            ? 'Toutes les lignes sont enregistrées.'
            : (raison ?? 'Rien n’est importé. Déposez de nouveau le fichier.')
        }
        className="fr-mb-3w"
      />
    );
  if (bilan.nombreDeProblemes > 0)
    return (
      <Alert
        severity="warning"
        as="h2"
        title={pluriel(bilan.nombreDeProblemes, 'valeur est à corriger', 'valeurs sont à corriger')}
        description="Rien n’est importé tant que la liste n’est pas juste. Corrigez le fichier, puis déposez-le de nouveau."
        className="fr-mb-3w"
      />
    );
  return peut && bilan.bonnes > 0 ? (
    <BoutonPost action={`/anct/imports/${id}`} priority="primary">
      {`Importer ${pluriel(bilan.bonnes, 'ligne')}`}
    </BoutonPost>
  ) : (
    <p>Il n’y a rien de nouveau à importer.</p>
  );
}

function Problemes({ lu: { id, bilan }, premiers }: Pick<Props, 'lu' | 'premiers'>) {
  if (premiers.length === 0) return null;
  return (
    <>
      <h2>Valeurs à corriger</h2>
      <p>
        <a href={`/anct/imports/${id}/problemes`}>Télécharger la liste complète (CSV)</a>
      </p>
      <Table
        caption="Valeurs à corriger"
        noCaption
        headers={['Ligne', 'Colonne', 'Ce qui ne va pas']}
        data={premiers.map(({ ligne, colonne, raison }) => [ligne, colonne, raison])}
      />
      {bilan && bilan.nombreDeProblemes > premiers.length && (
        <p>Les {premiers.length} premières sont montrées ici ; le fichier les contient toutes.</p>
      )}
    </>
  );
}
