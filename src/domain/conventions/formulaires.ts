import { cache, caseACocher, code, fichier, texte } from '#platform/form/champs.ts';
import { form } from '#platform/form/form.ts';

const qualite = texte({
  libelle: 'En quelle qualité signez-vous ?',
  indication: 'Par exemple : maire, président, directrice régionale.',
  vide: 'Indiquez en quelle qualité vous signez.',
  max: 150,
});

/** The copy signed with one's own means. */
export const formulaireDepot = form('conventions.depot', {
  qualite,
  fichier: fichier({ libelle: 'Convention signée', indication: 'Un fichier PDF, 10 Mo au plus.' }),
});

/** The signature here: consent, then the code received by e-mail. `ids`: the conventions, one or several. */
export const formulaireSignature = form('conventions.signature', {
  ids: cache({ max: 200 * 37 }),
  qualite,
  consent: caseACocher({
    libelle: 'J’ai lu le document et je l’approuve. Ma signature engage la partie que je représente.',
    vide: 'Cochez la case pour signer : elle vaut votre accord.',
  }),
  code: code({
    libelle: 'Code reçu par courriel',
    indication: 'Six chiffres, valables quinze minutes.',
    vide: 'Recopiez le code reçu par courriel.',
  }),
});
