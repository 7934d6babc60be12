import { z } from 'zod';
import {
  ajouterPermanence,
  formulairePermanence,
  lireLieu,
  listerSesPermanences,
  retirerPermanence,
} from '#domain/lieux/index.ts';
import { porte } from '#espaces/conseiller/door.ts';
import { dateCivile } from '#platform/dates.ts';
import { BoutonPost, Formulaire } from '#platform/form/Formulaire.tsx';
import { formRoute } from '#platform/form/form-route.ts';
import { type AnyRoute, route } from '#platform/routes.ts';
import { arianeDuLieu, BASE, permanenceEcrite } from './lieu.route.tsx';

const permanences = formRoute({
  path: `${BASE}/:id/permanences`,
  right: porte,
  audit: 'lieux.afficherPermanences',
  form: formulairePermanence,
  initial: async ({ tools: { clock } }) => ({ du: dateCivile(clock()) }),
  async page({ tools: { db, clock }, actor, parameters: { id } }, state) {
    const lieu = await lireLieu(db, actor, id);
    const siennes = (await listerSesPermanences(db, actor, clock())).filter(({ lieu_id }) => lieu_id === id);
    return {
      titre: 'Mes permanences',
      prive: true,
      filAriane: arianeDuLieu(lieu),
      corps: (
        <>
          <h1>Mes permanences à « {lieu.nom} »</h1>
          {siennes.length === 0 && <p>Vous n’avez pas encore dit quand vous êtes ici.</p>}
          <ul>
            {siennes.map((une) => {
              const texte = permanenceEcrite(une, dateCivile(clock()));
              return (
                <li key={une.id}>
                  {texte}{' '}
                  <BoutonPost
                    action={`${BASE}/${id}/permanences/retirer`}
                    champs={{ permanenceId: une.id }}
                    priority="tertiary"
                    small
                  >
                    Retirer<span className="fr-sr-only"> : {texte}</span>
                  </BoutonPost>
                </li>
              );
            })}
          </ul>
          <h2 className="fr-mt-4w">Ajouter une permanence</h2>
          <p>
            Chaque semaine, le même jour, à la même heure. Votre nom n’apparaît que si vous l’avez choisi dans{' '}
            <a href="/conseiller/fiche">votre fiche</a>.
          </p>
          <Formulaire form={formulairePermanence} state={state} bouton="Ajouter cette permanence" />
        </>
      ),
    };
  },
  async submit({ tools, actor, parameters: { id } }, { jour, debut, fin, du, au }) {
    await ajouterPermanence(tools, actor, {
      lieuId: id,
      jour: Number(jour),
      debut: debut ?? 0,
      fin: fin ?? 0,
      du,
      au: au || null,
    });
    return { redirect: `${BASE}/${id}/permanences`, annonce: 'La permanence est ajoutée.' };
  },
});

const retirer = route({
  method: 'POST',
  path: `${BASE}/:id/permanences/retirer`,
  right: porte,
  audit: 'lieux.retirerPermanenceDepuisLaPage',
  rate: 'formulaire',
  input: z.object({ permanenceId: z.uuid() }),
  async answer({ tools, actor, parameters: { id }, input }) {
    await retirerPermanence(tools, actor, { lieuId: id, ...input });
    return { redirect: `${BASE}/${id}/permanences`, annonce: 'La permanence est retirée.' };
  },
});

export const routesPermanences: readonly AnyRoute[] = [...permanences, retirer];
