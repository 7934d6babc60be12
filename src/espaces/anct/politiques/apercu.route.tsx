import { Alert } from '@codegouvfr/react-dsfr/Alert';
import { z } from 'zod';
import {
  type ApercuDeListe,
  apercuDeListe,
  type Lecture,
  POLITIQUES,
  remplacerListe,
} from '#domain/territoires/index.ts';
import { porte } from '#espaces/anct/door.ts';
import { BoutonPost } from '#platform/form/Formulaire.tsx';
import { type AnyRoute, route } from '#platform/routes.ts';
import { pluriel } from '#platform/texte.ts';

const LIGNES_MONTREES = 100;
const lignesLaissees = ({ ignorees }: Lecture) =>
  pluriel(ignorees.length, 'ligne laissée de côté', 'lignes laissées de côté', 'aucune ligne laissée de côté');

function Effets({ apercu: { lecture, mouvements } }: { apercu: ApercuDeListe }) {
  const { arrivent, partent, restent } = mouvements;
  return (
    <ul>
      <li>
        {pluriel(lecture.lignes, 'ligne lue', 'lignes lues')} : {lignesLaissees(lecture)}
      </li>
      <li>{pluriel(arrivent, 'code arrive dans la liste', 'codes arrivent dans la liste', 'aucun code n’arrive')}</li>
      <li>{pluriel(partent, 'code sort de la liste', 'codes sortent de la liste', 'aucun code ne sort')}</li>
      <li>{pluriel(restent, 'code reste', 'codes restent', 'aucun code ne reste')}</li>
    </ul>
  );
}

function LignesLaissees({ lecture }: { lecture: Lecture }) {
  const { ignorees } = lecture;
  if (ignorees.length === 0) return null;
  return (
    <Alert
      as="h2"
      severity="warning"
      title={lignesLaissees(lecture)}
      description={
        <>
          <ul>
            {ignorees.slice(0, LIGNES_MONTREES).map(({ ligne, raison }) => (
              <li key={ligne}>
                ligne {ligne} : {raison}
              </li>
            ))}
          </ul>
          {ignorees.length > LIGNES_MONTREES && <p>Seules les cent premières sont affichées.</p>}
        </>
      }
      className="fr-mb-3w"
    />
  );
}

const montrer = route({
  method: 'GET',
  path: '/anct/politiques/apercu/:id',
  right: porte,
  audit: 'territoires.previsualiserListe',
  rate: 'page',
  input: z.unknown(),
  async answer({ tools, actor, parameters }) {
    const apercu = await apercuDeListe(tools.db, actor, parameters.id, tools.clock());
    const { libelle } = POLITIQUES[apercu.politique];
    return {
      page: {
        titre: `Remplacer la liste ${libelle}`,
        prive: true,
        filAriane: [{ libelle: 'Politiques prioritaires', href: '/anct/politiques' }],
        corps: (
          <>
            <h1>Remplacer la liste « {libelle} »</h1>
            <p className="fr-text--lead">
              Voici ce que ferait ce fichier. La liste en vigueur n’a pas changé ; cet aperçu vaut une heure.
            </p>
            <Effets apercu={apercu} />
            <LignesLaissees lecture={apercu.lecture} />
            <BoutonPost action={`/anct/politiques/apercu/${apercu.id}`} priority="primary">
              Remplacer la liste
            </BoutonPost>
            <p className="fr-mt-3w">
              <a href="/anct/politiques">Choisir un autre fichier</a>
            </p>
          </>
        ),
      },
    };
  },
});

const remplacer = route({
  method: 'POST',
  path: '/anct/politiques/apercu/:id',
  right: porte,
  audit: 'territoires.remplacerListe',
  rate: 'formulaire',
  input: z.unknown(),
  async answer({ tools, actor, parameters }) {
    const { politique, lecture } = await remplacerListe(tools, actor, { depotId: parameters.id });
    return {
      redirect: '/anct/politiques',
      annonce: `La liste « ${POLITIQUES[politique].libelle} » est remplacée : ${pluriel(lecture.retenues.length, 'lieu retenu', 'lieux retenus')}, ${lignesLaissees(lecture)}.`,
    };
  },
});

export const routesApercu: readonly AnyRoute[] = [montrer, remplacer];
