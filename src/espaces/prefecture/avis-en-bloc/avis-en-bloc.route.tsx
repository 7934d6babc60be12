import { z } from 'zod';
import {
  apercuEnBloc,
  estSens,
  idsDeLaFile,
  LOT_MAX,
  lireLot,
  listerEnveloppes,
  peutRendreAvis,
  type ResultatEnBloc,
  rendreAvisEnBloc,
  retirerAvisEnBloc,
} from '#domain/concertation/index.ts';
import { porte } from '#espaces/prefecture/door.ts';
import { lireFiltresPrefecture } from '#espaces/prefecture/file/filtres.ts';
import { Forbidden, InvalidInput, Refused } from '#platform/errors.ts';
import { formRoute } from '#platform/form/form-route.ts';
import { type AnyRoute, type Requete, route } from '#platform/routes.ts';
import { lireSelection } from '#platform/table/selection.ts';
import { pluriel } from '#platform/texte.ts';
import { formulaireEnBloc, lireIds, lirePostesEnBloc } from './avis-en-bloc.form.ts';
import { PageDuLot, PageEnBloc } from './avis-en-bloc.page.tsx';

const filAriane = [{ libelle: 'Dossiers', href: '/prefecture' }];

/** The files ticked, or all those that the filters keep. */
const choisis = async ({ tools, actor, url }: Requete): Promise<readonly string[]> =>
  url.searchParams.get('choix') === 'tous'
    ? idsDeLaFile(tools.db, actor.perimetre, lireFiltresPrefecture(url.searchParams, tools.clock()), LOT_MAX)
    : lireSelection(url.searchParams).ids;

const bloc = formRoute({
  path: '/prefecture/avis-en-bloc',
  right: porte,
  audit: 'concertation.afficherAvisEnBloc',
  form: formulaireEnBloc,
  initial: async (requete) => ({ ids: (await choisis(requete)).join(',') }),
  async page({ tools, actor }, state) {
    if (!peutRendreAvis(actor)) throw new Forbidden('concertation.rendreAvisEnBloc');
    const [apercu, [enveloppe]] = await Promise.all([
      apercuEnBloc(tools.db, actor.perimetre, lireIds(String(state.values['ids'] ?? ''))),
      listerEnveloppes(tools.db, actor.perimetre),
    ]);
    return {
      titre: 'Rendre un avis en bloc',
      prive: true,
      filAriane,
      corps: <PageEnBloc apercu={apercu} enveloppe={enveloppe} state={state} />,
    };
  },
  async submit({ tools, actor }, { ids, sens, postes, motif }) {
    if (!estSens(sens)) throw new InvalidInput({ sens: 'Choisissez le sens de votre avis.' });
    const resultat = await rendreAvisEnBloc(tools, actor, {
      ids: lireIds(ids),
      sens,
      motif,
      postes: lirePostesEnBloc(postes),
    });
    if (resultat.faits.length === 0) throw new Refused(`Aucun avis n’a été enregistré. ${laissesDeCote(resultat)}`);
    return {
      redirect: `/prefecture/avis-en-bloc/${resultat.lotId}`,
      annonce: `${pluriel(resultat.faits.length, 'avis enregistré', 'avis enregistrés')}. ${laissesDeCote(resultat)}`,
    };
  },
});

/** « 2 dossiers laissés de côté… », reason by reason. */
const laissesDeCote = ({ refuses }: Pick<ResultatEnBloc, 'refuses'>) =>
  [...Map.groupBy(refuses, ({ raison }) => raison)]
    .slice(0, 5)
    .map(
      ([raison, ceux]) => `${pluriel(ceux.length, 'dossier laissé de côté', 'dossiers laissés de côté')} : ${raison}`,
    )
    .join(' ');

const resultat = route({
  method: 'GET',
  path: '/prefecture/avis-en-bloc/:id',
  right: porte,
  audit: 'concertation.lireAvisEnBloc',
  rate: 'page',
  input: z.unknown(),
  async answer({ tools, actor, parameters }) {
    const lot = await lireLot(tools.db, actor.perimetre, parameters.id);
    return {
      page: {
        titre: 'Avis en bloc',
        prive: true,
        filAriane,
        corps: (
          <PageDuLot lotId={parameters.id} avis={lot.avis} annulables={peutRendreAvis(actor) ? lot.annulables : 0} />
        ),
      },
    };
  },
});

const annuler = route({
  method: 'POST',
  path: '/prefecture/avis-en-bloc/:id/annuler',
  right: porte,
  audit: 'concertation.retirerAvisEnBloc',
  rate: 'formulaire',
  input: z.unknown(),
  async answer({ tools, actor, parameters }) {
    const { faits, refuses } = await retirerAvisEnBloc(tools, actor, { lotId: parameters.id });
    return {
      redirect: '/prefecture',
      annonce: `${pluriel(faits.length, 'avis annulé', 'avis annulés', 'Aucun avis annulé')}. ${laissesDeCote({ refuses })}`,
    };
  },
});

export const routesAvisEnBloc: readonly AnyRoute[] = [...bloc, resultat, annuler];
