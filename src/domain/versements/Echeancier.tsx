import { Alert } from '@codegouvfr/react-dsfr/Alert';
import { Table } from '@codegouvfr/react-dsfr/Table';
import { dateLongue } from '#platform/dates.ts';
import { euros } from '#platform/texte.ts';
import { CeQuiBloque, EtatDuVersement, nomDuVersement } from './liste.tsx';
import { etatDuVersement, type VersementLu } from './readings.ts';

/** The schedule of a structure, post by post, as everybody concerned reads it. `aide`: says what to do, and where. */
export function Echeancier({
  versements,
  now,
  aide = false,
  poste,
}: {
  versements: readonly VersementLu[];
  now: Date;
  aide?: boolean;
  /** Where the life of a post is read. */
  poste?: (posteId: string) => string;
}) {
  const parContrat = [...Map.groupBy(versements, ({ contrat_id }) => contrat_id).values()];
  return parContrat.map((siens) => {
    const [premier] = siens;
    if (!premier) return null;
    const bloques = siens.filter((versement) => etatDuVersement(versement, now) === 'bloque');
    const prevus = siens.filter(({ statut }) => statut !== 'annule');
    return (
      <section key={premier.contrat_id}>
        <h2 className="fr-h4 fr-mb-1v">
          {poste ? <a href={poste(premier.poste_id)}>Poste {premier.numeroPoste}</a> : `Poste ${premier.numeroPoste}`}
        </h2>
        <p className="fr-mb-1w">
          Contrat signé le {dateLongue(premier.signe_le ?? premier.prevu_le)} : {euros(somme(prevus))} au total, dont{' '}
          {euros(somme(prevus.filter(({ statut }) => statut === 'verse')))} déjà versés.
        </p>
        {bloques.map((versement) => (
          <Alert
            key={versement.id}
            as="h3"
            severity="warning"
            className="fr-mb-2w"
            title={`${nomDuVersement(versement)} bloqué : ${euros(versement.montant_centimes)}`}
            description={<CeQuiBloque versement={versement} aide={aide} />}
          />
        ))}
        <Table
          caption={`Versements du poste ${premier.numeroPoste}`}
          noCaption
          headers={['Versement', 'Montant', 'Prévu le', 'État']}
          data={siens.map((versement) => [
            nomDuVersement(versement),
            euros(versement.montant_centimes),
            dateLongue(versement.prevu_le),
            <EtatDuVersement key={versement.id} versement={versement} now={now} />,
          ])}
        />
      </section>
    );
  });
}

const somme = (versements: readonly VersementLu[]) =>
  versements.reduce((total, { montant_centimes }) => total + montant_centimes, 0);
