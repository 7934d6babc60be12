import { Button } from '@codegouvfr/react-dsfr/Button';
import { formulaireActivite, lireSaisie } from '#domain/activites/index.ts';
import {
  activiteProposee,
  casesDe,
  enregistrerAtelier,
  formulairePresences,
  lireParticipants,
  lireSonAtelier,
  type Participant,
  pointerPresences,
  type SonAtelier,
  venuesDe,
} from '#domain/ateliers/index.ts';
import { pageDeSaisie } from '#espaces/conseiller/activites/saisie.page.tsx';
import { porte } from '#espaces/conseiller/door.ts';
import { rendezVous } from '#platform/dates.ts';
import { ChampDeSaisie } from '#platform/form/ChampDeSaisie.tsx';
import { Champs, Formulaire } from '#platform/form/Formulaire.tsx';
import type { RawValues } from '#platform/form/form.ts';
import { formRoute } from '#platform/form/form-route.ts';
import type { AnyRoute } from '#platform/routes.ts';

const BASE = '/conseiller/ateliers';

const presences = formRoute({
  path: `${BASE}/:id/presences`,
  right: porte,
  audit: 'ateliers.afficherPresences',
  form: formulairePresences,
  async page({ tools, actor, parameters: { id } }, shown) {
    const { inscrits, atelier } = await lireParticipants(tools, actor, id);
    const state = 'nonInscrits' in shown.values ? shown : { ...shown, values: dejaPointes(inscrits, atelier) };
    const { champs } = formulairePresences;
    return {
      titre: 'Qui est venu',
      prive: true,
      filAriane: [
        { libelle: 'Mes ateliers', href: BASE },
        { libelle: atelier.titre, href: `${BASE}/${id}` },
      ],
      corps: (
        <>
          <h1>Qui est venu</h1>
          <p>
            « {atelier.titre} », le {rendezVous(atelier.debut)}.
          </p>
          <Formulaire
            form={formulairePresences}
            state={state}
            bouton="Enregistrer les présences"
            apres={
              inscrits.length > 0 && (
                <Button
                  type="submit"
                  priority="secondary"
                  className="fr-ml-2w"
                  nativeButtonProps={{ name: 'tous', value: 'oui' }}
                >
                  Toutes les personnes inscrites sont venues
                </Button>
              )
            }
          >
            {inscrits.length > 0 ? (
              <ChampDeSaisie
                nom="venues"
                champ={{ ...champs.venues, requis: true, options: casesDe(inscrits) }}
                state={state}
              />
            ) : (
              <p>Personne n’était inscrit : dites seulement combien de personnes sont venues.</p>
            )}
            <div className="fr-grid-row">
              <div className="fr-col-12 fr-col-md-6">
                <Champs form={formulairePresences} state={state} noms={['nonInscrits']} />
              </div>
            </div>
          </Formulaire>
        </>
      ),
    };
  },
  async submit({ tools, actor, parameters: { id } }, { nonInscrits, ...cochees }) {
    const { inscrits } = await lireParticipants(tools, actor, id);
    await pointerPresences(tools, actor, { atelierId: id, venues: venuesDe(cochees, inscrits), nonInscrits });
    return {
      redirect: `${BASE}/${id}/activite`,
      annonce: 'Les présences sont enregistrées. Il reste à enregistrer l’activité.',
    };
  },
});

/** What was ticked already: read with the list, whose readings are counted. */
const dejaPointes = (inscrits: readonly Participant[], { non_inscrits }: SonAtelier): RawValues => ({
  venues: casesDe(inscrits)
    .filter(({ cochee }) => cochee)
    .map(({ valeur }) => valeur),
  nonInscrits: String(non_inscrits ?? 0),
});

const activite = formRoute({
  path: `${BASE}/:id/activite`,
  right: porte,
  audit: 'ateliers.afficherActivite',
  form: formulaireActivite,
  initial: ({ tools: { db }, actor, parameters: { id } }) => activiteProposee(db, actor, id),
  async page(requete, state) {
    const { tools, actor, parameters } = requete;
    const { nomLieu, titre } = await lireSonAtelier(tools.db, actor, parameters.id);
    return pageDeSaisie(requete, state, {
      titre: 'Enregistrer un atelier',
      bouton: 'Enregistrer l’activité',
      intro: `« ${titre} » : ce qui est connu est déjà rempli. Vérifiez, complétez, enregistrez.`,
      nomLieu,
    });
  },
  async submit({ tools, actor, parameters: { id } }, values) {
    await enregistrerAtelier(tools, actor, { atelierId: id, activite: await lireSaisie(tools.db, values) });
    return { redirect: `${BASE}/${id}`, annonce: 'L’activité est enregistrée : l’atelier est tenu.' };
  },
});

export const routesPresences: readonly AnyRoute[] = [...presences, ...activite];
