import type { Banc } from '#tests/support/base.ts';

/** One follow-up of each kind of a structure, and the same of another; the months of a conseiller, and of somebody else. */
export async function lesSuivis(
  { tools: { db, clock } }: Banc,
  { contratId, siens, ailleurs }: { contratId: string; siens: string; ailleurs: string },
) {
  const contrat = await db
    .selectFrom('contrats as k')
    .innerJoin('candidats as c', 'c.id', 'k.candidat_id')
    .select(['k.poste_id', 'c.numero'])
    .where('k.id', '=', contratId)
    .executeTakeFirstOrThrow();
  const { numero: autre } = await db
    .selectFrom('candidats')
    .select('numero')
    .where('numero', '<>', contrat.numero)
    .limit(1)
    .executeTakeFirstOrThrow();
  let jours = 0;
  const un = async (
    type: 'mensuel' | 'trimestriel' | 'semestriel',
    structureId: string,
    conseiller = contrat.numero,
  ) => {
    jours += 1;
    const jour = (rang: number) => new Date(Date.UTC(2020, 11, jours + rang)).toISOString().slice(0, 10);
    const { id } = await db
      .insertInto('suivis')
      .values({
        type,
        contrat_id: contratId,
        poste_id: contrat.poste_id,
        structure_id: structureId,
        conseiller,
        du: jour(0),
        au: jour(0),
        a_remettre_le: jour(10),
        statut: 'a_remplir',
        statut_le: clock(),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return id;
  };
  const [ici, la] = [siens, ailleurs];
  return {
    trimestriel: { propre: await un('trimestriel', ici), autre: await un('trimestriel', la) },
    semestriel: { propre: await un('semestriel', ici), autre: await un('semestriel', la) },
    mensuel: { propre: await un('mensuel', ici), autre: await un('mensuel', la, autre) },
  };
}

/** The follow-up behind each address: ANCT sees the nation. */
export function ressourcesDesSuivis(suivis: Awaited<ReturnType<typeof lesSuivis>>, inconnu: string) {
  const id = ({ propre, autre }: { propre: string; autre: string }) => ({
    propre: { id: propre },
    autre: { id: autre },
    inconnu: { id: inconnu },
  });
  const { trimestriel, semestriel, mensuel } = suivis;
  return {
    '/conseiller/suivis/:id': id(mensuel),
    '/structure/suivis/:id': id(trimestriel),
    '/structure/suivis/:id/trimestriel': id(trimestriel),
    '/structure/suivis/:id/semestriel': id(semestriel),
    '/prefecture/suivis/:id': id(trimestriel),
    '/anct/suivis/:id': id({ ...trimestriel, autre: inconnu }),
  };
}
