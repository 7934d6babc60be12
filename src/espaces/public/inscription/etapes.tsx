import {
  ENGAGEMENTS,
  estInscrite,
  formulaireBesoin,
  formulaireContact,
  formulaireEngagements,
  formulaireIdentite,
  formulaireSiret,
  identifiantNormalise,
  refusDemarrage,
  refusRidetAilleurs,
  siretAffiche,
  typeDeCategorie,
} from '#domain/structures/index.ts';
import {
  communeEcrite,
  lireCommune,
  optionsDeCommune,
  resoudreCommune,
  trouverCommunes,
} from '#domain/territoires/index.ts';
import type { ReponseAnnuaire } from '#platform/annuaire.ts';
import { InvalidInput } from '#platform/errors.ts';
import { ChoixParmi } from '#platform/form/ChoixParmi.tsx';
import { type FormState, valeur } from '#platform/form/form.ts';
import type { Etape, Saisies } from '#platform/form/step.tsx';
import type { Requete } from '#platform/routes.ts';

export const siretSaisi = (saisies: Saisies) => identifiantNormalise(valeur(saisies['siret'], 'siret'));

const siret: Etape = {
  slug: 'siret',
  titre: 'Le numéro de votre structure',
  form: formulaireSiret,
  async intro({ tools }) {
    if (!tools.settings.SIRENE_URL)
      return <p>Ce numéro désigne votre structure : nous vérifions qu’elle n’est pas déjà inscrite.</p>;
    return <p>Avec ce numéro, nous remplissons pour vous le nom et l’adresse de votre structure.</p>;
  },
  async verifier({ tools }, raw) {
    const identifiant = identifiantNormalise(valeur(raw, 'siret'));
    if (await estInscrite(tools.db, identifiant, tools.clock()))
      return { vers: `/inscription/deja-inscrite?siret=${identifiant}` };
    return {};
  },
};

const demandees = new WeakMap<Requete, Promise<ReponseAnnuaire>>();
/** What the directory says of the number typed: asked once a page, however many parts of it want to know. */
function annuaire(requete: Requete, saisies: Saisies): Promise<ReponseAnnuaire> {
  const reponse = demandees.get(requete) ?? requete.tools.annuaire(siretSaisi(saisies));
  demandees.set(requete, reponse);
  return reponse;
}

const identite: Etape = {
  slug: 'structure',
  titre: 'Votre structure',
  form: formulaireIdentite,
  async intro(requete, saisies) {
    const reponse = await annuaire(requete, saisies);
    const numero = siretAffiche(siretSaisi(saisies));
    if (reponse.etat === 'trouve' && !reponse.etablissement.actif) {
      return (
        <p>
          Le répertoire SIRENE dit que l’établissement {numero} est fermé. Vérifiez le numéro ; s’il est bon, mettez
          d’abord votre situation à jour auprès de l’INSEE ou continuez, la préfecture vérifiera.
        </p>
      );
    }
    if (reponse.etat === 'trouve')
      return <p>Voici ce que dit le répertoire SIRENE pour le numéro {numero}. Vérifiez et corrigez si besoin.</p>;
    if (reponse.etat === 'inconnu')
      return (
        <p>
          Le répertoire SIRENE ne connaît pas le numéro {numero}. Vérifiez-le, ou donnez vous-même l’identité de votre
          structure.
        </p>
      );
    return <p>Donnez l’identité de la structure qui porte le numéro {numero}.</p>;
  },
  async prefill(requete, saisies) {
    const pourSiret = siretSaisi(saisies);
    const reponse = await annuaire(requete, saisies);
    if (reponse.etat !== 'trouve') return { pourSiret };
    const { nom, adresse, categorieJuridique, codeCommune } = reponse.etablissement;
    const commune = await lireCommune(requete.tools.db, codeCommune);
    return {
      pourSiret,
      nom,
      adresse,
      type: typeDeCategorie(categorieJuridique),
      ...(commune && { commune: communeEcrite(commune), communeCode: commune.code }),
    };
  },
  complement: choixDeLaCommune,
  perimee: (raw, saisies) => valeur(raw, 'pourSiret') !== siretSaisi(saisies),
  async verifier({ tools }, raw, saisies) {
    const choisie = await resoudreCommune(tools.db, valeur(raw, 'commune'), valeur(raw, 'communeCode'));
    const pourSiret = siretSaisi(saisies);
    const refus = refusRidetAilleurs(pourSiret, choisie.departement_code);
    if (refus) throw new InvalidInput({ commune: refus });
    return { garder: { commune: communeEcrite(choisie), communeCode: choisie.code, pourSiret } };
  },
};

/** Without JavaScript, or when a name is shared: the communes that correspond, to choose from. */
async function choixDeLaCommune({ tools }: Requete, { values, errors }: FormState) {
  if (!errors['commune']) return null;
  const options = optionsDeCommune(await trouverCommunes(tools.db, valeur(values, 'commune')));
  return (
    <ChoixParmi
      nom="communeCode"
      legende="Choisissez votre commune"
      options={options}
      choisie={valeur(values, 'communeCode')}
    />
  );
}

const besoin: Etape = {
  slug: 'besoin',
  titre: 'Votre besoin',
  form: formulaireBesoin,
  async verifier({ tools }, raw) {
    const refus = refusDemarrage(formulaireBesoin.read(raw).demarrageLe, tools.clock());
    if (refus) throw new InvalidInput({ demarrageLe: refus });
    return {};
  },
};

const contact: Etape = {
  slug: 'contact',
  titre: 'Vos contacts',
  form: formulaireContact,
  async intro() {
    return <p>D’abord la personne à qui nous écrirons, puis le représentant légal de la structure.</p>;
  },
};

const engagements: Etape = {
  slug: 'engagements',
  titre: 'Vos engagements',
  form: formulaireEngagements,
  async intro() {
    return (
      <>
        <p>En contrepartie du soutien de l’État, votre structure s’engage à :</p>
        <ul>
          {ENGAGEMENTS.map((engagement) => (
            <li key={engagement}>{engagement}</li>
          ))}
        </ul>
      </>
    );
  },
};

export const ETAPES: readonly Etape[] = [siret, identite, besoin, contact, engagements];
