import { Table } from '@codegouvfr/react-dsfr/Table';
import { z } from 'zod';
import {
  type ArriveeLue,
  annulerEnvoi,
  cycleKit,
  ENVOI_MAX,
  expedierKits,
  lireFiltresArrivees,
  listerArrivees,
  listerChoisies,
  listerEnvoi,
  peutExpedier,
  SUIVIS_MAX,
} from '#domain/arrivee/index.ts';
import { porte } from '#espaces/anct/door.ts';
import { StatutBadge } from '#platform/dsfr/StatutBadge.tsx';
import { Forbidden, InvalidInput, NotFound, Refused } from '#platform/errors.ts';
import { ChampDeSaisie } from '#platform/form/ChampDeSaisie.tsx';
import { cache, texteFacultatif } from '#platform/form/champs.ts';
import { BoutonPost, Champs, Formulaire } from '#platform/form/Formulaire.tsx';
import { type FormState, form, type RawValues, valeur } from '#platform/form/form.ts';
import { corpsDeFormulaire, formRoute } from '#platform/form/form-route.ts';
import { type AnyRoute, type Requete, route } from '#platform/routes.ts';
import { lireSelection } from '#platform/table/selection.ts';
import { pluriel } from '#platform/texte.ts';
import { BASE, filAriane } from './adresse.ts';

const formulaire = form('arrivee.envoiEnBloc', {
  ids: cache({ max: ENVOI_MAX * 37 }),
  suivi: texteFacultatif({
    libelle: 'Référence commune',
    indication: 'Par exemple le bordereau du transporteur. Une référence donnée plus bas la remplace pour son colis.',
    max: 60,
  }),
});
const lireIds = (ids: string) =>
  [...new Set(ids.split(','))].filter((id) => z.uuid().safeParse(id).success).slice(0, ENVOI_MAX);
const champDuSuivi = (id: string) => `suivi_${id}`;

/** The kits ticked, or all those to send that the filters keep. */
async function choisis({ tools: { db, clock }, actor, url }: Requete): Promise<readonly string[]> {
  if (url.searchParams.get('choix') !== 'tous') return lireSelection(url.searchParams).ids;
  const ids: string[] = [];
  let curseur: string | undefined;
  while (ids.length < ENVOI_MAX) {
    const filtres = { ...lireFiltresArrivees(url.searchParams), kit: 'a_expedier' as const };
    const { lignes, suivante } = await listerArrivees(db, actor, filtres, clock(), curseur);
    ids.push(...lignes.map(({ id }) => id));
    if (!suivante) break;
    curseur = suivante;
  }
  return ids.slice(0, ENVOI_MAX);
}

const bloc = formRoute({
  path: `${BASE}/envoi`,
  right: porte,
  audit: 'arrivee.afficherEnvoi',
  form: formulaire,
  initial: async (requete) => ({ ids: (await choisis(requete)).join(',') }),
  async page({ tools: { db }, actor }, state) {
    if (!peutExpedier(actor)) throw new Forbidden('arrivee.expedierKits');
    const kits = await listerChoisies(db, actor, lireIds(valeur(state.values, 'ids')));
    return { titre: 'Enregistrer un envoi', prive: true, filAriane, corps: <Envoi kits={kits} state={state} /> };
  },
  async submit({ tools, actor, input }, { ids, suivi }) {
    const saisie = corpsDeFormulaire.parse(input);
    const envois = lireIds(ids).map((arriveeId) => ({ arriveeId, suivi: suiviDe(saisie, arriveeId) || suivi }));
    if (envois.length === 0) throw new Refused('Cochez d’abord au moins un kit dans la liste.');
    const { envoiId, faits, refus } = await expedierKits(tools, actor, { envois });
    if (faits === 0) throw new Refused(`Aucun envoi n’a été enregistré. ${refus.slice(0, 5).join(' ')}`);
    return {
      redirect: `${BASE}/envois/${envoiId}`,
      annonce: `${pluriel(faits, 'envoi enregistré', 'envois enregistrés')}. ${refus.slice(0, 5).join(' ')}`.trim(),
    };
  },
});

