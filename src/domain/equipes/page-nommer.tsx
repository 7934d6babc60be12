import { listerDepartements } from '#domain/territoires/index.ts';
import { dateCivile } from '#platform/dates.ts';
import { Forbidden } from '#platform/errors.ts';
import { ChampDeSaisie } from '#platform/form/ChampDeSaisie.tsx';
import { liste } from '#platform/form/champs.ts';
import { Formulaire } from '#platform/form/Formulaire.tsx';
import type { FormState } from '#platform/form/form.ts';
import { formRoute } from '#platform/form/form-route.ts';
import type { AnyRoute, Requete } from '#platform/routes.ts';
import { Filtres } from '#platform/table/Tableau.tsx';
import { conseillersEnPoste, optionsDeConseillers } from './conseillers.ts';
import { champDesConseillers, champDesDepartements, formulaireNommer } from './formulaires.ts';
import { nommerCoordinateur } from './nommer.ts';
import type { EspaceDesEquipes } from './pages.tsx';
import { peutComposer } from './rights.ts';

type Departements = Awaited<ReturnType<typeof listerDepartements>>;

/** The département where the coordinateur works: that of the préfecture, or the one chosen in the address. */
function choisi({ actor: { perimetre }, url }: Requete, departements: Departements) {
  const code = perimetre.type === 'departements' ? perimetre.codes[0] : url.searchParams.get('departement');
  return departements.find((un) => un.code === code);
}

/** ANCT may add the other départements of the same region; a préfecture has its own only. */
const voisins = ({ actor }: Requete, departements: Departements, ici: Departements[number]) =>
  actor.perimetre.type === 'nation'
    ? departements.filter(({ code, regionCode }) => regionCode === ici.regionCode && code !== ici.code)
    : [];

const enOptions = (departements: Departements) =>
  departements.map(({ code, nom }) => ({ valeur: code, libelle: `${nom} (${code})` }));

export const routesPourNommer = ({ base, right }: EspaceDesEquipes): readonly AnyRoute[] =>
  formRoute({
    path: `${base}/nommer`,
    right,
    audit: 'equipes.afficherNomination',
    form: formulaireNommer,
    async page(requete, state) {
      if (!peutComposer(requete.actor, [])) throw new Forbidden('equipes.nommer');
      const departements = await listerDepartements(requete.tools.db);
      const ici = choisi(requete, departements);
      return {
        titre: 'Nommer un coordinateur',
        prive: true,
        filAriane: [{ libelle: 'Coordinateurs', href: base }],
        corps: (
          <>
            <h1>Nommer un coordinateur</h1>
            {requete.actor.perimetre.type === 'nation' && (
              <Filtres
                champs={{
                  departement: {
                    ...liste({ libelle: 'Département', vide: '', options: enOptions(departements) }),
                    premier: 'Choisissez',
                  },
                }}
                valeurs={{ departement: ici?.code }}
                bouton="Voir ses conseillers"
              />
            )}
            {ici && <Choix requete={requete} state={state} {...(await aProposer(requete, departements, ici))} />}
          </>
        ),
      };
    },
    async submit(requete, { candidat, autres }) {
      const departements = await listerDepartements(requete.tools.db);
      const ici = choisi(requete, departements);
      if (!ici) return { redirect: `${base}/nommer` };
      const permis = voisins(requete, departements, ici).map(({ code }) => code);
      const equipeId = await nommerCoordinateur(requete.tools, requete.actor, {
        candidatId: candidat,
        departements: [ici.code, ...autres.filter((code) => permis.includes(code))],
      });
      return {
        redirect: `${base}/${equipeId}`,
        annonce: 'Le coordinateur est nommé, et en est prévenu. Composez maintenant son équipe.',
      };
    },
  });

async function aProposer(requete: Requete, departements: Departements, ici: Departements[number]) {
  const { db, clock } = requete.tools;
  return {
    conseillers: optionsDeConseillers(await conseillersEnPoste(db, [ici.code], dateCivile(clock())).execute()),
    autres: enOptions(voisins(requete, departements, ici)),
    ici: ici.nom,
  };
}

type Props = { readonly requete: Requete; readonly state: FormState } & Awaited<ReturnType<typeof aProposer>>;
function Choix({ state, conseillers, autres, ici }: Props) {
  if (conseillers.length === 0)
    return (
      <p>
        {ici} : aucun conseiller n’est en poste pour l’instant. Un coordinateur se choisit parmi les conseillers dont le
        contrat a commencé.
      </p>
    );
  return (
    <Formulaire form={formulaireNommer} state={state} bouton="Nommer ce coordinateur">
      <ChampDeSaisie nom="candidat" champ={champDesConseillers(conseillers)} state={state} />
      {autres.length > 0 && <ChampDeSaisie nom="autres" champ={champDesDepartements(autres)} state={state} />}
      <p className="fr-text--sm">
        Il garde son poste de conseiller. Son rôle de coordinateur prend fin avec son contrat, ou quand vous le décidez.
      </p>
    </Formulaire>
  );
}
