import { z } from 'zod';
import { dateCivile } from '#platform/dates.ts';
import { Fiche } from '#platform/dsfr/Fiche.tsx';
import { StatutBadge } from '#platform/dsfr/StatutBadge.tsx';
import { ChampDeSaisie } from '#platform/form/ChampDeSaisie.tsx';
import { BoutonPost, Champs, Formulaire } from '#platform/form/Formulaire.tsx';
import { rawValues } from '#platform/form/form.ts';
import { formRoute } from '#platform/form/form-route.ts';
import { type AnyRoute, route } from '#platform/routes.ts';
import { Tableau } from '#platform/table/Tableau.tsx';
import { ajouterMembre, nomDe, retirerMembre } from './composer.ts';
import { conseillersEnPoste, optionsDeConseillers } from './conseillers.ts';
import { champDesConseillers, formulaireAjouter } from './formulaires.ts';
import { cycleEquipe } from './lifecycle.ts';
import { colonnesDesMembres, periodeEcrite } from './Membres.tsx';
import { terminerEquipe } from './nommer.ts';
import type { EspaceDesEquipes } from './pages.tsx';
import { compterMembres, lireEquipe, listerMembres } from './readings.ts';
import { peutComposer } from './rights.ts';

/** A team as ANCT and the préfecture see it: who is in it, put somebody in, take somebody out, end it. */
export function routesDeLEquipe({ base, right }: EspaceDesEquipes): readonly AnyRoute[] {
  const une = formRoute({
    path: `${base}/:id`,
    right,
    audit: 'equipes.lire',
    form: formulaireAjouter,
    initial: async ({ tools }) => rawValues({ du: dateCivile(tools.clock()) }),
    async page({ tools: { db, clock }, actor, url, parameters: { id } }, state) {
      const now = clock();
      const equipe = await lireEquipe(db, actor, id);
      const [page, total] = await Promise.all([
        listerMembres(db, equipe, now, { tous: true, curseur: url.searchParams.get('curseur') ?? undefined }),
        compterMembres(db, equipe, now, true),
      ]);
      const compose = equipe.statut === 'active' && peutComposer(actor, equipe.departement_codes);
      const aAjouter = compose
        ? await conseillersEnPoste(db, equipe.departement_codes, dateCivile(now))
            .where('c.numero', '<>', equipe.coordinateur)
            .execute()
        : [];
      const titre = `Équipe de ${nomDe(equipe)}`;
      return {
        titre,
        prive: true,
        filAriane: [{ libelle: 'Coordinateurs', href: base }],
        corps: (
          <>
            <h1>{titre}</h1>
            <p>
              <StatutBadge statut={cycleEquipe.labels[equipe.statut]} />
            </p>
            <Fiche
              faits={[
                ['Structure', equipe.structure],
                ['Départements', equipe.departement_codes.join(', ')],
                ['Coordinateur', periodeEcrite(equipe)],
              ]}
            />
            <h2>Les conseillers de l’équipe</h2>
            <Tableau
              titre="Les conseillers de l’équipe"
              page={page}
              total={total}
              nom="personne"
              aucun="aucune personne"
              colonnes={colonnesDesMembres(compose ? (membreId) => `${base}/membres/${membreId}/retirer` : undefined)}
              vide={<p>Personne n’est encore dans cette équipe.</p>}
            />
            {compose && (
              <>
                <h2 className="fr-mt-4w">Ajouter une personne</h2>
                {aAjouter.length === 0 ? (
                  <p>Aucun autre conseiller n’est en poste dans ce territoire.</p>
                ) : (
                  <Formulaire form={formulaireAjouter} state={state} bouton="Ajouter à l’équipe">
                    <ChampDeSaisie
                      nom="candidat"
                      champ={champDesConseillers(optionsDeConseillers(aAjouter))}
                      state={state}
                    />
                    <Champs form={formulaireAjouter} state={state} noms={['du', 'au']} />
                  </Formulaire>
                )}
                <h2 className="fr-mt-4w">Mettre fin à la coordination</h2>
                <p>L’équipe est dissoute aujourd’hui et l’espace Coordinateur de cette personne se ferme.</p>
                <BoutonPost action={`${base}/${id}/terminer`}>Terminer cette coordination</BoutonPost>
              </>
            )}
          </>
        ),
      };
    },
    async submit({ tools, actor, parameters: { id } }, { candidat, du, au }) {
      await ajouterMembre(tools, actor, { equipeId: id, candidatId: candidat, du, au: au || null });
      return { redirect: `${base}/${id}`, annonce: 'Cette personne est dans l’équipe, et en est prévenue.' };
    },
  });
  const terminer = route({
    method: 'POST',
    path: `${base}/:id/terminer`,
    right,
    audit: 'equipes.terminer',
    rate: 'formulaire',
    input: z.unknown(),
    async answer({ tools, actor, parameters: { id } }) {
      await terminerEquipe(tools, actor, { equipeId: id });
      return { redirect: base, annonce: 'La coordination est terminée.' };
    },
  });
  const retirer = route({
    method: 'POST',
    path: `${base}/membres/:id/retirer`,
    right,
    audit: 'equipes.retirerMembre',
    rate: 'formulaire',
    input: z.unknown(),
    async answer({ tools, actor, parameters: { id } }) {
      const equipeId = await retirerMembre(tools, actor, { membreId: id });
      return { redirect: `${base}/${equipeId}`, annonce: 'Cette personne ne fait plus partie de l’équipe.' };
    },
  });
  return [...une, terminer, retirer];
}
