import { z } from 'zod';
import { encaisserRecouvrement, listerRecouvrements, type RecouvrementLu } from '#domain/ruptures/index.ts';
import { porte } from '#espaces/banque/door.ts';
import { dateCivile, depuis } from '#platform/dates.ts';
import { NotFound } from '#platform/errors.ts';
import { date } from '#platform/form/champs.ts';
import { Formulaire } from '#platform/form/Formulaire.tsx';
import { form } from '#platform/form/form.ts';
import { formRoute } from '#platform/form/form-route.ts';
import { type AnyRoute, type Requete, route } from '#platform/routes.ts';
import { Tableau } from '#platform/table/Tableau.tsx';
import { euros } from '#platform/texte.ts';

const BASE = '/banque/recouvrements';

const liste = route({
  method: 'GET',
  path: BASE,
  right: porte,
  audit: 'recouvrement.lister',
  rate: 'page',
  input: z.unknown(),
  async answer({ tools: { db, clock }, actor }) {
    const lignes = await listerRecouvrements(db, actor.perimetre);
    const colonnes = [
      { titre: 'Structure', cellule: ({ id, structure }: RecouvrementLu) => <a href={`${BASE}/${id}`}>{structure}</a> },
      { titre: 'Contrat', cellule: ({ numeroContrat }: RecouvrementLu) => `n° ${numeroContrat}` },
      { titre: 'Montant', cellule: ({ centimes }: RecouvrementLu) => euros(centimes) },
      { titre: 'Demandé', cellule: ({ demande_le }: RecouvrementLu) => depuis(demande_le, clock()) },
    ];
    return {
      page: {
        titre: 'Remboursements attendus',
        prive: true,
        corps: (
          <>
            <h1>Remboursements attendus</h1>
            <p>Ce que des structures ont à rendre après une rupture de contrat. Les plus anciens d’abord.</p>
            <Tableau
              titre="Remboursements attendus"
              page={{ lignes, suivante: null, precedente: null }}
              total={lignes.length}
              nom="remboursement"
              aucun="aucun remboursement"
              colonnes={colonnes}
              vide={<p>Aucun remboursement n’est attendu.</p>}
            />
          </>
        ),
      },
    };
  },
});

async function attendu({ tools: { db }, actor }: Pick<Requete, 'tools' | 'actor'>, id: string) {
  const un = (await listerRecouvrements(db, actor.perimetre)).find((lu) => lu.id === id);
  if (!un) throw new NotFound(`recouvrement ${id}`);
  return un;
}

const formulaire = form('recouvrement.reception', {
  recuLe: date({ libelle: 'Date de réception', vide: 'Indiquez quand la somme a été reçue.' }),
});
const encaisser = formRoute({
  path: `${BASE}/:id`,
  right: porte,
  audit: 'recouvrement.lire',
  form: formulaire,
  initial: async ({ tools }) => ({ recuLe: dateCivile(tools.clock()) }),
  async page(requete, state) {
    const { structure, centimes, numeroContrat } = await attendu(requete, requete.parameters.id);
    return {
      titre: 'Enregistrer un remboursement',
      prive: true,
      filAriane: [{ libelle: 'Remboursements', href: BASE }],
      corps: (
        <>
          <h1>Enregistrer un remboursement</h1>
          <p>
            {structure} doit rembourser {euros(centimes)} pour le contrat n° {numeroContrat}.
          </p>
          <Formulaire form={formulaire} state={state} bouton="Enregistrer le remboursement" />
        </>
      ),
    };
  },
  async submit({ tools, actor, parameters: { id } }, { recuLe }) {
    await encaisserRecouvrement(tools, actor, { recouvrementId: id, recuLe });
    return { redirect: BASE, annonce: 'Le remboursement est enregistré. La structure en est prévenue.' };
  },
});

export const routesRecouvrements: readonly AnyRoute[] = [liste, ...encaisser];
