import { Alert } from '@codegouvfr/react-dsfr/Alert';
import { Table } from '@codegouvfr/react-dsfr/Table';
import { cycle, type SonImport } from '#domain/activites/index.ts';
import { dateHeure } from '#platform/dates.ts';
import { Fiche } from '#platform/dsfr/Fiche.tsx';
import { BoutonPost } from '#platform/form/Formulaire.tsx';
import { nombre, pluriel } from '#platform/texte.ts';

export const IMPORT = '/conseiller/activites/import';
const PROBLEMES_MONTRES = 100;

/** One spreadsheet: what it holds, what is to correct, what can be done with it. */
export const PageDeLImport = ({ lu }: { lu: SonImport }) => (
  <>
    <h1>Ce que contient votre fichier</h1>
    <Suite lu={lu} />
    <Fiche
      faits={[
        ['Fichier', lu.fichier_nom],
        ['Lu', `le ${dateHeure(lu.lu_le)}`],
        ['Lignes lues', nombre(lu.bilan.lignes)],
        ['À importer', nombre(lu.bilan.bonnes)],
        ['Déjà enregistrées, laissées de côté', nombre(lu.bilan.dejaLa)],
        ['À corriger', nombre(lu.bilan.nombreDeProblemes)],
        ['Colonnes que la plateforme n’utilise pas', lu.bilan.ignorees.map((titre) => `« ${titre} »`).join(', ')],
      ]}
    />
    <Problemes lu={lu} />
  </>
);

function Suite({ lu }: { lu: SonImport }) {
  const { id, statut, bilan, ecrites, dejaLe } = lu;
  if (statut === 'annule' || statut === 'abandonne')
    return (
      <Alert
        as="h2"
        severity="info"
        title={cycle.labels[statut].libelle}
        description="Rien de ce fichier n’est enregistré. Vous pouvez le déposer de nouveau."
        className="fr-mb-3w"
      />
    );
  if (statut === 'importe')
    return (
      <>
        <Alert
          as="h2"
          severity="success"
          title={cycle.labels[statut].libelle}
          description={`${pluriel(ecrites, 'activité est enregistrée', 'activités sont enregistrées', 'Aucune activité n’est enregistrée')}.`}
          className="fr-mb-3w"
        />
        {ecrites > 0 && (
          <>
            <p>
              Un doute ? Vous pouvez tout reprendre tant qu’aucun suivi de ces mois n’est remis : les activités de ce
              fichier disparaîtront, vos corrections comprises.
            </p>
            <div className="fr-mb-3w">
              <BoutonPost action={`${IMPORT}/${id}/annuler`}>Annuler cet import</BoutonPost>
            </div>
          </>
        )}
      </>
    );
  if (bilan.nombreDeProblemes > 0)
    return (
      <Alert
        as="h2"
        severity="warning"
        title={pluriel(bilan.nombreDeProblemes, 'valeur est à corriger', 'valeurs sont à corriger')}
        description="Rien n’est importé tant que tout n’est pas juste. Corrigez votre fichier, puis déposez-le de nouveau."
        className="fr-mb-3w"
      />
    );
  return (
    <>
      {dejaLe && <p>Vous avez déjà importé ce même fichier le {dateHeure(dejaLe)}.</p>}
      {bilan.bonnes === 0 ? (
        <p>Tout ce qu’il contient est déjà enregistré : il n’y a rien à importer.</p>
      ) : (
        <div className="gestes fr-mb-3w">
          <BoutonPost action={`${IMPORT}/${id}`} priority="primary">
            {`Importer ${pluriel(bilan.bonnes, 'activité')}`}
          </BoutonPost>
          <BoutonPost action={`${IMPORT}/${id}/abandonner`}>Abandonner</BoutonPost>
        </div>
      )}
    </>
  );
}

function Problemes({ lu: { id, problemes, bilan } }: { lu: SonImport }) {
  if (problemes.length === 0) return null;
  const premiers = problemes.slice(0, PROBLEMES_MONTRES);
  return (
    <>
      <h2>Valeurs à corriger</h2>
      <p>
        <a href={`${IMPORT}/${id}/problemes`}>Télécharger la liste (CSV)</a>
      </p>
      <Table
        caption="Valeurs à corriger"
        noCaption
        headers={['Ligne', 'Colonne', 'Que faire']}
        data={premiers.map(({ ligne, colonne, raison }) => [ligne, colonne, raison])}
      />
      {bilan.nombreDeProblemes > premiers.length && (
        <p>
          {bilan.nombreDeProblemes > problemes.length
            ? `Les ${premiers.length} premières sont montrées ici, les ${nombre(problemes.length)} premières sont dans le fichier.`
            : `Les ${premiers.length} premières sont montrées ici ; le fichier les contient toutes.`}
        </p>
      )}
    </>
  );
}
