import { Table } from '@codegouvfr/react-dsfr/Table';
import { z } from 'zod';
import {
  cycle,
  type Evaluation,
  GRILLE,
  listerEvaluations,
  moyenne,
  NOTE_MAX,
} from '#domain/mise-en-relation/index.ts';
import { porte } from '#espaces/structure/door.ts';
import { sienne } from '#espaces/structure/inscription/sienne.ts';
import { type AnyRoute, route } from '#platform/routes.ts';

const note = (valeur: number | null) =>
  valeur === null ? '–' : valeur.toLocaleString('fr-FR', { maximumFractionDigits: 1 });

/** The mean of what several people marked. */
const entreCollegues = (grilles: readonly Evaluation[], lire: (grille: Evaluation) => number | null | undefined) => {
  const notes = grilles.map(lire).filter((valeur) => valeur !== null && valeur !== undefined);
  return notes.length === 0 ? null : notes.reduce((total, valeur) => total + valeur, 0) / notes.length;
};

/** Candidates side by side: one column each, criteria down the page; to print for the jury. */
export const comparer: AnyRoute = route({
  method: 'GET',
  path: '/structure/candidats/comparer',
  right: porte,
  audit: 'miseEnRelation.comparer',
  rate: 'page',
  input: z.unknown(),
  async answer({ tools, actor }) {
    const evaluations = await listerEvaluations(tools.db, sienne(actor.perimetre));
    const candidats = [...Map.groupBy(evaluations, ({ candidatId }) => candidatId).values()].flatMap((grilles) => {
      const [premiere] = grilles;
      return premiere ? [{ ...premiere, grilles }] : [];
    });
    return {
      page: {
        titre: 'Comparer les candidats',
        prive: true,
        filAriane: [{ libelle: 'Candidats', href: '/structure/candidats' }],
        corps: (
          <>
            <h1>Comparer les candidats</h1>
            {candidats.length === 0 ? (
              <p>
                Aucune grille n’est remplie. Après un entretien, ouvrez la page du candidat, puis « Guide d’entretien et
                grille d’évaluation ».
              </p>
            ) : (
              <Table
                caption={`Notes de 0 à ${NOTE_MAX}, moyennes de vos collègues`}
                headers={['Critère', ...candidats.map(({ prenom, nom }) => `${prenom} ${nom}`)]}
                data={[
                  ...GRILLE.map(({ cle, libelle, poids }) => [
                    poids > 1 ? `${libelle} (compte ${poids} fois)` : libelle,
                    ...candidats.map(({ grilles }) => note(entreCollegues(grilles, ({ notes }) => notes[cle]))),
                  ]),
                  [
                    'Ensemble',
                    ...candidats.map(({ grilles }) => note(entreCollegues(grilles, ({ notes }) => moyenne(notes)))),
                  ],
                  ['Grilles remplies', ...candidats.map(({ grilles }) => String(grilles.length))],
                  ['Où en est le candidat', ...candidats.map(({ statut }) => cycle.labels[statut].libelle)],
                  [
                    'Sa page',
                    ...candidats.map(({ candidatId, prenom }) => (
                      <a key={candidatId} href={`/structure/candidats/${candidatId}`}>
                        Voir {prenom}
                      </a>
                    )),
                  ],
                ]}
              />
            )}
            {candidats.length === 1 && (
              <p>Un seul candidat est évalué : rencontrez-en au moins un autre pour comparer.</p>
            )}
          </>
        ),
      },
    };
  },
});
