import { Table } from '@codegouvfr/react-dsfr/Table';
import { CALENDRIER } from './calendrier.ts';

export function PageCalendrier() {
  return (
    <>
      <h1>Le calendrier</h1>
      <p className="fr-text--lead">Ce qui se passe, et quand. Votre espace vous rappellera vos propres dates.</p>
      <Table
        caption="Le calendrier d’un recrutement"
        noCaption
        fixed
        headers={['Quand', 'Quoi']}
        data={CALENDRIER.map(([quand, quoi]) => [quand, quoi])}
      />
      <p>
        <a className="fr-link" href="/etapes">
          Les neuf étapes en détail
        </a>
      </p>
    </>
  );
}
