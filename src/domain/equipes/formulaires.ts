import { z } from 'zod';
import { cases, date, liste } from '#platform/form/champs.ts';
import { form, type Option } from '#platform/form/form.ts';

const CHOISISSEZ = 'Choisissez un conseiller dans la liste.';
// Each page offers those of its territory.
const candidat = {
  ...liste({ libelle: 'Conseiller', vide: CHOISISSEZ, options: [] }),
  schema: z.uuid(CHOISISSEZ),
};
const autres = {
  ...cases({ libelle: 'Il coordonne aussi ces départements', options: [] }),
  schema: z.array(z.string().max(3)).max(19),
};

/** Names a coordinateur; `autres` are further départements of the same region. */
export const formulaireNommer = form('equipes.nommer', { candidat, autres });

export const formulaireAjouter = form('equipes.ajouter', {
  candidat,
  du: date({ libelle: 'À partir du', vide: 'Donnez le premier jour dans l’équipe.' }),
  au: date({ libelle: 'Jusqu’au', indication: 'Laissez vide si vous ne connaissez pas la fin.' }),
});

/** The coordinateur asks somebody to join. */
export const formulaireProposer = form('equipes.proposer', { candidat });

/** The field that lists conseillers, with those of this page. */
export const champDesConseillers = (options: readonly Option[]) => ({ ...candidat, options });
export const champDesDepartements = (options: readonly Option[]) => ({ ...autres, options });
