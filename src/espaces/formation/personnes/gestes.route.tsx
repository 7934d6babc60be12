import {
  desinscrire,
  dispenser,
  enregistrerResultats,
  interrompre,
  RESULTATS_CCP1,
  terminer,
} from '#domain/formation/index.ts';
import { porte } from '#espaces/formation/door.ts';
import { dateCivile } from '#platform/dates.ts';
import { choix, date, texteFacultatif, texteLong } from '#platform/form/champs.ts';
import { Formulaire } from '#platform/form/Formulaire.tsx';
import { form, rawValues } from '#platform/form/form.ts';
import { formRoute } from '#platform/form/form-route.ts';
import type { AnyRoute } from '#platform/routes.ts';
import { adresseDe, laPersonne, nomDe } from './la-personne.ts';

const formulaireMotif = form('formation.motif', {
  motif: texteLong({
    libelle: 'Motif',
    indication: 'La structure et la personne le lisent.',
    vide: 'Donnez le motif.',
    max: 2000,
  }),
});

type Geste = {
  readonly titre: string;
  readonly phrase: string;
  readonly bouton: string;
  readonly geste: typeof interrompre;
  readonly annonce: string;
};
const avecMotif = (nom: 'retrait' | 'interruption' | 'dispense', { titre, phrase, bouton, geste, annonce }: Geste) =>
  formRoute({
    path: `/formation/personnes/:id/${nom}`,
    right: porte,
    audit: `formation.afficher${nom === 'retrait' ? 'Retrait' : nom === 'interruption' ? 'Interruption' : 'Dispense'}`,
    form: formulaireMotif,
    async page(requete, state) {
      const { formation, filAriane } = await laPersonne(requete, requete.parameters.id);
      return {
        titre,
        prive: true,
        filAriane,
        corps: (
          <>
            <h1>
              {titre} : {nomDe(formation)}
            </h1>
            <p>{phrase}</p>
            <Formulaire form={formulaireMotif} state={state} bouton={bouton} />
          </>
        ),
      };
    },
    async submit({ tools, actor, parameters: { id } }, { motif }) {
      await geste(tools, actor, { formationId: id, motif });
      return { redirect: adresseDe(id), annonce };
    },
  });

const formulaireFin = form('formation.fin', {
  termineeLe: date({ libelle: 'Dernier jour de la formation', vide: 'Indiquez le dernier jour.' }),
});

const fin = formRoute({
  path: '/formation/personnes/:id/fin',
  right: porte,
  audit: 'formation.afficherFin',
  form: formulaireFin,
  initial: async ({ tools }) => rawValues({ termineeLe: dateCivile(tools.clock()) }),
  async page(requete, state) {
    const { formation, filAriane } = await laPersonne(requete, requete.parameters.id);
    return {
      titre: 'Fin de la formation',
      prive: true,
      filAriane,
      corps: (
        <>
          <h1>Fin de la formation : {nomDe(formation)}</h1>
          <p>Vous pourrez ensuite enregistrer le résultat de l’examen et la certification Pix.</p>
          <Formulaire form={formulaireFin} state={state} bouton="Terminer la formation" />
        </>
      ),
    };
  },
  async submit({ tools, actor, parameters: { id } }, { termineeLe }) {
    await terminer(tools, actor, { formationId: id, termineeLe });
    return { redirect: adresseDe(id), annonce: 'La fin de la formation est enregistrée.' };
  },
});

const formulaireResultats = form('formation.resultats', {
  resultat: choix({
    libelle: 'Certificat de compétences professionnelles (CCP1)',
    vide: 'Choisissez le résultat de l’examen.',
    options: RESULTATS_CCP1,
  }),
  passeLe: date({ libelle: 'Date de l’examen', vide: 'Indiquez la date de l’examen.' }),
  code: texteFacultatif({
    libelle: 'Numéro de la certification Pix',
    indication: 'P, un tiret, puis huit lettres ou chiffres. Vous pourrez le donner plus tard.',
    max: 20,
  }),
});

const resultats = formRoute({
  path: '/formation/personnes/:id/resultats',
  right: porte,
  audit: 'formation.afficherResultats',
  form: formulaireResultats,
  async initial(requete) {
    const { formation } = await laPersonne(requete, requete.parameters.id);
    return rawValues({ resultat: formation.ccp1, passeLe: formation.ccp1_le, code: formation.pix_certificat });
  },
  async page(requete, state) {
    const { formation, filAriane } = await laPersonne(requete, requete.parameters.id);
    return {
      titre: 'Résultats',
      prive: true,
      filAriane,
      corps: (
        <>
          <h1>Résultats de {nomDe(formation)}</h1>
          <Formulaire form={formulaireResultats} state={state} bouton="Enregistrer les résultats" />
        </>
      ),
    };
  },
  async submit({ tools, actor, parameters: { id } }, { resultat, passeLe, code }) {
    await enregistrerResultats(tools, actor, { formationId: id, resultat: resultat, passeLe, code });
    return { redirect: adresseDe(id), annonce: 'Les résultats sont enregistrés.' };
  },
});

export const routesGestes: readonly AnyRoute[] = [
  ...avecMotif('retrait', {
    titre: 'Retirer de la session',
    phrase: 'La place redevient libre. La personne attend alors une autre session.',
    bouton: 'Retirer de la session',
    geste: desinscrire,
    annonce: 'La place est rendue.',
  }),
  ...avecMotif('interruption', {
    titre: 'Interrompre la formation',
    phrase: 'La place est gardée : la formation pourra reprendre, dans cette session ou dans une autre.',
    bouton: 'Interrompre',
    geste: interrompre,
    annonce: 'La formation est interrompue.',
  }),
  ...avecMotif('dispense', {
    titre: 'Dispenser de formation',
    phrase: 'Pour une personne qui détient déjà le certificat CCP1 ou le titre entier.',
    bouton: 'Dispenser',
    geste: dispenser,
    annonce: 'La dispense est enregistrée.',
  }),
  ...fin,
  ...resultats,
];
