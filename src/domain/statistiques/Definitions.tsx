import { SEUIL } from './secret.ts';

const DEFINITIONS: readonly (readonly [string, string])[] = [
  [
    'Activité',
    'Un accompagnement individuel, un atelier, une information, une orientation, un mandat ou un appel enregistré par un conseiller. Un atelier de dix personnes est une activité.',
  ],
  [
    'Personne accompagnée',
    'Quelqu’un présent à une activité. Une personne venue trois fois compte trois fois : aucun nom n’est enregistré.',
  ],
  [
    'Venue pour la première fois',
    'Les personnes que le conseiller n’avait pas encore vues, d’après ce qu’il a noté le jour même.',
  ],
  ['Heures passées', 'La durée de chaque activité, additionnée puis arrondie à l’heure.'],
  [
    'Thème',
    'Une activité peut avoir plusieurs thèmes : leur total dépasse le nombre d’activités. Les parts sont celles des thèmes abordés.',
  ],
  [
    'Âge, situation',
    'Déclarés par le conseiller pour chaque personne présente ; « Non renseigné » quand il ne les connaît pas.',
  ],
  ['Orientation', 'Le nombre de personnes dirigées vers chaque organisme.'],
  ['Territoire', 'Celui où l’activité a eu lieu, pas celui où le conseiller est employé.'],
  ['Structure', 'Celle qui employait le conseiller le jour de l’activité ; elle ne change plus ensuite.'],
  [
    'Période précédente',
    'Le même nombre de mois juste avant quand la période est faite de mois entiers, sinon le même nombre de jours.',
  ],
];

/** « Que compte-t-on ? »: each indicator in a sentence, one click away. */
export const Definitions = ({ partagee = false }: { readonly partagee?: boolean }) => (
  <details className="depliant fr-mb-3w">
    <summary>Que compte-t-on ?</summary>
    <dl className="fiche fr-mt-2w">
      {DEFINITIONS.map(([mot, definition]) => (
        <div key={mot} className="fr-mb-1w">
          <dt className="fr-text--bold">{mot}</dt>
          <dd>{definition}</dd>
        </div>
      ))}
      {partagee && (
        <div className="fr-mb-1w">
          <dt className="fr-text--bold">Non montré</dt>
          <dd>
            Un nombre inférieur à {SEUIL} pourrait désigner quelqu’un : cette page publique ne le montre pas, ni ce qui
            permettrait de le retrouver.
          </dd>
        </div>
      )}
    </dl>
  </details>
);
