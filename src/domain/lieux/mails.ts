import { type AnyModele, modele } from '#platform/mail/mail.ts';

type Lieu = { readonly nom: string; readonly commune: string };
const exemple: Lieu = { nom: 'Médiathèque de l’Exemple', commune: 'Moulins' };
const sesLieux = (base: string) => ({ bouton: 'Voir mes lieux', url: `${base}/conseiller/lieux` });

/** To the others who receive there: once a day at the most. */
export const corrige = modele<Lieu>({
  name: 'lieux.corrige',
  exemple,
  rediger: ({ nom, commune }, base) => ({
    objet: `${nom} : la fiche de ce lieu a changé`,
    corps: [
      `Un collègue a corrigé la fiche de « ${nom} », à ${commune}, où vous recevez aussi. Relisez-la : ce que le public voit de ce lieu vient de là.`,
      sesLieux(base),
    ],
  }),
});
export const fusionne = modele<Lieu & { readonly garde: string }>({
  name: 'lieux.fusionne',
  exemple: { ...exemple, garde: 'Médiathèque municipale' },
  rediger: ({ nom, commune, garde }, base) => ({
    objet: `${nom} : ce lieu était enregistré deux fois`,
    corps: [
      `« ${nom} », à ${commune}, était enregistré deux fois. Il porte désormais un seul nom : « ${garde} ». Vos permanences et vos activités sont conservées.`,
      sesLieux(base),
    ],
  }),
});
export const ferme = modele<Lieu & { readonly motif: string }>({
  name: 'lieux.ferme',
  exemple: { ...exemple, motif: 'Le bâtiment est en travaux.' },
  rediger: ({ nom, commune, motif }, base) => ({
    objet: `${nom} : ce lieu est fermé`,
    corps: [
      `« ${nom} », à ${commune}, n’est plus proposé : ${motif}`,
      'Les activités que vous y avez enregistrées sont conservées. Ajoutez le lieu où vous recevez à la place.',
      sesLieux(base),
    ],
  }),
});
export const modeles: readonly AnyModele[] = [corrige, fusionne, ferme];
