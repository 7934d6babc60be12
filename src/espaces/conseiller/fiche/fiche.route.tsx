import {
  AIDANTS_CONNECT,
  choisirSaFiche,
  enOptions,
  lireSaFiche,
  refusCourriel,
  refusTelephone,
} from '#domain/lieux/index.ts';
import { porte } from '#espaces/conseiller/door.ts';
import { caseACocher, choix, date, telephone, texteFacultatif } from '#platform/form/champs.ts';
import { Champs, Formulaire } from '#platform/form/Formulaire.tsx';
import { form, rawValues } from '#platform/form/form.ts';
import { formRoute } from '#platform/form/form-route.ts';
import type { AnyRoute } from '#platform/routes.ts';

const formulaire = form(
  'lieux.choisirSaFiche',
  {
    surLaCarte: caseACocher({
      libelle: 'J’accepte d’apparaître sur la carte publique',
      indication: 'Votre prénom, et ce que vous donnez ci-dessous, sur la page des lieux où vous recevez.',
    }),
    courriel: texteFacultatif({
      libelle: 'Adresse électronique professionnelle',
      indication: 'Laissez vide pour ne pas la montrer.',
      max: 254,
      regle: refusCourriel,
    }),
    telephone: telephone({ libelle: 'Téléphone professionnel' }),
    aidantsConnect: choix({
      libelle: 'Votre habilitation',
      vide: 'Dites où en est votre habilitation.',
      options: enOptions(AIDANTS_CONNECT),
    }),
    aidantsConnectLe: date({ libelle: 'Depuis le' }),
  },
  ({ telephone: numero, aidantsConnect, aidantsConnectLe }): Readonly<Record<string, string>> => ({
    ...(numero && refusTelephone(numero) && { telephone: refusTelephone(numero) ?? '' }),
    ...(aidantsConnect !== 'aucune' && !aidantsConnectLe && { aidantsConnectLe: 'Dites depuis quelle date.' }),
  }),
);

/** What a conseiller lets the public know of him, and where he stands with Aidants Connect. */
export const routesFiche: readonly AnyRoute[] = formRoute({
  path: '/conseiller/fiche',
  right: porte,
  audit: 'lieux.lireSaFiche',
  form: formulaire,
  async initial({ tools: { db }, actor }) {
    const fiche = await lireSaFiche(db, actor);
    return rawValues({
      surLaCarte: fiche?.sur_la_carte ?? false,
      courriel: fiche?.courriel,
      telephone: fiche?.telephone,
      aidantsConnect: fiche?.aidants_connect ?? 'aucune',
      aidantsConnectLe: fiche?.aidants_connect_le,
    });
  },
  async page(_, state) {
    return {
      titre: 'Ma fiche',
      prive: true,
      corps: (
        <div className="fr-grid-row">
          <div className="fr-col-12 fr-col-md-9 fr-col-lg-8">
            <h1>Ma fiche</h1>
            <Formulaire form={formulaire} state={state} bouton="Enregistrer ma fiche">
              <h2>Ce que le public voit de vous</h2>
              <p>
                Rien, tant que vous ne l’avez pas choisi. Vos lieux sont montrés sans vous nommer ; vous pouvez changer
                d’avis à tout moment, et ce que vous aviez donné est alors effacé.
              </p>
              <Champs form={formulaire} state={state} noms={['surLaCarte']} />
              <div className="fr-mt-3w">
                <Champs form={formulaire} state={state} noms={['courriel', 'telephone']} />
              </div>
              <h2 className="fr-mt-4w">Aidants Connect</h2>
              <p>
                L’habilitation permet de faire une démarche en ligne pour quelqu’un, avec un mandat. Votre structure la
                demande. Si vous êtes aidant et que vous apparaissez sur la carte, le public le voit.
              </p>
              <Champs form={formulaire} state={state} noms={['aidantsConnect', 'aidantsConnectLe']} />
            </Formulaire>
          </div>
        </div>
      ),
    };
  },
  async submit({ tools, actor }, values) {
    await choisirSaFiche(tools, actor, values);
    return { redirect: '/conseiller/fiche', annonce: 'Votre fiche est enregistrée.' };
  },
});
