import { evaluer, GRILLE, lireCoordonnees, listerEvaluations, NOTE_MAX } from '#domain/mise-en-relation/index.ts';
import { porte } from '#espaces/structure/door.ts';
import { sienne } from '#espaces/structure/inscription/sienne.ts';
import { liste, texteLong } from '#platform/form/champs.ts';
import { Champs, Formulaire } from '#platform/form/Formulaire.tsx';
import { form, rawValues } from '#platform/form/form.ts';
import { formRoute } from '#platform/form/form-route.ts';
import type { AnyRoute } from '#platform/routes.ts';

const NOTES = ['Pas du tout', 'Un peu', 'Assez bien', 'Bien', 'Très bien'].map((libelle, note) => ({
  valeur: String(note),
  libelle: `${note} — ${libelle}`,
}));
const options = [{ valeur: 'sans', libelle: 'Pas évalué' }, ...NOTES];

const formulaire = form('structure.evaluation', {
  ...Object.fromEntries(
    GRILLE.map(({ cle, libelle, situation }) => [
      cle,
      liste({ libelle, indication: situation, vide: 'Choisissez une note, ou « Pas évalué ».', options }),
    ]),
  ),
  commentaire: texteLong({ libelle: 'Vos remarques', indication: 'Lues par votre équipe seulement.', max: 4000 }),
});

const noteDe = (valeur: unknown): number | null =>
  typeof valeur === 'string' && valeur !== 'sans' ? Number(valeur) : null;

export const routesEvaluation: readonly AnyRoute[] = formRoute({
  path: '/structure/candidats/:id/evaluation',
  right: porte,
  audit: 'miseEnRelation.lireEvaluation',
  form: formulaire,
  brouillon: false,
  async initial({ tools, actor, parameters }) {
    const evaluations = await listerEvaluations(tools.db, sienne(actor.perimetre), parameters.id);
    const mienne = evaluations.find(({ evaluateurId }) => evaluateurId === actor.id);
    const notes = GRILLE.map(({ cle }) => [cle, mienne?.notes[cle] ?? 'sans']);
    return rawValues({ ...Object.fromEntries(notes), commentaire: mienne?.commentaire ?? '' });
  },
  async page({ tools, actor, parameters }, state) {
    const { prenom, nom, id } = await lireCoordonnees(tools.db, actor, parameters.id);
    return {
      titre: 'Guide d’entretien et grille',
      prive: true,
      filAriane: [
        { libelle: 'Candidats', href: '/structure/candidats' },
        { libelle: `${prenom} ${nom}`, href: `/structure/candidats/${id}` },
      ],
      corps: (
        <div className="fr-grid-row">
          <div className="fr-col-12 fr-col-md-9 fr-col-lg-8">
            <h1>
              Entretien avec {prenom} {nom}
            </h1>
            <p>
              Pour chaque critère, une question ou une mise en situation. Notez de 0 à {NOTE_MAX}. Chacun de vos
              collègues remplit sa propre grille ; la motivation, l’écoute et la clarté comptent trois fois.
            </p>
            <Formulaire form={formulaire} state={state} bouton="Enregistrer ma grille">
              <Champs form={formulaire} state={state} />
            </Formulaire>
          </div>
        </div>
      ),
    };
  },
  async submit({ tools, actor, parameters }, saisie) {
    const valeurs = new Map<string, unknown>(Object.entries(saisie));
    await evaluer(tools, actor, {
      candidatId: parameters.id,
      notes: Object.fromEntries(GRILLE.map(({ cle }) => [cle, noteDe(valeurs.get(cle))])),
      commentaire: String(valeurs.get('commentaire') ?? ''),
    });
    return { redirect: `/structure/candidats/${parameters.id}`, annonce: 'Votre grille est enregistrée.' };
  },
});
