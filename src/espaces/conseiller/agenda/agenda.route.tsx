import { routesDeLAgenda } from '#domain/ateliers/index.ts';
import { porte } from '#espaces/conseiller/door.ts';

export const routesAgenda = routesDeLAgenda({
  base: '/conseiller/agenda',
  right: porte,
  titre: 'Mon agenda',
  intro: (
    <>
      Vos ateliers, et combien de personnes viennent.{' '}
      <a href="/compte/agenda">Les voir dans l’agenda de votre téléphone</a>
    </>
  ),
  versAtelier: (id) => `/conseiller/ateliers/${id}`,
  avecConseiller: false,
});
