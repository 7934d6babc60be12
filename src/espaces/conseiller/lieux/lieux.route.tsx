import { ajouterLieu, formulaireLieu, listerSesLieux } from '#domain/lieux/index.ts';
import { optionsDeCommune, resoudreCommune, trouverCommunes } from '#domain/territoires/index.ts';
import { porte } from '#espaces/conseiller/door.ts';
import { ChoixParmi } from '#platform/form/ChoixParmi.tsx';
import { Champs, Formulaire } from '#platform/form/Formulaire.tsx';
import { valeur } from '#platform/form/form.ts';
import { formRoute } from '#platform/form/form-route.ts';
import type { AnyRoute } from '#platform/routes.ts';

export const routesLieux: readonly AnyRoute[] = formRoute({
  path: '/conseiller/lieux',
  right: porte,
  audit: 'lieux.listerLesSiens',
  form: formulaireLieu,
  async page({ tools: { db }, actor }, state) {
    const lieux = await listerSesLieux(db, actor);
    const options = state.errors['commune']
      ? optionsDeCommune(await trouverCommunes(db, valeur(state.values, 'commune')))
      : [];
    return {
      titre: 'Mes lieux',
      prive: true,
      corps: (
        <>
          <h1>Mes lieux</h1>
          {lieux.length === 0 ? (
            <p>Ajoutez les lieux où vous recevez : vous les choisirez ensuite d’un geste.</p>
          ) : (
            <ul>
              {lieux.map(({ id, nom, adresse, commune, principal }) => (
                <li key={id}>
                  <strong>{nom}</strong>, {adresse}, {commune}
                  {principal && ' (lieu principal)'}
                </li>
              ))}
            </ul>
          )}
          <h2>Ajouter un lieu</h2>
          <Formulaire form={formulaireLieu} state={state} bouton="Ajouter ce lieu">
            <Champs form={formulaireLieu} state={state} />
            <ChoixParmi
              nom="communeCode"
              legende="Choisissez la commune"
              options={options}
              choisie={valeur(state.values, 'communeCode')}
            />
          </Formulaire>
        </>
      ),
    };
  },
  async submit({ tools, actor }, { nom, adresse, commune, communeCode }) {
    const { code } = await resoudreCommune(tools.db, commune, communeCode);
    await ajouterLieu(tools, actor, { nom, adresse, communeCode: code });
    return { redirect: '/conseiller/lieux', annonce: `« ${nom} » est dans vos lieux.` };
  },
});
