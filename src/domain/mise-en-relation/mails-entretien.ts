import { dateHeure } from '#platform/dates.ts';
import { type AnyModele, modele } from '#platform/mail/mail.ts';

const exemple = {
  structure: 'Commune de Démonstration-sur-Loire',
  prenom: 'Camille',
  candidatId: '00000000-0000-4000-8000-000000000001',
  lieu: 'Mairie, salle du conseil',
  message: 'Prévoyez une heure.',
  pourLaStructure: false,
};
const debut = new Date('2021-02-18T09:00:00Z');
const dates = (creneaux: readonly Date[]) => ({ liste: creneaux.map((creneau) => dateHeure(creneau)) });
const ouvrir = (base: string, d: { pourLaStructure: boolean; candidatId: string }) =>
  d.pourLaStructure
    ? { bouton: 'Voir ce candidat', url: `${base}/structure/candidats/${d.candidatId}` }
    : { bouton: 'Ouvrir mon espace', url: `${base}/candidat` };

export const entretienPropose = modele({
  name: 'entretien.propose',
  exemple: { ...exemple, creneaux: [debut] },
  rediger: (d, base) => ({
    objet: 'Une structure vous propose un entretien',
    corps: [
      `${d.prenom}, ${d.structure} vous propose un entretien, à une de ces dates :`,
      dates(d.creneaux),
      `Lieu : ${d.lieu}`,
      ...(d.message ? [d.message] : []),
      'Choisissez une date dans votre espace, ou demandez-en d’autres.',
      ouvrir(base, d),
    ],
  }),
});
export const entretienConfirme = modele({
  name: 'entretien.confirme',
  exemple: { ...exemple, debut },
  rediger: (d, base) => ({
    objet: `Entretien confirmé le ${dateHeure(d.debut)}`,
    corps: [
      `L’entretien entre ${d.structure} et ${d.prenom} est fixé au ${dateHeure(d.debut)}.`,
      `Lieu : ${d.lieu}`,
      'L’invitation jointe l’ajoute à votre agenda.',
      ouvrir(base, d),
    ],
  }),
});
export const entretienAutresDates = modele({
  name: 'entretien.autresDates',
  exemple: { ...exemple, creneaux: [debut] },
  rediger: (d, base) => ({
    objet: 'Un candidat demande une autre date d’entretien',
    corps: [
      `${d.prenom} ne peut pas venir aux dates proposées par ${d.structure}, et propose :`,
      dates(d.creneaux),
      ...(d.message ? [d.message] : []),
      ouvrir(base, d),
    ],
  }),
});
export const entretienAnnule = modele({
  name: 'entretien.annule',
  exemple,
  rediger: (d, base) => ({
    objet: 'Entretien annulé',
    corps: [`L’entretien entre ${d.structure} et ${d.prenom} est annulé.`, ouvrir(base, d)],
  }),
});

export const modelesEntretien: readonly AnyModele[] = [
  entretienPropose,
  entretienConfirme,
  entretienAutresDates,
  entretienAnnule,
];
