import { Alert } from '@codegouvfr/react-dsfr/Alert';
import { z } from 'zod';
import {
  estSens,
  idsDeLaFile,
  LOT_MAX,
  lireFiltres,
  peutRendreAvis,
  type ResultatEnBloc,
  rendreAvisEnBloc,
  retirerAvisEnBloc,
  SENS_AVIS,
} from '#domain/concertation/index.ts';
import { porte } from '#espaces/prefecture/door.ts';
import { Forbidden, InvalidInput } from '#platform/errors.ts';
import { cache, choix, texteFacultatif, texteLong } from '#platform/form/champs.ts';
import { BoutonPost, Formulaire } from '#platform/form/Formulaire.tsx';
import { form } from '#platform/form/form.ts';
import { formRoute } from '#platform/form/form-route.ts';
import { type AnyRoute, type Requete, route } from '#platform/routes.ts';
import { pluriel } from '#platform/texte.ts';

const options = Object.entries(SENS_AVIS)
  .filter(([sens]) => sens !== 'doublon')
  .map(([valeur, { libelle }]) => ({ valeur, libelle }));
const formulaire = form('prefecture.avisEnBloc', {
  ids: cache({ max: LOT_MAX * 37 }),
  sens: choix({ libelle: 'Votre avis sur tous ces dossiers', vide: 'Choisissez le sens de votre avis.', options }),
  postes: {
    ...texteFacultatif({
      libelle: 'Nombre de postes pour chaque dossier',
      indication: 'Laissez vide pour donner à chacun le nombre demandé (un poste quand il n’est pas connu).',
      max: 4,
    }),
    type: 'nombre' as const,
  },
  motif: texteLong({ libelle: 'Motif commun', vide: 'Donnez le motif de votre avis.', max: 2000 }),
});

/** The files ticked, or all those that the filters keep. */
async function choisis({ tools, actor, url }: Requete): Promise<string[]> {
  if (url.searchParams.get('choix') === 'tous')
    return idsDeLaFile(tools.db, actor.perimetre, lireFiltres(url.searchParams), LOT_MAX);
  return url.searchParams
    .getAll('ids')
    .filter((id) => z.uuid().safeParse(id).success)
    .slice(0, LOT_MAX);
}
const lireIds = (ids: string) => ids.split(',').filter((id) => z.uuid().safeParse(id).success);

const bloc = formRoute({
  path: '/prefecture/avis-en-bloc',
  right: porte,
  audit: 'concertation.afficherAvisEnBloc',
  form: formulaire,
  initial: async (requete) => ({ ids: (await choisis(requete)).join(',') }),
  async page({ actor }, state) {
    if (!peutRendreAvis(actor)) throw new Forbidden('concertation.rendreAvisEnBloc');
    const ids = lireIds(String(state.values['ids'] ?? ''));
    return {
      titre: 'Rendre un avis en bloc',
      prive: true,
      filAriane: [{ libelle: 'Dossiers', href: '/prefecture' }],
      corps: (
        <>
          <h1>Rendre un avis en bloc</h1>
          {ids.length === 0 ? (
            <Alert
              severity="warning"
              small
              description={
                <>
                  Aucun dossier n’est choisi. <a href="/prefecture">Revenez à la liste</a> et cochez des dossiers.
                </>
              }
            />
          ) : (
            <>
              <p className="fr-text--lead">
                Le même avis sera rendu sur {pluriel(ids.length, 'dossier')}. Un avis déjà rendu sera remplacé.
              </p>
              <p>Vous pourrez annuler juste après, et changer chaque avis jusqu’à la décision de l’ANCT.</p>
              <Formulaire
                form={formulaire}
                state={state}
                bouton={`Rendre l’avis sur ${pluriel(ids.length, 'dossier')}`}
                action="/prefecture/avis-en-bloc"
              />
            </>
          )}
        </>
      ),
    };
  },
  async submit({ tools, actor }, { ids, sens, postes, motif }) {
    if (!estSens(sens)) throw new InvalidInput({ sens: 'Choisissez le sens de votre avis.' });
    const nombre = postes === '' ? 'demandes' : Number(postes);
    if (nombre !== 'demandes' && !(Number.isInteger(nombre) && nombre >= 1 && nombre <= 500))
      throw new InvalidInput({ postes: 'Indiquez un nombre de postes de 1 à 500, ou laissez vide.' });
    const resultat = await rendreAvisEnBloc(tools, actor, { ids: lireIds(ids), sens, motif, postes: nombre });
    return {
      page: {
        titre: 'Avis enregistrés',
        prive: true,
        filAriane: [{ libelle: 'Dossiers', href: '/prefecture' }],
        corps: <Resultat {...resultat} />,
      },
    };
  },
});

const Resultat = ({ faits, refuses }: ResultatEnBloc) => (
  <>
    <h1>{pluriel(faits.length, 'avis enregistré', 'avis enregistrés', 'Aucun avis enregistré')}</h1>
    {refuses.length > 0 && (
      <Alert
        severity="warning"
        title={pluriel(refuses.length, 'dossier laissé de côté', 'dossiers laissés de côté')}
        description={
          <ul>
            {[...Map.groupBy(refuses, ({ raison }) => raison)].map(([raison, ceux]) => (
              <li key={raison}>
                {ceux.length} : {raison}
              </li>
            ))}
          </ul>
        }
        className="fr-mb-3w"
      />
    )}
    {faits.length > 0 && (
      <BoutonPost action="/prefecture/avis-en-bloc/annuler" champs={{ ids: faits.join(',') }}>
        Annuler ces avis
      </BoutonPost>
    )}
    <p className="fr-mt-3w">
      <a href="/prefecture">Revenir aux dossiers</a>
    </p>
  </>
);

const annuler = route({
  method: 'POST',
  path: '/prefecture/avis-en-bloc/annuler',
  right: porte,
  audit: 'concertation.retirerAvisEnBloc',
  rate: 'formulaire',
  input: z
    .object({
      ids: z
        .string()
        .max(LOT_MAX * 37)
        .default(''),
    })
    .catch({ ids: '' }),
  async answer({ tools, actor, input }) {
    const ids = lireIds(input.ids);
    if (ids.length === 0) return { redirect: '/prefecture' };
    const { faits } = await retirerAvisEnBloc(tools, actor, { ids });
    return {
      redirect: '/prefecture',
      annonce: `${pluriel(faits.length, 'avis retiré', 'avis retirés', 'aucun avis retiré')} : ces dossiers attendent de nouveau.`,
    };
  },
});

export const routesAvisEnBloc: readonly AnyRoute[] = [...bloc, annuler];
