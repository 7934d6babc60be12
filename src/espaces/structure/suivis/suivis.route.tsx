import { z } from 'zod';
import {
  formulaireSemestriel,
  formulaireTrimestriel,
  lireSuivi,
  listeDesSuivis,
  remettreSuivi,
  SuiviEnClair,
  type SuiviLu,
  titreDuSuivi,
} from '#domain/suivi/index.ts';
import { porte } from '#espaces/structure/door.ts';
import { dateCivile, dateLongue } from '#platform/dates.ts';
import { NotFound } from '#platform/errors.ts';
import { Formulaire } from '#platform/form/Formulaire.tsx';
import type { AnyForm, RawValues } from '#platform/form/form.ts';
import { formRoute } from '#platform/form/form-route.ts';
import { type AnyRoute, type Requete, route } from '#platform/routes.ts';

const BASE = '/structure/suivis';
const filAriane = [{ libelle: 'Suivis', href: BASE }];

const un = route({
  method: 'GET',
  path: `${BASE}/:id`,
  right: porte,
  audit: 'suivi.lireDeLaStructure',
  rate: 'page',
  input: z.unknown(),
  async answer({ tools: { db, clock }, actor, parameters: { id } }) {
    const suivi = await lireSuivi(db, actor, id);
    const titre = titreDuSuivi(suivi);
    return {
      page: {
        titre,
        prive: true,
        filAriane,
        corps: (
          <>
            <h1>{titre}</h1>
            <SuiviEnClair suivi={suivi} aujourdhui={dateCivile(clock())} />
            <Suite suivi={suivi} />
          </>
        ),
      },
    };
  },
});

const Suite = ({ suivi: { id, type, statut } }: { suivi: SuiviLu }) => {
  if (statut === 'remis') return null;
  if (type === 'mensuel') return <p>Le conseiller remplit ce suivi dans son espace.</p>;
  return (
    <p>
      <a className="fr-btn" href={`${BASE}/${id}/${type}`}>
        Remplir ce suivi
      </a>
    </p>
  );
};

/** What waits, of the kind that its address says. @throws NotFound */
async function attendu({ tools: { db }, actor }: Requete, id: string, type: SuiviLu['type']): Promise<SuiviLu> {
  const suivi = await lireSuivi(db, actor, id);
  if (suivi.type !== type) throw new NotFound(`suivi ${id}`);
  return suivi;
}

const entete = (suivi: SuiviLu) => (
  <>
    <h1>{titreDuSuivi(suivi)}</h1>
    {suivi.motif && <p>L’ANCT vous demande de le revoir : {suivi.motif}</p>}
    <p>
      {suivi.structure}, poste {suivi.poste}. À remettre avant le {dateLongue(suivi.a_remettre_le)}.
    </p>
  </>
);

/** The page where a follow-up of one kind is filed. */
const remise = <Values extends Readonly<Record<string, string | number | boolean>>>(
  type: 'trimestriel' | 'semestriel',
  audit: `suivi.${string}`,
  form: AnyForm & { read: (raw: RawValues) => Values },
): readonly AnyRoute[] =>
  formRoute({
    path: `${BASE}/:id/${type}`,
    right: porte,
    audit,
    form,
    brouillon: true,
    async page(requete, state) {
      const suivi = await attendu(requete, requete.parameters.id, type);
      return {
        titre: titreDuSuivi(suivi),
        prive: true,
        filAriane,
        corps: (
          <>
            {entete(suivi)}
            <Formulaire form={form} state={state} bouton="Remettre ce suivi" />
          </>
        ),
      };
    },
    async submit({ tools, actor, parameters: { id } }, reponses) {
      await remettreSuivi(tools, actor, { suiviId: id, reponses });
      return { redirect: `${BASE}/${id}`, annonce: 'Le suivi est remis. Merci.' };
    },
  });

export const routesSuivis: readonly AnyRoute[] = [
  ...listeDesSuivis({
    base: BASE,
    right: porte,
    intro:
      'Chaque mois, le conseiller rend compte de son activité ; chaque trimestre, vous dites l’usage de la subvention ; chaque semestre, comment va le poste. Un suivi en retard suspend le versement.',
    tableaux: true,
  }),
  un,
  ...remise('trimestriel', 'suivi.afficherTrimestriel', formulaireTrimestriel),
  ...remise('semestriel', 'suivi.afficherSemestriel', formulaireSemestriel),
];
