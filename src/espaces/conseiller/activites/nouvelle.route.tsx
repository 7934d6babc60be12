import { randomUUID } from 'node:crypto';
import { enregistrerActivite, formulaireActivite, listerThemes } from '#domain/activites/index.ts';
import { listerSesLieux } from '#domain/lieux/index.ts';
import { porte } from '#espaces/conseiller/door.ts';
import { dateCivile } from '#platform/dates.ts';
import { ChampDeSaisie } from '#platform/form/ChampDeSaisie.tsx';
import { Champs, Formulaire } from '#platform/form/Formulaire.tsx';
import { formRoute } from '#platform/form/form-route.ts';
import type { AnyRoute } from '#platform/routes.ts';

const ADRESSE = '/conseiller/activites/nouvelle';
const SANS_LIEU = [
  { valeur: 'distance', libelle: 'À distance' },
  { valeur: 'domicile', libelle: 'Au domicile de la personne' },
  { valeur: 'itinerant', libelle: 'En itinérance' },
];

export const routesNouvelleActivite: readonly AnyRoute[] = formRoute({
  path: ADRESSE,
  right: porte,
  audit: 'activites.afficherSaisie',
  form: formulaireActivite,
  // What is usual is already there: one person, today, half an hour, in his main place.
  async initial({ tools: { db, clock }, actor }) {
    const [principal] = await listerSesLieux(db, actor);
    return {
      id: randomUUID(),
      type: 'individuel',
      ou: principal?.id ?? '',
      jour: dateCivile(clock()),
      duree: '30',
      participants: '1',
      dejaVenus: '0',
      age: 'inconnu',
      situation: 'inconnu',
    };
  },
  async page({ tools: { db, clock }, actor }, state) {
    const [lieux, themes] = [await listerSesLieux(db, actor), await listerThemes(db, dateCivile(clock()))];
    const { champs } = formulaireActivite;
    const ou = [...lieux.map(({ id, nom, commune }) => ({ valeur: id, libelle: `${nom}, ${commune}` })), ...SANS_LIEU];
    const options = themes.map(({ numero, libelle }) => ({ valeur: String(numero), libelle }));
    return {
      titre: 'Nouvelle activité',
      prive: true,
      filAriane: [{ libelle: 'Mes activités', href: '/conseiller/activites' }],
      corps: (
        <div className="fr-grid-row">
          <div className="fr-col-12 fr-col-md-9 fr-col-lg-8">
            <h1>Nouvelle activité</h1>
            {lieux.length === 0 && (
              <p>
                <a href="/conseiller/lieux">Ajoutez vos lieux</a> : vous les choisirez ensuite d’un geste.
              </p>
            )}
            <Formulaire form={formulaireActivite} state={state} bouton="Enregistrer">
              <Champs form={formulaireActivite} state={state} noms={['type']} />
              <ChampDeSaisie nom="themes" champ={{ ...champs.themes, options }} state={state} />
              <ChampDeSaisie nom="ou" champ={{ ...champs.ou, options: ou }} state={state} />
              <Champs
                form={formulaireActivite}
                state={state}
                noms={['jour', 'duree', 'participants', 'dejaVenus', 'age', 'situation', 'note', 'id']}
              />
            </Formulaire>
          </div>
        </div>
      ),
    };
  },
  async submit({ tools, actor }, { themes, duree, ...saisie }) {
    await enregistrerActivite(tools, actor, {
      ...saisie,
      themes: themes.map(Number),
      dureeMinutes: Number(duree),
    });
    return { redirect: '/conseiller/activites', annonce: 'L’activité est enregistrée.' };
  },
});
