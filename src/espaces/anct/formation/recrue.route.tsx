import {
  dispenserRecrue,
  lireAOrienter,
  listerOrganismes,
  type OrganismeLu,
  orienter,
  peutOrienter,
} from '#domain/formation/index.ts';
import { porte } from '#espaces/anct/door.ts';
import { dateCivile } from '#platform/dates.ts';
import { Forbidden, NotFound } from '#platform/errors.ts';
import { texte, texteLong } from '#platform/form/champs.ts';
import { Formulaire } from '#platform/form/Formulaire.tsx';
import { form, rawValues } from '#platform/form/form.ts';
import { formRoute } from '#platform/form/form-route.ts';
import type { AnyRoute, Requete } from '#platform/routes.ts';
import { pluriel } from '#platform/texte.ts';

const filAriane = [{ libelle: 'Formation', href: '/anct/formation' }];

/** The recruit of the address, still to refer. @throws NotFound once he is */
async function laRecrue({ tools: { db }, actor }: Pick<Requete, 'tools' | 'actor'>, id: string) {
  const recrue = await lireAOrienter(db, actor.perimetre, id);
  if (!recrue) throw new NotFound(`recrue ${id}`);
  return recrue;
}

/** The training bodies that cover a département, as a drop-down list. */
export const optionsDOrganismes = (organismes: readonly OrganismeLu[]) =>
  organismes.map(({ id, nom, charge, placesLibres }) => ({
    valeur: id,
    libelle: `${nom} (suit ${pluriel(charge, 'personne', 'personnes', 'personne')} ; ${pluriel(placesLibres, 'place libre', 'places libres')})`,
  }));

// The training bodies are known when the page is shown: the gesture checks the choice.
export const champOrganisme = {
  ...texte({ libelle: 'Organisme de formation', vide: 'Choisissez un organisme de formation.', max: 36 }),
  type: 'liste' as const,
};
const formulaire = form('anct.orienter', { organismeId: champOrganisme });

const uneRecrue = formRoute({
  path: '/anct/formation/recrues/:id',
  right: porte,
  audit: 'formation.lireRecrue',
  form: formulaire,
  async initial(requete) {
    const recrue = await laRecrue(requete, requete.parameters.id);
    const { db, clock } = requete.tools;
    const organismes = await listerOrganismes(db, requete.actor.perimetre, dateCivile(clock()), { actif: true });
    return rawValues({ organismeId: organismes.find(({ nom }) => nom === recrue.organismePropose)?.id });
  },
  async page({ tools, actor, parameters: { id } }, state) {
    const recrue = await laRecrue({ tools, actor }, id);
    const organismes = await listerOrganismes(tools.db, actor.perimetre, dateCivile(tools.clock()), {
      departement: recrue.departement_code,
      actif: true,
    });
    const champs = { organismeId: { ...champOrganisme, options: optionsDOrganismes(organismes) } };
    return {
      titre: 'Orienter vers un organisme',
      prive: true,
      filAriane,
      corps: (
        <>
          <h1>
            Orienter {recrue.prenom} {recrue.nom}
          </h1>
          <p>
            Personne recrutée par {recrue.structure} ({recrue.departement_code}). L’organisme, la structure et la
            personne reçoivent les coordonnées utiles.
          </p>
          {peutOrienter(actor) && (
            <>
              <Formulaire form={{ ...formulaire, champs }} state={state} bouton="Orienter" />
              <p className="fr-mt-3w">
                <a href={`/anct/formation/recrues/${id}/dispense`}>Cette personne détient déjà le certificat (CCP1)</a>
              </p>
            </>
          )}
        </>
      ),
    };
  },
  async submit({ tools, actor, parameters: { id } }, { organismeId }) {
    await orienter(tools, actor, { relationId: id, organismeId });
    return { redirect: '/anct/formation', annonce: 'La personne est orientée, et tout le monde est prévenu.' };
  },
});

const formulaireDispense = form('anct.dispenser', {
  motif: texteLong({
    libelle: 'Motif',
    indication: 'La structure et la personne le lisent.',
    vide: 'Donnez le motif.',
    max: 2000,
  }),
});

const dispense = formRoute({
  path: '/anct/formation/recrues/:id/dispense',
  right: porte,
  audit: 'formation.afficherDispenseDeRecrue',
  form: formulaireDispense,
  async page({ tools, actor, parameters: { id } }, state) {
    const recrue = await laRecrue({ tools, actor }, id);
    if (!peutOrienter(actor)) throw new Forbidden('formation.dispenserRecrue');
    return {
      titre: 'Dispenser de formation',
      prive: true,
      filAriane,
      corps: (
        <>
          <h1>
            Dispenser {recrue.prenom} {recrue.nom} de formation
          </h1>
          <p>Pour une personne qui détient déjà le certificat CCP1 ou le titre entier.</p>
          <Formulaire form={formulaireDispense} state={state} bouton="Dispenser" />
        </>
      ),
    };
  },
  async submit({ tools, actor, parameters: { id } }, { motif }) {
    await dispenserRecrue(tools, actor, { relationId: id, motif });
    return { redirect: '/anct/formation', annonce: 'La dispense est enregistrée.' };
  },
});

export const routesRecrue: readonly AnyRoute[] = [...uneRecrue, ...dispense];
