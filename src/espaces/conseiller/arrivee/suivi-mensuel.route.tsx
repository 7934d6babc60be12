import { z } from 'zod';
import { connaitreLeSuivi } from '#domain/arrivee/index.ts';
import { porte } from '#espaces/conseiller/door.ts';
import { BoutonPost } from '#platform/form/Formulaire.tsx';
import { type AnyRoute, route } from '#platform/routes.ts';
import { BASE, filAriane, laSienne } from './la-sienne.ts';

const PATH = `${BASE}/suivi-mensuel`;

const expliquer = route({
  method: 'GET',
  path: PATH,
  right: porte,
  audit: 'arrivee.expliquerLeSuivi',
  rate: 'page',
  input: z.unknown(),
  async answer(requete) {
    const { suivi_connu_le } = await laSienne(requete);
    return {
      page: {
        titre: 'Le suivi mensuel',
        prive: true,
        filAriane,
        corps: (
          <>
            <h1>Le suivi mensuel</h1>
            <p>
              Chaque mois, vous rendez compte de votre activité. C’est rapide si vous l’enregistrez au fil de l’eau.
            </p>
            <ul>
              <li>
                Le suivi d’un mois s’ouvre le mois suivant. Vos activités y figurent déjà : il reste trois questions.
              </li>
              <li>Vous avez dix jours pour le remettre. Un courriel vous prévient avant la date.</li>
              <li>Une fois remis, ses chiffres ne changent plus.</li>
              <li>En retard, il suspend le versement de la subvention à votre structure.</li>
            </ul>
            <p>
              <a href="/conseiller/suivis">Voir mes suivis</a>
            </p>
            {!suivi_connu_le && (
              <BoutonPost action={PATH} priority="primary">
                J’ai compris
              </BoutonPost>
            )}
          </>
        ),
      },
    };
  },
});

const compris = route({
  method: 'POST',
  path: PATH,
  right: porte,
  audit: 'arrivee.direLeSuiviConnu',
  rate: 'formulaire',
  input: z.unknown(),
  async answer(requete) {
    const { id: arriveeId } = await laSienne(requete);
    await connaitreLeSuivi(requete.tools, requete.actor, { arriveeId });
    return { redirect: '/conseiller', annonce: 'C’est noté.' };
  },
});

export const routesSuiviMensuel: readonly AnyRoute[] = [expliquer, compris];
