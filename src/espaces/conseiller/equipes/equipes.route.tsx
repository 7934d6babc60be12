import { z } from 'zod';
import {
  accepterProposition,
  cycleMembre,
  listerSesPlaces,
  periodeEcrite,
  quitterEquipe,
  refuserProposition,
  type SaPlace,
} from '#domain/equipes/index.ts';
import { porte } from '#espaces/conseiller/door.ts';
import { dateLongue } from '#platform/dates.ts';
import { StatutBadge } from '#platform/dsfr/StatutBadge.tsx';
import { BoutonPost } from '#platform/form/Formulaire.tsx';
import { type AnyRoute, route } from '#platform/routes.ts';

const BASE = '/conseiller/equipes';

const liste = route({
  method: 'GET',
  path: BASE,
  right: porte,
  audit: 'equipes.lireLesSiennes',
  rate: 'page',
  input: z.unknown(),
  async answer({ tools: { db }, actor }) {
    const places = await listerSesPlaces(db, actor);
    return {
      page: {
        titre: 'Mes équipes',
        prive: true,
        corps: (
          <>
            <h1>Mes équipes</h1>
            <p>
              Le coordinateur d’une équipe lit ses chiffres additionnés, la date de votre dernière activité et l’état de
              vos suivis. Il ne lit ni vos activités une par une, ni vos notes.
            </p>
            {places.length === 0 && <p>Vous ne faites partie d’aucune équipe.</p>}
            {places.map((place) => (
              <UnePlace key={place.id} place={place} />
            ))}
          </>
        ),
      },
    };
  },
});

const UnePlace = ({ place }: { place: SaPlace }) => {
  const { id, statut, du, prenom, nom, departement_codes } = place;
  return (
    <>
      <h2 className="fr-h5 fr-mt-3w fr-mb-1w">
        Équipe de {prenom} {nom} ({departement_codes.join(', ')})
      </h2>
      <p className="fr-mb-1w">
        <StatutBadge statut={cycleMembre.labels[statut]} />{' '}
        {statut === 'propose'
          ? `Répondez avant le ${dateLongue(du)}. Sans réponse, vous rejoignez l’équipe ce jour-là.`
          : statut !== 'refuse' && `Votre activité y est comptée ${periodeEcrite(place)}.`}
      </p>
      {statut === 'propose' && (
        <div className="gestes">
          <BoutonPost action={`${BASE}/${id}/accepter`} priority="primary">
            Rejoindre l’équipe
          </BoutonPost>
          <BoutonPost action={`${BASE}/${id}/refuser`}>Refuser</BoutonPost>
        </div>
      )}
      {statut === 'present' && <BoutonPost action={`${BASE}/${id}/quitter`}>Quitter cette équipe</BoutonPost>}
    </>
  );
};

const GESTES = [
  { geste: 'accepter', faire: accepterProposition, annonce: 'Vous faites partie de l’équipe.' },
  { geste: 'refuser', faire: refuserProposition, annonce: 'Votre refus est transmis au coordinateur.' },
  {
    geste: 'quitter',
    faire: quitterEquipe,
    annonce: 'Vous avez quitté l’équipe. Votre activité n’y est plus comptée à partir de demain.',
  },
] as const;

const gestes = GESTES.map(({ geste, faire, annonce }) =>
  route({
    method: 'POST',
    path: `${BASE}/:id/${geste}`,
    right: porte,
    audit: `equipes.${geste}`,
    rate: 'formulaire',
    input: z.unknown(),
    async answer({ tools, actor, parameters: { id } }) {
      await faire(tools, actor, { membreId: id });
      return { redirect: BASE, annonce };
    },
  }),
);

export const routesEquipes: readonly AnyRoute[] = [liste, ...gestes];
