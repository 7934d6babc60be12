import { z } from 'zod';
import { lireSonProfil, mobiliteDe, rayonDe } from '#domain/candidats/index.ts';
import { preparerMotDePasse } from '#domain/comptes/index.ts';
import {
  accepter,
  compterStructuresAutour,
  decliner,
  listerEntretiens,
  listerSesReponses,
  revenir,
} from '#domain/mise-en-relation/index.ts';
import { porte } from '#espaces/candidat/door.ts';
import { sienne } from '#espaces/candidat/sienne.ts';
import { texteLong } from '#platform/form/champs.ts';
import { Formulaire } from '#platform/form/Formulaire.tsx';
import { form } from '#platform/form/form.ts';
import { formRoute } from '#platform/form/form-route.ts';
import { type AnyRoute, route } from '#platform/routes.ts';
import { AccueilPage } from './accueil.page.tsx';

const accueil = route({
  method: 'GET',
  path: '/candidat',
  right: porte,
  audit: 'candidats.accueillir',
  rate: 'page',
  input: z.unknown(),
  async answer({ tools, actor }) {
    const [profil, reponses] = await Promise.all([lireSonProfil(tools.db, actor), listerSesReponses(tools.db, actor)]);
    const [autour, entretiens] = await Promise.all([
      compterStructuresAutour(tools.db, profil, rayonDe(mobiliteDe(profil.rayon_km))),
      listerEntretiens(
        tools.db,
        reponses.map(({ id }) => id),
      ),
    ]);
    return {
      page: {
        titre: 'Où j’en suis',
        prive: true,
        corps: (
          <AccueilPage
            profil={profil}
            reponses={reponses}
            autour={autour}
            entretiens={entretiens}
            now={tools.clock()}
          />
        ),
      },
    };
  },
});

const repondre = (geste: 'accepter' | 'revenir', annonce: string) =>
  route({
    method: 'POST',
    path: `/candidat/reponses/:id/${geste}`,
    right: porte,
    audit: `miseEnRelation.${geste}Reponse`,
    rate: 'formulaire',
    input: z.unknown(),
    async answer({ tools, actor, parameters }) {
      const relation = { relationId: z.object({ id: z.string() }).parse(parameters).id };
      await (geste === 'accepter' ? accepter : revenir)(tools, actor, relation);
      return { redirect: '/candidat', annonce };
    },
  });

const formulaire = form('candidat.decliner', {
  motif: texteLong({ libelle: 'Un mot pour la structure', indication: 'Elle le lira.', max: 2000 }),
});

const declinerLaProposition = formRoute({
  path: '/candidat/reponses/:id/decliner',
  right: porte,
  audit: 'miseEnRelation.afficherDeclin',
  form: formulaire,
  async page({ tools, actor, parameters }, state) {
    const reponse = await sienne(tools.db, actor, parameters.id);
    return {
      titre: 'Décliner',
      prive: true,
      filAriane: [{ libelle: 'Où j’en suis', href: '/candidat' }],
      corps: (
        <>
          <h1>Décliner la proposition de {reponse.structure}</h1>
          <p>La structure ne verra plus vos coordonnées. Vous pourrez revenir sur cette réponse.</p>
          <Formulaire form={formulaire} state={state} bouton="Je décline" />
        </>
      ),
    };
  },
  async submit({ tools, actor, parameters }, { motif }) {
    await decliner(tools, actor, { relationId: parameters.id, motif });
    return { redirect: '/candidat', annonce: 'Votre réponse est transmise à la structure.' };
  },
});

const motDePasse = route({
  method: 'POST',
  path: '/candidat/mot-de-passe',
  right: porte,
  audit: 'comptes.choisirMonMotDePasse',
  rate: 'formulaire',
  input: z.unknown(),
  async answer({ tools, actor }) {
    return { redirect: `/mot-de-passe/${await preparerMotDePasse(tools, actor, {})}` };
  },
});

export const routesAccueil: readonly AnyRoute[] = [
  accueil,
  repondre('accepter', 'Vous avez accepté : la structure est prévenue.'),
  repondre('revenir', 'La structure est prévenue et voit de nouveau vos coordonnées.'),
  ...declinerLaProposition,
  motDePasse,
];
