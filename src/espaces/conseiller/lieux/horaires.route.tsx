import { Fragment } from 'react';
import { z } from 'zod';
import { champsDuJour, fermetureEcrite, JOURS, valeursDeSemaine } from '#domain/horaires/index.ts';
import {
  ajouterFermeture,
  fixerHoraires,
  formulaireFermeture,
  formulaireHoraires,
  lireHoraires,
  lireLieu,
  listerFermetures,
  retirerFermeture,
  semaineVoulue,
} from '#domain/lieux/index.ts';
import { porte } from '#espaces/conseiller/door.ts';
import { ChampDeSaisie } from '#platform/form/ChampDeSaisie.tsx';
import { BoutonPost, Champs, Formulaire } from '#platform/form/Formulaire.tsx';
import type { FormState } from '#platform/form/form.ts';
import { formRoute } from '#platform/form/form-route.ts';
import { type AnyRoute, route } from '#platform/routes.ts';
import { arianeDuLieu, BASE } from './lieu.route.tsx';

const semaine = formRoute({
  path: `${BASE}/:id/horaires`,
  right: porte,
  audit: 'lieux.afficherHoraires',
  form: formulaireHoraires,
  async initial({ tools: { db }, actor, parameters: { id } }) {
    const { ferme_feries } = await lireLieu(db, actor, id);
    const horaires = await lireHoraires(db, id, ferme_feries);
    return { ...valeursDeSemaine(horaires.semaine), fermeFeries: ferme_feries ? 'oui' : '' };
  },
  async page({ tools: { db }, actor, parameters: { id } }, state) {
    const lieu = await lireLieu(db, actor, id);
    return {
      titre: 'Horaires du lieu',
      prive: true,
      filAriane: arianeDuLieu(lieu),
      corps: (
        <>
          <h1>Horaires de « {lieu.nom} »</h1>
          <p>
            Les heures d’ouverture du lieu, que vous y soyez ou non : vos permanences sont à part. Laissez vides les
            jours fermés. Une fermeture après minuit se donne telle quelle : de 20:00 à 01:00.
          </p>
          <Formulaire form={formulaireHoraires} state={state} bouton="Enregistrer les horaires">
            {JOURS.map((jour) => (
              <Fragment key={jour}>
                <Jour jour={jour} state={state} />
                {jour === 'lundi' && <Champs form={formulaireHoraires} state={state} noms={['commeLundi']} />}
              </Fragment>
            ))}
            <div className="fr-mt-2w">
              <Champs form={formulaireHoraires} state={state} noms={['fermeFeries']} />
            </div>
          </Formulaire>
        </>
      ),
    };
  },
  async submit({ tools, actor, parameters: { id } }, valeurs) {
    await fixerHoraires(tools, actor, {
      lieuId: id,
      semaine: semaineVoulue(valeurs).map((plages) => [...plages]),
      fermeFeries: valeurs.fermeFeries,
    });
    return { redirect: `${BASE}/${id}`, annonce: 'Les horaires sont enregistrés.' };
  },
});

function Jour({ jour, state }: { jour: string; state: FormState }) {
  const titre = jour.charAt(0).toUpperCase() + jour.slice(1);
  return (
    <fieldset className="fr-fieldset horaires__jour">
      <legend className="fr-fieldset__legend">{titre}</legend>
      {champsDuJour(jour).map((nom) => {
        const champ = formulaireHoraires.champs[nom];
        return (
          champ && (
            <div key={nom} className="horaires__heure">
              <ChampDeSaisie nom={nom} champ={{ ...champ, requis: true }} state={state} />
            </div>
          )
        );
      })}
    </fieldset>
  );
}

const fermetures = formRoute({
  path: `${BASE}/:id/fermetures`,
  right: porte,
  audit: 'lieux.afficherFermetures',
  form: formulaireFermeture,
  async page({ tools: { db, clock }, actor, parameters: { id } }, state) {
    const lieu = await lireLieu(db, actor, id);
    const prevues = await listerFermetures(db, id, clock());
    return {
      titre: 'Fermetures exceptionnelles',
      prive: true,
      filAriane: arianeDuLieu(lieu),
      corps: (
        <>
          <h1>Fermetures de « {lieu.nom} »</h1>
          {prevues.length === 0 && <p>Aucune fermeture n’est prévue.</p>}
          <ul>
            {prevues.map((fermeture) => (
              <li key={fermeture.id}>
                {fermetureEcrite(fermeture)}{' '}
                <BoutonPost
                  action={`${BASE}/${id}/fermetures/retirer`}
                  champs={{ fermetureId: fermeture.id }}
                  priority="tertiary"
                  small
                >
                  Retirer<span className="fr-sr-only"> : {fermetureEcrite(fermeture)}</span>
                </BoutonPost>
              </li>
            ))}
          </ul>
          <h2 className="fr-mt-4w">Annoncer une fermeture</h2>
          <Formulaire form={formulaireFermeture} state={state} bouton="Annoncer cette fermeture" />
        </>
      ),
    };
  },
  async submit({ tools, actor, parameters: { id } }, { du, au }) {
    await ajouterFermeture(tools, actor, { lieuId: id, du, au });
    return { redirect: `${BASE}/${id}/fermetures`, annonce: 'La fermeture est annoncée.' };
  },
});

const retirer = route({
  method: 'POST',
  path: `${BASE}/:id/fermetures/retirer`,
  right: porte,
  audit: 'lieux.retirerFermetureDepuisLaPage',
  rate: 'formulaire',
  input: z.object({ fermetureId: z.uuid() }),
  async answer({ tools, actor, parameters: { id }, input }) {
    await retirerFermeture(tools, actor, { lieuId: id, ...input });
    return { redirect: `${BASE}/${id}/fermetures`, annonce: 'La fermeture est retirée.' };
  },
});

export const routesHoraires: readonly AnyRoute[] = [...semaine, ...fermetures, retirer];
