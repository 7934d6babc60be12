import { dureeEcrite, endroitEcrit, type ParticipationLue } from '#domain/ateliers/index.ts';
import { dateHeure, rendezVous } from '#platform/dates.ts';
import { Fiche } from '#platform/dsfr/Fiche.tsx';
import { BoutonPost } from '#platform/form/Formulaire.tsx';
import { pluriel, telephoneEcrit } from '#platform/texte.ts';

/** After the form: the same page for everybody, and nobody's name. */
export const PageRecue = ({ quoi, par }: { quoi: 'place' | 'attente'; par: 'courriel' | 'telephone' }) => (
  <>
    <h1>Votre demande est reçue</h1>
    {par === 'courriel' ? (
      <>
        <p className="fr-text--lead">
          Ouvrez votre messagerie : un courriel vous demande de confirmer, en un clic, dans les deux jours.
        </p>
        <p>
          {quoi === 'place'
            ? 'D’ici là, votre place est gardée.'
            : 'L’atelier est complet : une fois confirmée, votre demande est sur la liste d’attente.'}{' '}
          Si rien n’arrive, regardez dans les courriels indésirables, ou vérifiez l’adresse que vous avez donnée.
        </p>
      </>
    ) : (
      <p className="fr-text--lead">
        {quoi === 'place'
          ? 'Votre place est gardée. Notez bien le jour et l’heure : sans adresse électronique, vous ne recevrez pas de rappel.'
          : 'L’atelier est complet : vous êtes sur la liste d’attente. Le conseiller vous appellera si une place se libère.'}
      </p>
    )}
    <p>
      <a className="fr-link" href="/ateliers">
        Voir les autres ateliers
      </a>
    </p>
  </>
);

const TITRES = {
  a_confirmer: 'Confirmez votre venue',
  inscrite: 'Vous avez une place',
  attente: 'Vous êtes sur la liste d’attente',
  annulee: 'Votre venue est annulée',
} as const;

export const titreDe = (lue: ParticipationLue) =>
  lue.statut === 'annule' ? 'Cet atelier est annulé' : TITRES[lue.participation];

/** Behind a personal link: where it stands, what can be done. Looking at it changes nothing. */
export function PageParticipation({ lue, jeton, now }: { lue: ParticipationLue; jeton: string; now: Date }) {
  const { participation, tenue_jusqu_au, tient_place } = lue;
  const base = `/ateliers/participation/${encodeURIComponent(jeton)}`;
  const aVenir = lue.statut === 'publie' && lue.debut > now;
  return (
    <>
      <h1>{titreDe(lue)}</h1>
      {lue.statut === 'annule' && (
        <p>
          {lue.motif} <a href="/ateliers">Trouver un autre atelier</a>
        </p>
      )}
      {participation === 'a_confirmer' && tenue_jusqu_au && aVenir && (
        <>
          <p className="fr-text--lead">
            {tient_place
              ? `Une place vous est gardée jusqu’au ${dateHeure(tenue_jusqu_au)}.`
              : 'L’atelier est complet : confirmez pour être sur la liste d’attente.'}
          </p>
          <BoutonPost action={`${base}/confirmer`} priority="primary">
            {tient_place ? 'Confirmer ma venue' : 'Confirmer ma demande'}
          </BoutonPost>
        </>
      )}
      {participation === 'attente' && <p>Si une place se libère, elle vous est donnée et un courriel vous le dit.</p>}
      {participation === 'annulee' && (
        <p>
          Votre nom et vos coordonnées sont effacés. <a href="/ateliers">Trouver un autre atelier</a>
        </p>
      )}
      <Faits lue={lue} />
      {participation !== 'annulee' && aVenir && (
        <BoutonPost action={`${base}/annuler`} priority="secondary">
          {participation === 'attente' ? 'Quitter la liste d’attente' : 'Annuler ma venue'}
        </BoutonPost>
      )}
    </>
  );
}

const Faits = ({ lue }: { lue: ParticipationLue }) => (
  <div className="fr-mt-3w">
    <Fiche
      faits={[
        ['Atelier', lue.titre],
        ['Quand', `Le ${rendezVous(lue.debut)}, durée ${dureeEcrite(lue.duree_minutes)}`],
        ['Où', endroitEcrit(lue)],
        [
          'Pour rejoindre l’atelier',
          lue.lien && (
            <a className="adresse" href={lue.lien} rel="external">
              {lue.lien}
            </a>
          ),
        ],
        ['Pour', pluriel(lue.nombre, 'personne')],
        ['À apporter', lue.a_apporter],
        ['Téléphone', lue.telephone && <a href={`tel:${lue.telephone}`}>{telephoneEcrit(lue.telephone)}</a>],
      ]}
    />
  </div>
);
