import { Table } from '@codegouvfr/react-dsfr/Table';
import { z } from 'zod';
import { fixerEnveloppe, listerEnveloppes, peutDecider } from '#domain/concertation/index.ts';
import { lireDepartement } from '#domain/territoires/index.ts';
import { porte } from '#espaces/anct/door.ts';
import { InvalidInput, NotFound } from '#platform/errors.ts';
import { texteFacultatif } from '#platform/form/champs.ts';
import { Formulaire } from '#platform/form/Formulaire.tsx';
import { form, rawValues } from '#platform/form/form.ts';
import { formRoute } from '#platform/form/form-route.ts';
import { type AnyRoute, route } from '#platform/routes.ts';
import { nombre } from '#platform/texte.ts';

const formulaire = form('anct.enveloppe', {
  postes: {
    ...texteFacultatif({
      libelle: 'Nombre de postes convenu',
      indication: 'Laissez vide pour n’avoir aucune enveloppe : seul le plafond national s’applique.',
      max: 5,
    }),
    type: 'nombre' as const,
  },
});

const liste = route({
  method: 'GET',
  path: '/anct/enveloppes',
  right: porte,
  audit: 'concertation.listerEnveloppes',
  rate: 'page',
  input: z.unknown(),
  async answer({ tools, actor }) {
    const lignes = await listerEnveloppes(tools.db, actor.perimetre);
    return {
      page: {
        titre: 'Enveloppes',
        prive: true,
        corps: (
          <>
            <h1>Enveloppes des départements</h1>
            <p>L’enveloppe est le nombre de postes convenu avec un département (accord préalable de principe).</p>
            <Table
              caption="Enveloppe de chaque département"
              noCaption
              headers={['Département', 'Enveloppe', 'Postes attribués', 'Reste', 'Dossiers en cours']}
              data={lignes.map(({ code, nom, postes, attribues, enFile }) => [
                peutDecider(actor) ? (
                  <a key={code} href={`/anct/enveloppes/${code}`}>
                    {code} — {nom}
                  </a>
                ) : (
                  `${code} — ${nom}`
                ),
                postes === null ? 'non fixée' : nombre(postes),
                nombre(attribues),
                postes === null ? '–' : nombre(postes - attribues),
                nombre(enFile),
              ])}
            />
          </>
        ),
      },
    };
  },
});

const une = formRoute({
  path: '/anct/enveloppes/:code',
  right: porte,
  audit: 'concertation.lireEnveloppe',
  form: formulaire,
  async initial({ tools, actor, parameters }) {
    const enveloppe = (await listerEnveloppes(tools.db, actor.perimetre)).find(({ code }) => code === parameters.code);
    return rawValues({ postes: enveloppe?.postes });
  },
  async page({ tools, parameters }, state) {
    const departement = await lireDepartement(tools.db, parameters.code);
    if (!departement) throw new NotFound('departement');
    return {
      titre: `Enveloppe : ${departement.nom}`,
      prive: true,
      filAriane: [{ libelle: 'Enveloppes', href: '/anct/enveloppes' }],
      corps: (
        <>
          <h1>Enveloppe : {departement.nom}</h1>
          <Formulaire form={formulaire} state={state} bouton="Enregistrer l’enveloppe" />
        </>
      ),
    };
  },
  async submit({ tools, actor, parameters }, { postes }) {
    const lu = postes === '' ? null : Number(postes.replaceAll(/\s/g, ''));
    if (lu !== null && !(Number.isInteger(lu) && lu >= 0 && lu <= 4000))
      throw new InvalidInput({ postes: 'Indiquez un nombre de postes de 0 à 4000, ou laissez vide.' });
    await fixerEnveloppe(tools, actor, { departementCode: parameters.code, postes: lu });
    return { redirect: '/anct/enveloppes', annonce: 'L’enveloppe est enregistrée.' };
  },
});

export const routesEnveloppes: readonly AnyRoute[] = [liste, ...une];
