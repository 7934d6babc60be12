import { sql } from 'kysely';
import { z } from 'zod';
import { action } from '#platform/action.ts';
import { dateLongue } from '#platform/dates.ts';
import type { Db, Tx } from '#platform/db/guard.ts';
import { Forbidden, InvalidInput } from '#platform/errors.ts';
import { enLots } from '#platform/lots.ts';
import type { Settings } from '#platform/settings.ts';
import { enumeration } from '#platform/texte.ts';
import { verrouillerSonProfil } from './changer-statut.ts';
import { lireResultatsPix, type ResultatPix } from './lire-pix.ts';
import { estLeCandidat, peutImporterPix } from './rights.ts';

/** The campaign's address with the candidate's identifier; nothing when no campaign is configured. */
export const lienPix = ({ PIX_CAMPAGNE }: Pick<Settings, 'PIX_CAMPAGNE'>, identifiant: string): string | undefined =>
  PIX_CAMPAGNE
    ? `https://app.pix.fr/campagnes/${encodeURIComponent(PIX_CAMPAGNE)}?participantExternalId=${encodeURIComponent(identifiant)}`
    : undefined;

type Resultat = {
  readonly pix_palier: number | null;
  readonly pix_palier_max: number | null;
  readonly pix_competences: readonly string[];
  readonly pix_partage_le: Date | null;
};

/** Pix results in words, or nothing when none was shared. */
export function pixEcrit({
  pix_palier,
  pix_palier_max,
  pix_competences,
  pix_partage_le,
}: Resultat): string | undefined {
  if (pix_palier === null) return undefined;
  const palier = `Palier ${pix_palier}${pix_palier_max ? ` sur ${pix_palier_max}` : ''}`;
  const competences = pix_competences.length > 0 ? ` ; acquis : ${enumeration(pix_competences)}` : '';
  return `${palier}${competences}${pix_partage_le ? ` (partagé le ${dateLongue(pix_partage_le)})` : ''}`;
}

/** What an import of Pix results finds: by identifier only, never by name. Lines are those of the file. */
export type BilanPix = {
  readonly lignes: number;
  readonly partages: number;
  readonly rattaches: number;
  /** Already known, or older than what is known. */
  readonly inchanges: number;
  readonly sansIdentifiant: readonly number[];
  readonly inconnus: readonly number[];
};

/** What importing the file would do; nothing is written. @throws Refused */
export const previsualiserPix = async (db: Db | Tx, octets: Uint8Array): Promise<BilanPix> =>
  (await rapprocher(db, octets)).bilan;

/** Imports the results shared: the latest of each candidate wins, whatever the order of the imports. */
export const importerResultatsPix = action({
  name: 'candidats.importerPix',
  input: z.object({ octets: z.instanceof(Uint8Array) }),
  async execute({ tx, actor }, { octets }): Promise<BilanPix> {
    if (!peutImporterPix(actor)) throw new Forbidden('candidats.importerPix');
    const { bilan, nouveaux } = await rapprocher(tx, octets);
    for (const lot of enLots(nouveaux)) {
      const lignes = JSON.stringify(lot);
      await sql`
        update candidats c set pix_palier = r.palier, pix_palier_max = r."palierMax", pix_partage_le = r."partageLe",
          pix_competences = array(select jsonb_array_elements_text(r.competences))
        from jsonb_to_recordset(${lignes}::jsonb) as r(identifiant text, palier int, "palierMax" int, "partageLe" timestamptz, competences jsonb)
        where c.pix_identifiant = r.identifiant and c.statut <> 'efface'`.execute(tx);
    }
    return bilan;
  },
});

async function rapprocher(db: Db | Tx, octets: Uint8Array): Promise<{ bilan: BilanPix; nouveaux: ResultatPix[] }> {
  const { lignes, resultats } = lireResultatsPix(octets);
  const connus = await datesConnues(db, resultats);
  const derniers = new Map<string, ResultatPix>();
  for (const resultat of resultats) {
    const present = derniers.get(resultat.identifiant);
    if (!present || present.partageLe < resultat.partageLe) derniers.set(resultat.identifiant, resultat);
  }
  const nouveaux = [...derniers.values()].filter(({ identifiant, partageLe }) => {
    const connu = connus.get(identifiant);
    return connu !== undefined && (connu === null || connu < partageLe);
  });
  const ou = (condition: (resultat: ResultatPix) => boolean) => resultats.filter(condition).map(({ ligne }) => ligne);
  const sansIdentifiant = ou(({ identifiant }) => identifiant === '');
  const inconnus = ou(({ identifiant }) => identifiant !== '' && !connus.has(identifiant));
  const inchanges = resultats.length - sansIdentifiant.length - inconnus.length - nouveaux.length;
  const bilan = {
    lignes,
    partages: resultats.length,
    rattaches: nouveaux.length,
    inchanges,
    sansIdentifiant,
    inconnus,
  };
  return { bilan, nouveaux };
}

async function datesConnues(db: Db | Tx, resultats: readonly ResultatPix[]): Promise<Map<string, Date | null>> {
  const connus = new Map<string, Date | null>();
  for (const lot of enLots([...new Set(resultats.map(({ identifiant }) => identifiant))])) {
    const lignes = await db
      .selectFrom('candidats')
      .select(['pix_identifiant', 'pix_partage_le'])
      .where('pix_identifiant', 'in', lot)
      .where('statut', '!=', 'efface')
      .execute();
    for (const { pix_identifiant, pix_partage_le } of lignes) connus.set(pix_identifiant, pix_partage_le);
  }
  return connus;
}

const CERTIFICAT = /^P-[a-zA-Z0-9]{8}$/;
/** The verification code of a Pix certificate as Pix writes it, or nothing when none was given. @throws InvalidInput on `code` */
export function certificatPix(saisi: string): string {
  const code = saisi.replace(/^p/, 'P');
  if (code !== '' && !CERTIFICAT.test(code))
    throw new InvalidInput({
      code: 'Ce code n’est pas celui d’un certificat Pix. Recopiez-le : P, un tiret, puis huit lettres ou chiffres.',
    });
  return code;
}

/** Keeps the verification code of a Pix certificate; Pix is never asked, people check it on its public page. */
export const enregistrerCertificat = action({
  name: 'candidats.enregistrerCertificat',
  input: z.object({ code: z.string().max(20) }),
  async execute(context, { code }): Promise<string> {
    if (!estLeCandidat(context.actor)) throw new Forbidden('candidats.enregistrerCertificat');
    const lu = certificatPix(code);
    const { id } = await verrouillerSonProfil(context);
    await context.tx
      .updateTable('candidats')
      .set({ pix_certificat: lu || null, actif_le: context.now })
      .where('id', '=', id)
      .execute();
    return id;
  },
  subject: (_, candidatId) => candidatId,
});
