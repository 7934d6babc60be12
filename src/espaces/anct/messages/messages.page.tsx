import { cycle, type LigneMessage } from '#domain/contact/index.ts';
import { dateHeure, depuis } from '#platform/dates.ts';
import { StatutBadge } from '#platform/dsfr/StatutBadge.tsx';
import type { PageDeListe } from '#platform/table/keyset.ts';
import { Exports, Filtres, Tableau } from '#platform/table/Tableau.tsx';
import { libelleDuProfil, libelleDuSujet } from './libelles.ts';
import { type AdresseDeListe, champsDesFiltres } from './messages.filtres.ts';

type Props = {
  readonly page: PageDeListe<LigneMessage>;
  readonly total: number;
  readonly adresse: AdresseDeListe;
  readonly now: Date;
};

export function PageMessages({ page, total, adresse, now }: Props) {
  return (
    <>
      <h1>Messages reçus</h1>
      <p>
        Ce que l’on nous écrit par le formulaire de contact du site. Ceux qui attendent depuis le plus longtemps
        viennent d’abord.
      </p>
      <Filtres champs={champsDesFiltres} valeurs={{ etat: adresse.etat, sujet: adresse.sujet ?? '' }} />
      <Tableau
        titre="Messages reçus"
        page={page}
        total={total}
        nom="message"
        aucun="aucun message"
        colonnes={colonnes(now)}
        vide={<p>Aucun message ici. Choisissez un autre état ou un autre sujet pour en voir d’autres.</p>}
      />
      <Exports path="/anct/messages/export" quoi="cette liste" />
    </>
  );
}

const colonnes = (now: Date) => [
  {
    titre: 'Message',
    cellule: (ligne: LigneMessage) => (
      <a className="fr-link" href={`/anct/messages/${ligne.id}`}>
        N° {ligne.numero}, {ligne.nom}
      </a>
    ),
  },
  { titre: 'Sujet', cellule: (ligne: LigneMessage) => libelleDuSujet(ligne.sujet) },
  { titre: 'De la part de', cellule: (ligne: LigneMessage) => libelleDuProfil(ligne.profil) },
  {
    titre: 'Reçu',
    cellule: (ligne: LigneMessage) => (
      <>
        {dateHeure(ligne.recu_le)}
        <br />
        {ligne.statut === 'recu' && <span className="fr-text--sm">{depuis(ligne.recu_le, now)}</span>}
      </>
    ),
  },
  { titre: 'État', cellule: (ligne: LigneMessage) => <StatutBadge statut={cycle.labels[ligne.statut]} /> },
];
