import { dateLongue } from '#platform/dates.ts';
import { Fiche } from '#platform/dsfr/Fiche.tsx';
import { StatutBadge } from '#platform/dsfr/StatutBadge.tsx';
import { nombre, pluriel } from '#platform/texte.ts';
import { cycle } from './lifecycle.ts';
import { reponsesEnClair } from './questions.ts';
import { type EtatSuivi, etatDe, type SuiviLu } from './readings.ts';
import { TYPES_DE_SUIVI } from './regles.ts';

/** Each state in words: late is said before all. */
export const ETATS_DE_SUIVI = {
  en_retard: { libelle: 'En retard', badge: 'error' },
  a_remplir: cycle.labels.a_remplir,
  remis: cycle.labels.remis,
} as const satisfies Record<EtatSuivi, unknown>;

type SonEtat = Pick<SuiviLu, 'statut' | 'a_remettre_le'>;
export const BadgeDuSuivi = ({ suivi, aujourdhui }: { suivi: SonEtat; aujourdhui: string }) => (
  <StatutBadge statut={ETATS_DE_SUIVI[etatDe(suivi, aujourdhui)]} />
);

/** « Suivi mensuel de l’activité, du 1er au 30 avril 2021 ». */
export const titreDuSuivi = ({ type, du, au }: Pick<SuiviLu, 'type' | 'du' | 'au'>) =>
  `${TYPES_DE_SUIVI[type].libelle}, du ${dateLongue(du)} au ${dateLongue(au)}`;

const heures = (minutes: number) => pluriel(Math.round(minutes / 60), 'heure');

/** The figures of a month, as the form shows them and as it kept them. */
export const ChiffresDuMois = ({ chiffres }: { chiffres: Readonly<Record<string, number>> }) => (
  <Fiche
    faits={[
      ['Activités', nombre(chiffres['activites'] ?? 0)],
      ['Personnes accompagnées', nombre(chiffres['participants'] ?? 0)],
      ['Dont déjà venues', nombre(chiffres['deja_venus'] ?? 0)],
      ['Participants aux ateliers', nombre(chiffres['participants_atelier'] ?? 0)],
      ['Temps passé', heures(chiffres['minutes'] ?? 0)],
    ]}
  />
);

/** What was filed, question by question. */
export const SuiviEnClair = ({ suivi, aujourdhui }: { suivi: SuiviLu; aujourdhui: string }) => (
  <>
    <p>
      <BadgeDuSuivi suivi={suivi} aujourdhui={aujourdhui} />
    </p>
    <Fiche
      faits={[
        ['Structure', suivi.structure],
        ['Poste', String(suivi.poste)],
        ['À remettre avant le', dateLongue(suivi.a_remettre_le)],
        ['Remis le', suivi.statut === 'remis' && dateLongue(suivi.statut_le)],
        ['Redemandé par l’ANCT', suivi.motif],
      ]}
    />
    {suivi.statut === 'remis' && (
      <>
        {suivi.type === 'mensuel' && (
          <>
            <h2>L’activité du mois, comme elle était ce jour-là</h2>
            <ChiffresDuMois chiffres={chiffresDe(suivi)} />
          </>
        )}
        <h2>Réponses</h2>
        <Fiche faits={reponsesEnClair(suivi.type, suivi.reponses).map(([question, dite]) => [question, dite || '—'])} />
      </>
    )}
  </>
);

/** The figures kept with a follow-up; none when it has none. */
export function chiffresDe({ chiffres }: Pick<SuiviLu, 'chiffres'>): Readonly<Record<string, number>> {
  if (chiffres === null || typeof chiffres !== 'object' || Array.isArray(chiffres)) return {};
  return Object.fromEntries(Object.entries(chiffres).map(([code, compte]) => [code, Number(compte)]));
}
