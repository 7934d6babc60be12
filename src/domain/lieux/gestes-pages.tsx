import { z } from 'zod';
import type { Actor } from '#platform/actor.ts';
import type { Db } from '#platform/db/guard.ts';
import { Forbidden, NotFound } from '#platform/errors.ts';
import { ChampDeSaisie } from '#platform/form/ChampDeSaisie.tsx';
import { choix, texteLong } from '#platform/form/champs.ts';
import { Formulaire } from '#platform/form/Formulaire.tsx';
import { form } from '#platform/form/form.ts';
import { formRoute } from '#platform/form/form-route.ts';
import { type AnyRoute, type Right, route } from '#platform/routes.ts';
import { fusionnerLieux } from './fusionner.ts';
import { type LieuDuPerimetre, lieuxDuPerimetre, lireLieu } from './readings.ts';
import { peutTenirLesLieux } from './rights.ts';
import { lieuxSemblables } from './semblables.ts';
import { fermerLieu, rouvrirLieu } from './tenir.ts';

const formulaireFermer = form('lieux.fermer', {
  motif: texteLong({
    libelle: 'Pourquoi ce lieu ferme',
    indication: 'Ceux qui y reçoivent liront ce motif.',
    vide: 'Dites pourquoi ce lieu ferme.',
    max: 500,
  }),
});
const garde = choix({ libelle: 'Le lieu à garder', vide: 'Choisissez le lieu à garder.', options: [] });
const formulaireFusion = form('lieux.fusionner', {
  gardeId: { ...garde, schema: z.uuid('Choisissez le lieu à garder.') },
});

type Espace = { readonly base: string; readonly right: Right };

/** What ANCT and the préfecture do of a place: close it, open it again, merge it with its double. */
export const gestesDesLieux = (espace: Espace): readonly AnyRoute[] => [
  ...fermer(espace),
  rouvrir(espace),
  ...fusionner(espace),
];

/** A place that the actor may act on now. @throws Forbidden, NotFound */
async function aTenir(db: Db, actor: Actor, lieuId: string): Promise<LieuDuPerimetre> {
  const lieu = await lireLieu(db, actor, lieuId);
  if (!peutTenirLesLieux(actor)) throw new Forbidden('lieux.tenir');
  if (lieu.ferme_le !== null) throw new NotFound(`lieu ouvert ${lieuId}`);
  return lieu;
}
const ariane = (base: string, { id, nom }: LieuDuPerimetre) => [
  { libelle: 'Lieux', href: base },
  { libelle: nom, href: `${base}/${id}` },
];

const fermer = ({ base, right }: Espace) =>
  formRoute({
    path: `${base}/:id/fermer`,
    right,
    audit: 'lieux.afficherFermeture',
    form: formulaireFermer,
    async page({ tools: { db }, actor, parameters: { id } }, state) {
      const lieu = await aTenir(db, actor, id);
      return {
        titre: 'Fermer un lieu',
        prive: true,
        filAriane: ariane(base, lieu),
        corps: (
          <>
            <h1>Fermer « {lieu.nom} »</h1>
            <p>
              Il disparaît de la carte publique et des lieux des conseillers. Les activités qui y sont enregistrées
              restent. Vous pourrez le rouvrir.
            </p>
            <Formulaire form={formulaireFermer} state={state} bouton="Fermer ce lieu" />
          </>
        ),
      };
    },
    async submit({ tools, actor, parameters: { id } }, { motif }) {
      await fermerLieu(tools, actor, { lieuId: id, motif });
      return { redirect: `${base}/${id}`, annonce: 'Le lieu est fermé. Ceux qui y recevaient sont prévenus.' };
    },
  });

const rouvrir = ({ base, right }: Espace) =>
  route({
    method: 'POST',
    path: `${base}/:id/rouvrir`,
    right,
    audit: 'lieux.rouvrirDepuisLaPage',
    rate: 'formulaire',
    input: z.unknown(),
    async answer({ tools, actor, parameters: { id } }) {
      await rouvrirLieu(tools, actor, { lieuId: id });
      return { redirect: `${base}/${id}`, annonce: 'Le lieu est rouvert.' };
    },
  });

const fusionner = ({ base, right }: Espace) =>
  formRoute({
    path: `${base}/:id/fusion`,
    right,
    audit: 'lieux.afficherFusion',
    form: formulaireFusion,
    async page({ tools: { db }, actor, parameters: { id } }, state) {
      const lieu = await aTenir(db, actor, id);
      const options = await autresDeLaCommune(db, actor, lieu);
      return {
        titre: 'Fusionner un lieu en double',
        prive: true,
        filAriane: ariane(base, lieu),
        corps: (
          <>
            <h1>« {lieu.nom} » est en double</h1>
            {options.length === 0 ? (
              <p>Aucun autre lieu n’est ouvert à {lieu.commune} : il n’y a rien à fusionner.</p>
            ) : (
              <>
                <p>
                  Choisissez le lieu à garder. « {lieu.nom} » sera fermé ; ceux qui y reçoivent et leurs permanences
                  passent au lieu gardé, qui reprend ce qu’il n’avait pas. Les activités gardent le lieu du jour. Une
                  fusion ne se défait pas.
                </p>
                <Formulaire form={formulaireFusion} state={state} bouton="Fusionner les deux lieux">
                  <ChampDeSaisie nom="gardeId" champ={{ ...formulaireFusion.champs.gardeId, options }} state={state} />
                </Formulaire>
              </>
            )}
          </>
        ),
      };
    },
    async submit({ tools, actor, parameters: { id } }, { gardeId }) {
      await fusionnerLieux(tools, actor, { doublonId: id, gardeId });
      return { redirect: `${base}/${gardeId}`, annonce: 'Les deux lieux n’en font plus qu’un.' };
    },
  });

const PROPOSES_MAX = 30;
/** The other open places of the commune, those alike first. */
async function autresDeLaCommune(db: Db, actor: Actor, { id, nom, adresse, commune_code, siret }: LieuDuPerimetre) {
  const alike = new Set(
    (await lieuxSemblables(db, { nom, adresse, communeCode: commune_code, siret }, id)).map((un) => un.id),
  );
  const autres = await lieuxDuPerimetre(db, actor)
    .where('l.commune_code', '=', commune_code)
    .where('l.ferme_le', 'is', null)
    .where('l.id', '<>', id)
    .orderBy('l.nom_tri')
    .orderBy('l.id')
    .limit(200)
    .execute();
  return autres
    .toSorted((un, autre) => Number(alike.has(autre.id)) - Number(alike.has(un.id)))
    .slice(0, PROPOSES_MAX)
    .map((un) => ({ valeur: un.id, libelle: `${un.nom}, ${un.adresse}` }));
}
