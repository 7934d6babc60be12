import { z } from 'zod';
import {
  annulerDossier,
  ccp1Ecrit,
  cycle,
  datesDeLaFormation,
  dispenser,
  type FormationLue,
  faitsDeLaFormation,
  lireDossierDeFormation,
  lireHistoriqueDeFormation,
  listerOrganismes,
  parcoursLu,
  referenceEcrite,
  reorienter,
} from '#domain/formation/index.ts';
import { porte } from '#espaces/anct/door.ts';
import type { Actor } from '#platform/actor.ts';
import { dateCivile } from '#platform/dates.ts';
import { Fiche } from '#platform/dsfr/Fiche.tsx';
import { Historique } from '#platform/dsfr/Historique.tsx';
import { StatutBadge } from '#platform/dsfr/StatutBadge.tsx';
import { texteLong } from '#platform/form/champs.ts';
import { Formulaire } from '#platform/form/Formulaire.tsx';
import { form } from '#platform/form/form.ts';
import { formRoute } from '#platform/form/form-route.ts';
import { type AnyRoute, type Requete, route } from '#platform/routes.ts';
import { champOrganisme, optionsDOrganismes } from './recrue.route.tsx';

const adresse = (id: string) => `/anct/formation/suivi/${id}`;

async function leDossier({ tools, actor }: Pick<Requete, 'tools' | 'actor'>, id: string) {
  const formation = await lireDossierDeFormation(tools.db, actor.perimetre, id);
  const nom = `${formation.prenom} ${formation.nom}`;
  const suivi = { libelle: 'Suivi des formations', href: '/anct/formation/suivi' };
  return { formation, nom, suivi, filAriane: [suivi, { libelle: nom, href: adresse(id) }] };
}

const dossier = route({
  method: 'GET',
  path: '/anct/formation/suivi/:id',
  right: porte,
  audit: 'formation.lireDossier',
  rate: 'page',
  input: z.unknown(),
  async answer({ tools, actor, parameters: { id } }) {
    const { formation, nom, suivi } = await leDossier({ tools, actor }, id);
    const faits = await lireHistoriqueDeFormation(tools.db, actor.perimetre, id);
    return {
      page: {
        titre: nom,
        prive: true,
        filAriane: [suivi],
        corps: (
          <>
            <h1>{nom}</h1>
            <p>
              <StatutBadge statut={cycle.labels[formation.statut]} />
            </p>
            <Fiche
              faits={[
                ['Dossier', referenceEcrite(formation.numero)],
                ['Structure', `${formation.structure} (${formation.departement_code})`],
                ['Organisme', formation.organisme],
                ['Parcours', parcoursLu(formation.parcours)],
                ['Dates', datesDeLaFormation(formation)],
                ['Examen (CCP1)', ccp1Ecrit(formation.ccp1)],
                ['Certification Pix', formation.pix_certificat],
                ['Motif', formation.motif],
              ]}
            />
            <Gestes formation={formation} actor={actor} />
            <h2 className="fr-mt-4w">Ce qui s’est passé</h2>
            <Historique faits={faitsDeLaFormation(faits)} />
          </>
        ),
      },
    };
  },
});

function Gestes({ formation: { id, statut }, actor }: { formation: FormationLue; actor: Actor }) {
  const gestes = cycle.allowed(statut, actor.role);
  return (
    <div className="gestes">
      {gestes.includes('reorienter') && (
        <a className="fr-btn fr-btn--secondary" href={`${adresse(id)}/reorienter`}>
          Changer d’organisme
        </a>
      )}
      {gestes.includes('dispenser') && (
        <a className="fr-btn fr-btn--tertiary" href={`${adresse(id)}/dispense`}>
          Dispenser de formation
        </a>
      )}
      {gestes.includes('annuler') && (
        <a className="fr-btn fr-btn--tertiary" href={`${adresse(id)}/annulation`}>
          Annuler ce dossier
        </a>
      )}
    </div>
  );
}

const motif = texteLong({ libelle: 'Motif', vide: 'Donnez le motif.', max: 2000 });
const formulaireReorienter = form('anct.reorienter', { organismeId: champOrganisme, motif });

const changer = formRoute({
  path: '/anct/formation/suivi/:id/reorienter',
  right: porte,
  audit: 'formation.afficherReorienter',
  form: formulaireReorienter,
  async page({ tools, actor, parameters: { id } }, state) {
    const { formation, nom, filAriane } = await leDossier({ tools, actor }, id);
    const organismes = await listerOrganismes(tools.db, actor.perimetre, dateCivile(tools.clock()), {
      departement: formation.departement_code,
      actif: true,
    });
    const options = optionsDOrganismes(organismes.filter((un) => un.id !== formation.organisme_id));
    const champs = { ...formulaireReorienter.champs, organismeId: { ...champOrganisme, options } };
    return {
      titre: 'Changer d’organisme',
      prive: true,
      filAriane,
      corps: (
        <>
          <h1>Changer d’organisme : {nom}</h1>
          <p>L’organisme actuel est prévenu et ne voit plus ce dossier ; le nouveau refait le positionnement.</p>
          <Formulaire form={{ ...formulaireReorienter, champs }} state={state} bouton="Changer d’organisme" />
        </>
      ),
    };
  },
  async submit({ tools, actor, parameters: { id } }, saisie) {
    await reorienter(tools, actor, { ...saisie, formationId: id });
    return { redirect: adresse(id), annonce: 'Le dossier est confié au nouvel organisme.' };
  },
});

const formulaireMotif = form('anct.motifDeFormation', { motif });
type Geste = {
  readonly titre: string;
  readonly audit: `formation.${string}`;
  readonly bouton: string;
  readonly geste: typeof annulerDossier;
};
const avecMotif = (page: 'annulation' | 'dispense', { titre, audit, bouton, geste }: Geste) =>
  formRoute({
    path: `/anct/formation/suivi/:id/${page}`,
    right: porte,
    audit,
    form: formulaireMotif,
    async page(requete, state) {
      const { nom, filAriane } = await leDossier(requete, requete.parameters.id);
      return {
        titre,
        prive: true,
        filAriane,
        corps: (
          <>
            <h1>
              {titre} : {nom}
            </h1>
            <Formulaire form={formulaireMotif} state={state} bouton={bouton} />
          </>
        ),
      };
    },
    async submit({ tools, actor, parameters: { id } }, saisie) {
      await geste(tools, actor, { formationId: id, motif: saisie.motif });
      return { redirect: adresse(id), annonce: 'C’est enregistré.' };
    },
  });

export const routesDossierDeFormation: readonly AnyRoute[] = [
  dossier,
  ...changer,
  ...avecMotif('annulation', {
    titre: 'Annuler ce dossier',
    audit: 'formation.afficherAnnulation',
    bouton: 'Annuler le dossier',
    geste: annulerDossier,
  }),
  ...avecMotif('dispense', {
    titre: 'Dispenser de formation',
    audit: 'formation.afficherDispenseDuDossier',
    bouton: 'Dispenser',
    geste: dispenser,
  }),
];
