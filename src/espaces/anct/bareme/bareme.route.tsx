import { Table } from '@codegouvfr/react-dsfr/Table';
import { ajouterLigneBareme, lireBareme, peutDecider } from '#domain/concertation/index.ts';
import { NATURES } from '#domain/structures/index.ts';
import { listerDepartements } from '#domain/territoires/index.ts';
import { porte } from '#espaces/anct/door.ts';
import { dateCourte } from '#platform/dates.ts';
import { InvalidInput } from '#platform/errors.ts';
import { date, liste, nombre, texte, texteFacultatif } from '#platform/form/champs.ts';
import { Formulaire } from '#platform/form/Formulaire.tsx';
import { form } from '#platform/form/form.ts';
import { formRoute } from '#platform/form/form-route.ts';
import type { AnyRoute } from '#platform/routes.ts';
import { euros } from '#platform/texte.ts';

const formulaire = form('anct.bareme', {
  departement: texteFacultatif({
    libelle: 'Code du département',
    indication: 'Laissez vide pour tous les départements.',
    max: 3,
  }),
  nature: liste({
    libelle: 'Structures concernées',
    vide: 'Choisissez les structures concernées.',
    options: [
      { valeur: 'toutes', libelle: 'Toutes' },
      { valeur: 'publique', libelle: 'Publiques' },
      { valeur: 'privee', libelle: 'Privées' },
    ],
  }),
  montant: nombre({
    libelle: 'Montant par poste, en euros',
    vide: 'Indiquez le montant par poste.',
    min: 1,
    max: 1_000_000,
  }),
  valableDu: date({
    libelle: 'Valable à partir du',
    vide: 'Indiquez la date à partir de laquelle ce montant s’applique.',
  }),
  source: texte({
    libelle: 'Source',
    indication: 'Le texte ou la note qui fixe ce montant.',
    vide: 'Indiquez le texte qui fixe ce montant.',
    max: 500,
  }),
});

export const routesBareme: readonly AnyRoute[] = formRoute({
  path: '/anct/bareme',
  right: porte,
  audit: 'concertation.lireBareme',
  form: formulaire,
  async page({ tools, actor }, state) {
    const lignes = await lireBareme(tools.db);
    return {
      titre: 'Barème',
      prive: true,
      corps: (
        <>
          <h1>Barème</h1>
          <p>Le montant d’un poste est celui de la ligne la plus précise en vigueur le jour de la décision.</p>
          <Table
            caption="Lignes du barème"
            noCaption
            headers={['Département', 'Structures', 'Montant par poste', 'Valable à partir du', 'Source']}
            data={lignes.map((ligne) => [
              ligne.departement_code ?? 'tous',
              ligne.nature ? NATURES[ligne.nature] : 'toutes',
              euros(ligne.montant_centimes),
              dateCourte(ligne.valable_du),
              ligne.source,
            ])}
          />
          {peutDecider(actor) && (
            <>
              <h2>Ajouter une ligne</h2>
              <Formulaire form={formulaire} state={state} bouton="Ajouter au barème" />
            </>
          )}
        </>
      ),
    };
  },
  async submit({ tools, actor }, { departement, nature, montant, valableDu, source }) {
    const codes = (await listerDepartements(tools.db)).map(({ code }) => code);
    if (departement && !codes.includes(departement))
      throw new InvalidInput({ departement: 'Ce code de département n’existe pas.' });
    await ajouterLigneBareme(tools, actor, {
      departementCode: departement || null,
      nature: nature === 'toutes' ? null : nature,
      montantCentimes: montant * 100,
      valableDu,
      source,
    });
    return { redirect: '/anct/bareme', annonce: 'La ligne est ajoutée au barème.' };
  },
});
