import { type AnyModele, modele } from '#platform/mail/mail.ts';
import { enumeration, euros } from '#platform/texte.ts';

const exemple = { structure: 'Commune de Démonstration-sur-Loire' };
const lesDemandes = (base: string) => ({ bouton: 'Voir la demande', url: `${base}/structure/avenants` });
const lesPostes = (numeros: readonly number[]) =>
  `${numeros.length > 1 ? 'les postes' : 'le poste'} ${enumeration(numeros.map(String))}`;

export const demande = modele({
  name: 'avenant.demande',
  exemple: { ...exemple, postes: [2, 3] },
  rediger: (d, base) => ({
    objet: 'Votre demande de rendre un poste est transmise',
    corps: [
      `La demande de ${d.structure} de rendre ${lesPostes(d.postes)} est transmise à l’ANCT, qui l’examine. Rien ne change avant sa réponse.`,
      lesDemandes(base),
    ],
  }),
});
export const accepte = modele({
  name: 'avenant.accepte',
  exemple: { ...exemple, postes: [2, 3], resteCentimes: 10_000_000 },
  rediger: (d, base) => ({
    objet: 'Votre demande de rendre un poste est acceptée',
    corps: [
      `L’ANCT accepte que ${d.structure} rende ${lesPostes(d.postes)}. ${euros(d.resteCentimes)} de subvention reviennent au programme.`,
      lesDemandes(base),
    ],
  }),
});
export const refuse = modele({
  name: 'avenant.refuse',
  exemple: { ...exemple, motif: 'Un recrutement est en cours.' },
  rediger: (d, base) => ({
    objet: 'Votre demande de rendre un poste est refusée',
    corps: [
      `L’ANCT refuse la demande de ${d.structure} de rendre des postes. ${d.motif} Rien n’a changé.`,
      lesDemandes(base),
    ],
  }),
});
export const modeles: readonly AnyModele[] = [demande, accepte, refuse];