function suiviDe(saisie: RawValues, arriveeId: string): string {
  const champ = champDuSuivi(arriveeId);
  const suivi = valeur(saisie, champ).trim();
  if (suivi.length > 60) throw new InvalidInput({ [champ]: 'Une référence est trop longue : 60 caractères au plus.' });
  return suivi;
}

function Envoi({ kits, state }: { kits: readonly ArriveeLue[]; state: FormState }) {
  if (kits.length === 0)
    return (
      <>
        <h1>Enregistrer un envoi</h1>
        <p>
          Aucun kit n’est choisi. <a href={`${BASE}?kit=a_expedier`}>Revenez à la liste</a> et cochez ceux qui partent.
        </p>
      </>
    );
  return (
    <>
      <h1>Enregistrer l’envoi de {pluriel(kits.length, 'kit')}</h1>
      <p>Chaque conseiller et sa structure reçoivent un courriel. Vous pourrez annuler cet envoi ensuite.</p>
      <Formulaire
        form={formulaire}
        state={state}
        action={`${BASE}/envoi`}
        bouton={`Enregistrer ${pluriel(kits.length, 'envoi')}`}
      >
        <Champs form={formulaire} state={state} />
        {kits.length <= SUIVIS_MAX ? (
          kits.map(({ id, numeroKit, prenom, nom, taille }) => (
            <ChampDeSaisie
              key={id}
              nom={champDuSuivi(id)}
              champ={texteFacultatif({
                libelle: `Kit n° ${numeroKit}, ${prenom} ${nom}, taille ${taille ?? ''} : sa référence`,
                max: 60,
              })}
              state={state}
            />
          ))
        ) : (
          <p>Au-delà de {SUIVIS_MAX} kits, une seule référence est donnée pour tous.</p>
        )}
      </Formulaire>
    </>
  );
}

const resultat = route({
  method: 'GET',
  path: `${BASE}/envois/:id`,
  right: porte,
  audit: 'arrivee.lireEnvoi',
  rate: 'page',
  input: z.unknown(),
  async answer({ tools: { db }, actor, parameters: { id } }) {
    const kits = await listerEnvoi(db, actor, id);
    if (kits.length === 0) throw new NotFound(`envoi ${id}`);
    const enRoute = kits.filter(({ kit }) => kit === 'expedie').length;
    return {
      page: {
        titre: 'Envoi de kits',
        prive: true,
        filAriane,
        corps: (
          <>
            <h1>Envoi de {pluriel(kits.length, 'kit')}</h1>
            {enRoute > 0 && peutExpedier(actor) && (
              <BoutonPost action={`${BASE}/envois/${id}/annuler`}>
                {enRoute === 1 ? 'Annuler cet envoi' : `Annuler l’envoi des ${enRoute} kits en route`}
              </BoutonPost>
            )}
            <Table
              caption="Kits de cet envoi"
              noCaption
              headers={['Kit', 'Conseiller', 'Suivi', 'État']}
              data={kits.map(({ id: arriveeId, numeroKit, prenom, nom, suivi, kit }) => [
                numeroKit,
                <a key={arriveeId} href={`${BASE}/${arriveeId}`}>
                  {prenom} {nom}
                </a>,
                suivi ?? '—',
                <StatutBadge key="etat" statut={cycleKit.labels[kit]} />,
              ])}
            />
          </>
        ),
      },
    };
  },
});

const annuler = route({
  method: 'POST',
  path: `${BASE}/envois/:id/annuler`,
  right: porte,
  audit: 'arrivee.annulerUnEnvoi',
  rate: 'formulaire',
  input: z.unknown(),
  async answer({ tools, actor, parameters: { id } }) {
    const nombre = await annulerEnvoi(tools, actor, { envoiId: id });
    return {
      redirect: `${BASE}?kit=a_expedier`,
      annonce: `${pluriel(nombre, 'envoi annulé', 'envois annulés', 'Aucun envoi annulé')} : les kits sont de nouveau à expédier.`,
    };
  },
});

export const routesEnvoi: readonly AnyRoute[] = [...bloc, resultat, annuler];
