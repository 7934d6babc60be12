import { nommerCoordinateur } from '#domain/equipes/index.ts';
import { dateCivile } from '#platform/dates.ts';
import { anct } from '#tests/situations/comptes.ts';
import type { ConseillerDuTerritoire } from '#tests/situations/equipes.ts';
import type { Banc } from '#tests/support/base.ts';

/**
 * The team of the coordinateur of this file, with the conseiller in it; another team of the Allier, for those who
 * compose; one of the Rhône, which none of them sees.
 */
export async function lesEquipes(
  banc: Banc,
  { chef, membre }: { chef: ConseillerDuTerritoire; membre: { candidatId: string; contratId: string } },
) {
  const { db, clock } = banc.tools;
  const du = dateCivile(clock());
  const sienne = await nommerCoordinateur(banc.tools, anct(), { candidatId: chef.candidatId, departements: ['03'] });
  const gens = await db
    .selectFrom('candidats')
    .select(['id', 'numero'])
    .where('numero', '<>', chef.conseiller)
    .orderBy('numero')
    .execute();
  const [un, deux, trois] = gens.filter(({ id }) => id !== membre.candidatId).map(({ numero }) => numero);
  const place = async (equipe_id: string, conseiller: number) =>
    (
      await db
        .insertInto('equipes_membres')
        .values({ equipe_id, conseiller, contrat_id: membre.contratId, statut: 'present', statut_le: clock(), du })
        .returning('id')
        .executeTakeFirstOrThrow()
    ).id;
  const une = async (departement: string, coordinateur = 0) => {
    const { id } = await db
      .insertInto('equipes')
      .values({
        coordinateur,
        contrat_id: membre.contratId,
        departement_codes: [departement],
        statut: 'active',
        statut_le: clock(),
        du,
        cree_le: clock(),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return { id, membre: await place(id, trois ?? 0) };
  };
  const lui = gens.find(({ id }) => id === membre.candidatId)?.numero ?? 0;
  return {
    sienne,
    saPlace: await place(sienne, lui),
    deLaSienne: await place(sienne, trois ?? 0),
    allier: await une('03', un),
    rhone: await une('69', deux),
  };
}

/** The team, or the place in it, behind each address. */
export function ressourcesDesEquipes(
  { saPlace, deLaSienne, allier, rhone }: Awaited<ReturnType<typeof lesEquipes>>,
  inconnu: string,
) {
  const id = (propre: string, autre: string) => ({
    propre: { id: propre },
    autre: { id: autre },
    inconnu: { id: inconnu },
  });
  return {
    ...Object.fromEntries(
      [
        { espace: 'anct', equipe: inconnu, membre: inconnu },
        { espace: 'prefecture', equipe: rhone.id, membre: rhone.membre },
      ].flatMap(({ espace, equipe, membre }) => [
        [`/${espace}/coordinateurs/:id`, id(allier.id, equipe)],
        [`/${espace}/coordinateurs/:id/terminer`, id(allier.id, equipe)],
        [`/${espace}/coordinateurs/membres/:id/retirer`, id(allier.membre, membre)],
      ]),
    ),
    '/coordinateur/membres/:id/retirer': id(deLaSienne, rhone.membre),
    ...Object.fromEntries(
      ['accepter', 'refuser', 'quitter'].map((geste) => [
        `/conseiller/equipes/:id/${geste}`,
        id(saPlace, rhone.membre),
      ]),
    ),
  };
}
