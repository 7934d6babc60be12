import { z } from 'zod';
import { cycle, lireSonProfil, repondreDisponibilite } from '#domain/candidats/index.ts';
import { porte } from '#espaces/candidat/door.ts';
import { dateLongue } from '#platform/dates.ts';
import { StatutBadge } from '#platform/dsfr/StatutBadge.tsx';
import { BoutonPost } from '#platform/form/Formulaire.tsx';
import { type AnyRoute, route } from '#platform/routes.ts';

const PATH = '/candidat/disponibilite';

const afficher = route({
  method: 'GET',
  path: PATH,
  right: porte,
  audit: 'candidats.lireDisponibilite',
  rate: 'page',
  input: z.unknown(),
  async answer({ tools, actor }) {
    const { statut, disponible_le, question_le } = await lireSonProfil(tools.db, actor);
    const disponible = statut === 'disponible';
    return {
      page: {
        titre: 'Ma disponibilité',
        prive: true,
        filAriane: [{ libelle: 'Où j’en suis', href: '/candidat' }],
        corps: (
          <>
            <h1>Êtes-vous toujours disponible ?</h1>
            <p>
              Aujourd’hui : <StatutBadge statut={cycle.labels[statut]} />
              {disponible && ` à partir du ${dateLongue(disponible_le)}`}
            </p>
            {statut === 'recrute' ? (
              <p>Votre contrat est signé : votre recherche est terminée.</p>
            ) : (
              reponses(disponible)
            )}
            <p>
              Votre date de disponibilité a changé ? <a href="/candidat/profil">Changez-la dans votre profil</a>.
              {disponible && question_le && ` Nous vous reposerons la question le ${dateLongue(question_le)}.`}
            </p>
          </>
        ),
      },
    };
  },
});

const reponses = (disponible: boolean) => (
  <>
    <div className="fr-btns-group fr-btns-group--inline-sm">
      <BoutonPost action={PATH} champs={{ disponible: 'oui' }} priority={disponible ? 'secondary' : 'primary'}>
        {disponible ? 'Oui, je suis toujours disponible' : 'Me rendre de nouveau disponible'}
      </BoutonPost>
      {disponible && (
        <BoutonPost action={PATH} champs={{ disponible: 'non' }}>
          Non, je ne suis plus disponible
        </BoutonPost>
      )}
    </div>
    <p className="fr-mt-2w">
      {disponible
        ? 'Si vous répondez non, les structures ne vous trouvent plus, celles qui s’intéressaient à vous sont prévenues et ne voient plus vos coordonnées.'
        : 'Les structures qui recrutent vous trouveront aussitôt.'}
    </p>
  </>
);

const repondre = route({
  method: 'POST',
  path: PATH,
  right: porte,
  audit: 'candidats.direDisponibilite',
  rate: 'formulaire',
  input: z.object({ disponible: z.enum(['oui', 'non']) }),
  async answer({ tools, actor, input }) {
    const disponible = input.disponible === 'oui';
    await repondreDisponibilite(tools, actor, { disponible });
    return {
      redirect: '/candidat',
      annonce: disponible
        ? 'Merci : les structures vous trouvent.'
        : 'C’est noté : les structures ne vous trouvent plus.',
    };
  },
});

export const routesDisponibilite: readonly AnyRoute[] = [afficher, repondre];
