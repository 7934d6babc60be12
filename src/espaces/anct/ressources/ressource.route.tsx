import { z } from 'zod';
import {
  cycleRessource,
  FICHIERS_PARTAGES,
  lireRessource,
  lireSujet,
  listerSujets,
  peutPublierUneRessource,
  publierRessource,
  remplacerRessource,
  republierRessource,
  retirerRessource,
  type SaisieDeRessource,
  sujetEcrit,
} from '#domain/communaute/index.ts';
import { porte } from '#espaces/anct/door.ts';
import { Forbidden, InvalidInput } from '#platform/errors.ts';
import { TYPES } from '#platform/files/contenu.ts';
import { PIECE_MAX_OCTETS } from '#platform/files/recevoir.ts';
import { choix, fichier, texte, texteFacultatif, texteLong } from '#platform/form/champs.ts';
import { BoutonPost, Champs, Formulaire } from '#platform/form/Formulaire.tsx';
import { type FormState, form, type Option, rawValues, type ValeursDuFormulaire } from '#platform/form/form.ts';
import { formRoute } from '#platform/form/form-route.ts';
import { type AnyRoute, type Requete, route } from '#platform/routes.ts';
import { BASE, filAriane } from './adresse.ts';

const formats = FICHIERS_PARTAGES.map((type) => TYPES[type].libelle).join(', ');
const formulaire = form('communaute.ressource', {
  titre: texte({ libelle: 'Titre', vide: 'Donnez un titre.', max: 150 }),
  resume: texteLong({
    libelle: 'Résumé',
    indication: '280 caractères au plus.',
    vide: 'Résumez la ressource.',
    max: 280,
  }),
  // The subjects are known when the page is shown: the gesture checks the choice.
  sujet: {
    ...texte({ libelle: 'Sujet', vide: 'Choisissez le sujet dans la liste.', max: 20 }),
    type: 'liste' as const,
  },
  type: choix({
    libelle: 'Ce que vous partagez',
    vide: 'Choisissez un lien ou un fichier.',
    options: [
      { valeur: 'lien', libelle: 'Un lien' },
      { valeur: 'fichier', libelle: 'Un fichier' },
    ],
  }),
  url: texteFacultatif({ libelle: 'Adresse du lien', indication: 'Elle commence par https://.', max: 500 }),
  fichier: { ...fichier({ libelle: 'Fichier', indication: `${formats}, 10 Mo au plus.` }), requis: false },
});

function saisie({ sujet, fichier: _, ...dits }: ValeursDuFormulaire<typeof formulaire>): SaisieDeRessource {
  const lu = lireSujet(sujet);
  if (!lu) throw new InvalidInput({ sujet: 'Choisissez le sujet dans la liste.' });
  return { ...dits, sujet: lu };
}
const envoi = ({ fichiers }: Requete) => fichiers.find(({ champ }) => champ === 'fichier');

const Saisie = ({ sujets, state, bouton }: { sujets: readonly Option[]; state: FormState; bouton: string }) => {
  const champs = { ...formulaire.champs, sujet: { ...formulaire.champs.sujet, options: sujets } };
  return (
    <Formulaire form={formulaire} state={state} bouton={bouton} fichiers>
      <Champs form={{ ...formulaire, champs }} state={state} />
    </Formulaire>
  );
};

const nouvelle = formRoute({
  path: `${BASE}/nouvelle`,
  right: porte,
  audit: 'communaute.afficherNouvelleRessource',
  rate: 'televersement',
  form: formulaire,
  upload: PIECE_MAX_OCTETS,
  initial: async () => ({ type: 'lien' }),
  async page({ tools: { db, clock }, actor }, state) {
    if (!peutPublierUneRessource(actor)) throw new Forbidden('communaute.publierRessource');
    return {
      titre: 'Publier une ressource',
      prive: true,
      filAriane,
      corps: (
        <>
          <h1>Publier une ressource</h1>
          <Saisie sujets={await listerSujets(db, clock())} state={state} bouton="Publier" />
        </>
      ),
    };
  },
  async submit(requete, dits) {
    await publierRessource(requete.tools, requete.actor, saisie(dits), envoi(requete));
    return { redirect: BASE, annonce: 'La ressource est publiée : les conseillers la trouvent.' };
  },
});

const une = formRoute({
  path: `${BASE}/:id`,
  right: porte,
  audit: 'communaute.afficherRessource',
  rate: 'televersement',
  form: formulaire,
  upload: PIECE_MAX_OCTETS,
  async initial({ tools: { db }, actor, parameters: { id } }) {
    const ressource = await lireRessource(db, actor, id);
    return rawValues({ ...ressource, sujet: sujetEcrit(ressource) });
  },
  async page({ tools: { db, clock }, actor, parameters: { id } }, state) {
    const { titre, statut, fichier_nom } = await lireRessource(db, actor, id);
    if (!peutPublierUneRessource(actor)) throw new Forbidden('communaute.remplacerRessource');
    return {
      titre: 'Modifier la ressource',
      prive: true,
      filAriane,
      corps: (
        <>
          <h1>Modifier « {titre} »</h1>
          {fichier_nom && <p>Fichier actuel : {fichier_nom}. Sans nouveau fichier, il est gardé.</p>}
          <Saisie sujets={await listerSujets(db, clock())} state={state} bouton="Enregistrer" />
          <h2 className="fr-mt-4w">
            {statut === 'publiee' ? 'Retirer de la bibliothèque' : 'Cette ressource est retirée'}
          </h2>
          {cycleRessource.allowed(statut, actor.role).map((geste) => (
            <BoutonPost key={geste} action={`${BASE}/${id}/${geste}`}>
              {cycleRessource.transitions[geste].libelle}
            </BoutonPost>
          ))}
        </>
      ),
    };
  },
  async submit(requete, dits) {
    const { tools, actor, parameters } = requete;
    await remplacerRessource(tools, actor, { ressourceId: parameters.id, ...saisie(dits) }, envoi(requete));
    return { redirect: BASE, annonce: 'La ressource est modifiée.' };
  },
});

const geste = (nom: 'retirer' | 'republier', faire: typeof retirerRessource, annonce: string) =>
  route({
    method: 'POST',
    path: `${BASE}/:id/${nom}`,
    right: porte,
    audit: `communaute.${nom}UneRessource`,
    rate: 'formulaire',
    input: z.unknown(),
    async answer({ tools, actor, parameters }) {
      const { id } = z.object({ id: z.string() }).parse(parameters);
      await faire(tools, actor, { ressourceId: id });
      return { redirect: BASE, annonce };
    },
  });

export const routesRessource: readonly AnyRoute[] = [
  ...nouvelle,
  ...une,
  geste('retirer', retirerRessource, 'La ressource est retirée : les conseillers ne la trouvent plus.'),
  geste('republier', republierRessource, 'La ressource est de nouveau publiée.'),
];
