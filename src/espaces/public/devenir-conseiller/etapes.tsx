import {
  formulaireIdentite,
  formulaireMobilite,
  formulaireMotivation,
  formulaireParcours,
  rayonDe,
  refusMotivation,
} from '#domain/candidats/index.ts';
import { compterStructuresAutour, lireInvitation } from '#domain/mise-en-relation/index.ts';
import {
  communeEcrite,
  optionsDeCommune,
  resoudreCommune,
  situer,
  trouverCommunes,
} from '#domain/territoires/index.ts';
import type { Db } from '#platform/db/guard.ts';
import { InvalidInput } from '#platform/errors.ts';
import { ChoixParmi } from '#platform/form/ChoixParmi.tsx';
import { type FormState, valeur } from '#platform/form/form.ts';
import type { Etape, Saisies } from '#platform/form/step.tsx';
import type { Requete } from '#platform/routes.ts';
import { phraseStructures } from './structures-autour.ts';

const identite: Etape = {
  slug: 'identite',
  titre: 'Vous',
  form: formulaireIdentite,
  async intro({ tools }, saisies) {
    const jeton = valeur(saisies['identite'], 'invitation');
    const invitation = jeton ? await lireInvitation(tools.db, jeton, tools.clock()) : undefined;
    return invitation ? <p>« {invitation.structure} » vous invite à la rejoindre.</p> : null;
  },
};

const mobilite: Etape = {
  slug: 'mobilite',
  titre: 'Où voulez-vous travailler ?',
  form: formulaireMobilite,
  async complement({ tools }, { values, errors }: FormState) {
    const options = errors['commune']
      ? optionsDeCommune(await trouverCommunes(tools.db, valeur(values, 'commune')))
      : [];
    return (
      <>
        <ChoixParmi
          nom="communeCode"
          legende="Choisissez votre commune"
          options={options}
          choisie={valeur(values, 'communeCode')}
        />
        <p className="fr-text--bold" aria-live="polite" data-phrase="/api/structures-autour" />
      </>
    );
  },
  async verifier({ tools }, raw) {
    const choisie = await resoudreCommune(tools.db, valeur(raw, 'commune'), valeur(raw, 'communeCode'));
    return { garder: { commune: communeEcrite(choisie), communeCode: choisie.code } };
  },
};

const parcours: Etape = {
  slug: 'parcours',
  titre: 'Votre parcours',
  form: formulaireParcours,
  async intro({ tools }, saisies) {
    return <p className="fr-text--bold">{await autour(tools.db, saisies)}</p>;
  },
};

/** « 12 structures recrutent autour de vous », from what was just answered. */
async function autour(db: Db, saisies: Saisies): Promise<string> {
  const lieu = await situer(db, valeur(saisies['mobilite'], 'communeCode'));
  if (!lieu) return '';
  return phraseStructures(await compterStructuresAutour(db, lieu, rayonDe(valeur(saisies['mobilite'], 'mobilite'))));
}

const motivation: Etape = {
  slug: 'motivation',
  titre: 'Votre motivation',
  form: formulaireMotivation,
  async verifier(_: Requete, raw) {
    const refus = refusMotivation(valeur(raw, 'motivation'));
    if (refus) throw new InvalidInput({ motivation: refus });
    return {};
  },
};

export const ETAPES: readonly Etape[] = [identite, mobilite, parcours, motivation];
