import { DUREE_FINANCEE_MOIS } from '#domain/concertation/index.ts';
import {
  enregistrerSignature,
  formulaireContrat,
  lireEuros,
  preparerContrat,
  TYPES,
  type TypeDeContrat,
  typesPour,
} from '#domain/contrats/index.ts';
import { versementsEnClair } from '#domain/conventions/index.ts';
import type { Nature } from '#domain/structures/index.ts';
import { porte } from '#espaces/structure/door.ts';
import { InvalidInput } from '#platform/errors.ts';
import { PIECE_MAX_OCTETS } from '#platform/files/recevoir.ts';
import { date, fichier } from '#platform/form/champs.ts';
import { Champs, Formulaire } from '#platform/form/Formulaire.tsx';
import { form, rawValues } from '#platform/form/form.ts';
import { formRoute } from '#platform/form/form-route.ts';
import type { AnyRoute } from '#platform/routes.ts';
import { filAriane, laRecrue } from './contrat.route.tsx';

const DELIBERATION = ['deliberationNumero', 'deliberationLe'] as const;
const pour = (nature: Nature) => ({
  ...formulaireContrat,
  champs: {
    ...formulaireContrat.champs,
    type: {
      ...formulaireContrat.champs.type,
      options: typesPour(nature).map((type) => ({ valeur: type, libelle: TYPES[type].libelle })),
    },
  },
});
const champsPour = (nature: Nature) =>
  Object.keys(formulaireContrat.champs).filter(
    (nom) => nature === 'publique' || !DELIBERATION.some((une) => une === nom),
  );

/** Months as typed; nothing for a CDI. */
function lireDuree(texte: string): number | null {
  if (texte.trim() === '') return null;
  const mois = Number(texte.replaceAll(/\s/g, ''));
  if (!Number.isInteger(mois)) throw new InvalidInput({ dureeMois: 'Indiquez un nombre entier de mois, en chiffres.' });
  return mois;
}

const termes = formRoute({
  path: '/structure/contrats/:id/termes',
  right: porte,
  audit: 'contrats.afficherTermes',
  form: formulaireContrat,
  async initial(requete) {
    const { recrue, contrat } = await laRecrue(requete, requete.parameters.id);
    const propose: TypeDeContrat = recrue.nature === 'publique' ? 'contrat_de_projet' : 'cdd';
    return rawValues({
      type: contrat?.type ?? propose,
      debut: contrat?.debut ?? recrue.demarrage_le,
      dureeMois: contrat ? contrat.duree_mois : DUREE_FINANCEE_MOIS,
      remuneration: contrat && (contrat.remuneration_centimes / 100).toFixed(2).replace('.', ','),
      tempsPlein: contrat ? 'oui' : undefined,
      lieu: contrat?.lieu ?? recrue.lieux,
      missions: contrat?.missions ?? recrue.missions,
      deliberationNumero: contrat?.deliberation_numero,
      deliberationLe: contrat?.deliberation_le,
    });
  },
  async page(requete, state) {
    const { recrue } = await laRecrue(requete, requete.parameters.id);
    return {
      titre: `Préparer le contrat de ${recrue.prenom} ${recrue.nom}`,
      prive: true,
      filAriane,
      corps: (
        <>
          <h1>
            Préparer le contrat de {recrue.prenom} {recrue.nom}
          </h1>
          <Formulaire form={formulaireContrat} state={state} bouton="Enregistrer le contrat">
            <Champs form={pour(recrue.nature)} state={state} noms={champsPour(recrue.nature)} />
          </Formulaire>
        </>
      ),
    };
  },
  async submit({ tools, actor, parameters: { id } }, { remuneration, dureeMois, deliberationLe, ...saisie }) {
    await preparerContrat(tools, actor, {
      relationId: id,
      ...saisie,
      remunerationCentimes: lireEuros(remuneration) ?? 0,
      dureeMois: lireDuree(dureeMois),
      deliberationLe: deliberationLe || null,
    });
    return { redirect: `/structure/contrats/${id}`, annonce: 'Le contrat est enregistré.' };
  },
});

const formulaireSignature = form('contrats.signature', {
  signeLe: date({ libelle: 'Date de la signature', vide: 'Indiquez la date de la signature.' }),
  fichier: fichier({ libelle: 'Contrat signé', indication: 'Un fichier PDF, 10 Mo au plus.' }),
});

const signature = formRoute({
  path: '/structure/contrats/:id/signature',
  right: porte,
  audit: 'contrats.afficherSignature',
  rate: 'televersement',
  form: formulaireSignature,
  upload: PIECE_MAX_OCTETS,
  async page(requete, state) {
    const { recrue } = await laRecrue(requete, requete.parameters.id);
    return {
      titre: 'Enregistrer la signature',
      prive: true,
      filAriane,
      corps: (
        <>
          <h1>Enregistrer la signature</h1>
          <p>
            Contrat de {recrue.prenom} {recrue.nom}. La subvention est versée en trois fois : {versementsEnClair}.
          </p>
          <Formulaire form={formulaireSignature} state={state} bouton="Enregistrer la signature" fichiers />
        </>
      ),
    };
  },
  async submit({ tools, actor, parameters: { id }, fichiers }, { signeLe }) {
    await enregistrerSignature(
      tools,
      actor,
      { relationId: id, signeLe },
      fichiers.find(({ champ }) => champ === 'fichier'),
    );
    return {
      redirect: `/structure/contrats/${id}`,
      annonce: 'La signature est enregistrée : bienvenue à votre conseiller.',
    };
  },
});

export const routesTermes: readonly AnyRoute[] = [...termes, ...signature];
