import { creerDemarchesSimplifiees } from '#integrations/demarches-simplifiees/client.ts';
import type { Commande } from '#integrations/demarches-simplifiees/double-commandes.ts';
import { type Clock, systemClock } from '#platform/dates.ts';
import { unDouble } from './processus.ts';

export const DEMARCHES_DS = { publique: 71_001, privee: 71_002 } as const;
export const CHAMPS_DS = { structure: 'Q2hhbXAtMzE0NDcyNw==', siret: 'Q2hhbXAtMzE0NDcyOA' } as const;
/** Numbers of the champs that receive files. */
export const PIECES_DS = { avisDeSituation: 3_144_735, deliberation: 3_144_736, rib: 3_144_737 } as const;
export const INSTRUCTEUR_DS = 'SW5zdHJ1Y3RldXItNw==';
export const JETON_DS = 'jeton-complet-de-demonstration';

/** A file as a person deposits it there. */
export const unePieceDs = (champ: number, contenu: string | Buffer, plus: { analyse?: string; nom?: string } = {}) => ({
  champ,
  nom: 'délibération n° 12.pdf',
  type: 'application/pdf',
  contenu: Buffer.from(contenu).toString('base64'),
  ...plus,
});

/** Démarches simplifiées in a process of its own, with what people do there. Ended after the file's tests. */
export async function unDoubleDs() {
  const adresse = `http://127.0.0.1:${await unDouble('src/integrations/demarches-simplifiees/double.ts')}`;
  const commander = async (commande: Commande): Promise<void> => {
    const reponse = await fetch(`${adresse}/__commande`, { method: 'POST', body: JSON.stringify(commande) });
    if (!reponse.ok || 'refus' in (await reponse.json())) throw new Error(`the double refuses ${commande.geste}`);
  };
  return {
    adresse,
    commander,
    async demandes(): Promise<readonly { methode: string; chemin: string; autorisation: boolean; nom: string }[]> {
      return (await fetch(`${adresse}/__demandes`)).json();
    },
    /** The structure takes the prefilled file up and deposits it. */
    async deposer(jeton: string, plus: Omit<Commande, 'geste' | 'jeton'> = {}) {
      await commander({ geste: 'reclamer', jeton, ...plus });
      await commander({ geste: 'deposer', jeton, ...plus });
    },
  };
}

export const SECRET_DS = 'secret-du-signal-tire-au-hasard-2021';

/** The settings of DOSSIER_MODE=ds on a double, and the client that they make, without its pauses. */
export const modeDs = (adresse: string, clock: Clock = systemClock) => ({
  environment: {
    DOSSIER_MODE: 'ds',
    DS_URL: adresse,
    DS_TOKEN: JETON_DS,
    DS_DEMARCHE_PUBLIQUE: String(DEMARCHES_DS.publique),
    DS_DEMARCHE_PRIVEE: String(DEMARCHES_DS.privee),
    DS_CHAMP_STRUCTURE: CHAMPS_DS.structure,
    DS_CHAMP_SIRET: CHAMPS_DS.siret,
    DS_INSTRUCTEUR_ID: INSTRUCTEUR_DS,
    DS_SECRET_WEBHOOK: SECRET_DS,
  },
  teleprocedure: creerDemarchesSimplifiees({
    url: adresse,
    token: JETON_DS,
    site: 'https://demonstration.example',
    demarches: DEMARCHES_DS,
    champs: CHAMPS_DS,
    instructeurId: INSTRUCTEUR_DS,
    clock,
    log: { info: () => {}, warn: () => {}, error: () => {} },
    sleep: async () => {},
    random: () => 0.5,
    timeoutMs: 2000,
  }),
});
