import { Button } from '@codegouvfr/react-dsfr/Button';
import { z } from 'zod';
import {
  compterAOrienter,
  listerAOrienter,
  orienterEnBloc,
  peutOrienter,
  RECRUES_EN_BLOC_MAX,
  type RecrueAOrienter,
} from '#domain/formation/index.ts';
import { porte } from '#espaces/anct/door.ts';
import { depuis } from '#platform/dates.ts';
import { usePage } from '#platform/dsfr/context.ts';
import { Refused } from '#platform/errors.ts';
import { corpsDeFormulaire } from '#platform/form/form-route.ts';
import { type AnyRoute, route } from '#platform/routes.ts';
import type { PageDeListe } from '#platform/table/keyset.ts';
import { Tableau } from '#platform/table/Tableau.tsx';
import { pluriel } from '#platform/texte.ts';

const colonnes = (now: Date, oriente: boolean) => [
  ...(oriente
    ? [
        {
          titre: <span className="fr-sr-only">Choisir</span>,
          cellule: ({ id, prenom, nom }: RecrueAOrienter) => (
            <div className="fr-checkbox-group fr-checkbox-group--sm">
              <input type="checkbox" name="ids" value={id} id={`choix-${id}`} />
              <label className="fr-label" htmlFor={`choix-${id}`}>
                <span className="fr-sr-only">
                  Choisir {prenom} {nom}
                </span>
              </label>
            </div>
          ),
        },
      ]
    : []),
  {
    titre: 'Personne',
    cellule: ({ id, prenom, nom }: RecrueAOrienter) => (
      <a href={`/anct/formation/recrues/${id}`}>
        {prenom} {nom}
      </a>
    ),
  },
  {
    titre: 'Structure',
    cellule: ({ structure, departement_code }: RecrueAOrienter) => `${structure} (${departement_code})`,
  },
  { titre: 'Attend', cellule: ({ depuis: moment }: RecrueAOrienter) => depuis(moment, now) },
  {
    titre: 'Organisme proposé',
    cellule: ({ organismePropose }: RecrueAOrienter) =>
      organismePropose ?? <strong>Aucun ne couvre ce département</strong>,
  },
];

type Props = { readonly page: PageDeListe<RecrueAOrienter>; readonly total: number; readonly now: Date };
function FileDAttente({ page, total, now, oriente }: Props & { readonly oriente: boolean }) {
  const { jeton } = usePage();
  const tableau = (
    <Tableau
      titre="Personnes à orienter"
      page={page}
      total={total}
      nom="personne"
      aucun="aucune personne"
      colonnes={colonnes(now, oriente)}
      vide={<p>Personne n’attend. Une personne arrive ici quand elle a accepté et que la subvention est acceptée.</p>}
    />
  );
  if (!oriente || page.lignes.length === 0) return tableau;
  return (
    <form method="post" action="/anct/formation/orienter">
      <input type="hidden" name="_jeton" value={jeton} />
      {tableau}
      <Button type="submit">Orienter les personnes cochées vers l’organisme proposé</Button>
    </form>
  );
}

const file = route({
  method: 'GET',
  path: '/anct/formation',
  right: porte,
  audit: 'formation.listerAOrienter',
  rate: 'page',
  input: z.unknown(),
  async answer({ tools: { db, clock }, actor, url }) {
    const [page, total] = await Promise.all([
      listerAOrienter(db, actor.perimetre, url.searchParams.get('curseur') ?? undefined),
      compterAOrienter(db, actor.perimetre),
    ]);
    return {
      page: {
        titre: 'Formation',
        prive: true,
        corps: (
          <>
            <h1>Formation</h1>
            <ul>
              <li>
                <a href="/anct/formation/suivi">Qui en est où, organisme par organisme</a>
              </li>
              <li>
                <a href="/anct/formation/organismes">L’annuaire des organismes de formation</a>
              </li>
            </ul>
            <h2>À orienter vers un organisme</h2>
            <p>
              L’organisme proposé couvre le département, en présentiel ou mixte d’abord, à distance sinon ; à égalité,
              celui qui suit le moins de personnes.
            </p>
            <FileDAttente page={page} total={total} now={clock()} oriente={peutOrienter(actor)} />
          </>
        ),
      },
    };
  },
});

const enBloc = route({
  method: 'POST',
  path: '/anct/formation/orienter',
  right: porte,
  audit: 'formation.orienterPlusieurs',
  rate: 'formulaire',
  input: corpsDeFormulaire,
  async answer({ tools, actor, input }) {
    const saisis = typeof input['ids'] === 'string' ? [input['ids']] : [...(input['ids'] ?? [])];
    const relationIds = saisis.filter((id) => z.uuid().safeParse(id).success).slice(0, RECRUES_EN_BLOC_MAX);
    if (relationIds.length === 0) throw new Refused('Cochez d’abord au moins une personne dans la liste.');
    const { orientees, refus } = await orienterEnBloc(tools, actor, { relationIds });
    const faites = pluriel(orientees, 'personne orientée', 'personnes orientées', 'Personne n’a été orienté');
    return { redirect: '/anct/formation', annonce: `${faites}. ${[...new Set(refus)].slice(0, 5).join(' ')}`.trim() };
  },
});

export const routesFileDeFormation: readonly AnyRoute[] = [file, enBloc];
