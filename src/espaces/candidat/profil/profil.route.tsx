import {
  formulaireProfil,
  lireSonProfil,
  mobiliteDe,
  modifierProfil,
  type ProfilCandidat,
  rayonDe,
} from '#domain/candidats/index.ts';
import { communeEcrite, optionsDeCommune, resoudreCommune, trouverCommunes } from '#domain/territoires/index.ts';
import { porte } from '#espaces/candidat/door.ts';
import { ChoixParmi } from '#platform/form/ChoixParmi.tsx';
import { Champs, Formulaire } from '#platform/form/Formulaire.tsx';
import { rawValues, valeur } from '#platform/form/form.ts';
import { formRoute } from '#platform/form/form-route.ts';
import type { AnyRoute } from '#platform/routes.ts';

const enValeurs = (profil: ProfilCandidat) =>
  rawValues({
    ...profil,
    commune: communeEcrite({ nom: profil.commune, codes_postaux: profil.codes_postaux }),
    communeCode: profil.commune_code,
    mobilite: mobiliteDe(profil.rayon_km),
    disponibleLe: profil.disponible_le,
  });

export const routesProfil: readonly AnyRoute[] = formRoute({
  path: '/candidat/profil',
  right: porte,
  audit: 'candidats.lireProfil',
  form: formulaireProfil,
  initial: async ({ tools, actor }) => enValeurs(await lireSonProfil(tools.db, actor)),
  async page({ tools }, state) {
    const options = state.errors['commune']
      ? optionsDeCommune(await trouverCommunes(tools.db, valeur(state.values, 'commune')))
      : [];
    return {
      titre: 'Mon profil',
      prive: true,
      filAriane: [{ libelle: 'Où j’en suis', href: '/candidat' }],
      corps: (
        <div className="fr-grid-row">
          <div className="fr-col-12 fr-col-md-9 fr-col-lg-8">
            <h1>Mon profil</h1>
            <p>Ce que vous changez ici est vu aussitôt par les structures qui recrutent.</p>
            <ul>
              <li>
                <a href="/candidat/cv">Mon CV</a>
              </li>
              <li>
                <a href="/candidat/pix">Mes résultats Pix</a>
              </li>
              <li>
                <a href="/compte">Mon adresse électronique et mon mot de passe</a>
              </li>
            </ul>
            <Formulaire form={formulaireProfil} state={state} bouton="Enregistrer">
              <Champs form={formulaireProfil} state={state} />
              <ChoixParmi
                nom="communeCode"
                legende="Choisissez votre commune"
                options={options}
                choisie={valeur(state.values, 'communeCode')}
              />
              <p className="fr-text--bold" aria-live="polite" data-phrase="/api/structures-autour" />
            </Formulaire>
          </div>
        </div>
      ),
    };
  },
  async submit({ tools, actor }, { commune, communeCode, mobilite, ...saisie }) {
    const { code } = await resoudreCommune(tools.db, commune, communeCode);
    await modifierProfil(tools, actor, { ...saisie, communeCode: code, rayonKm: rayonDe(mobilite) });
    return { redirect: '/candidat/profil', annonce: 'Votre profil est enregistré : les structures le voient ainsi.' };
  },
});
