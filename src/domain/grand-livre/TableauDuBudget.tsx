import { Table } from '@codegouvfr/react-dsfr/Table';
import { euros, nombre } from '#platform/texte.ts';
import type { Budget } from './budget.ts';
import { COMPTES, ORDRE_DES_COMPTES } from './comptes.ts';

/** Where the money of the programme is now, from the decisions to the bank. */
export const TableauDuBudget = ({ budget }: { budget: Budget }) => (
  <Table
    caption="Budget du programme"
    noCaption
    headers={['Où en est l’argent', 'Montant', 'Ce que c’est']}
    data={[
      ['Dotation', euros(budget.dotationCentimes), `Pour ${nombre(budget.postesMax)} postes.`],
      [
        'Attribué',
        euros(budget.attribueCentimes),
        `Réservé par les décisions, pour ${nombre(budget.postesAttribues)} postes.`,
      ],
      ...ORDRE_DES_COMPTES.flatMap((compte) =>
        compte === 'dotation' ? [] : [[COMPTES[compte].libelle, euros(budget.soldes[compte]), COMPTES[compte].phrase]],
      ),
    ]}
  />
);
