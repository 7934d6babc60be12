import { z } from 'zod';
import {
  champDe,
  confirmerEquipement,
  DatesDeLArrivee,
  EtatDuKit,
  formulaireConfirmation,
  GestesDuKit,
  LignesDuSocle,
  lireDepart,
  lireSonArrivee,
  reponsesDites,
  routesDuKit,
  Socle,
  socleDe,
} from '#domain/arrivee/index.ts';
import { porte } from '#espaces/conseiller/door.ts';
import { Formulaire } from '#platform/form/Formulaire.tsx';
import { rawValues } from '#platform/form/form.ts';
import { formRoute } from '#platform/form/form-route.ts';
import { type AnyRoute, route } from '#platform/routes.ts';
import { BASE, filAriane, laSienne } from './la-sienne.ts';

const mienne = route({
  method: 'GET',
  path: BASE,
  right: porte,
  audit: 'arrivee.lireLaSienne',
  rate: 'page',
  input: z.unknown(),
  async answer({ tools: { db }, actor }) {
    const arrivee = await lireSonArrivee(db, actor);
    return {
      page: {
        titre: 'Mon arrivée',
        prive: true,
        corps: arrivee ? (
          <>
            <h1>Mon arrivée</h1>
            <h2>Mon kit</h2>
            <EtatDuKit arrivee={arrivee} />
            <GestesDuKit kit={arrivee.kit} role={actor.role} base={BASE} />
            <h2 className="fr-mt-4w">Mon équipement</h2>
            <Socle arrivee={arrivee} />
            <p>
              <a className="fr-btn fr-btn--secondary" href={`${BASE}/equipement`}>
                Dire ce que j’ai, ce qui me manque
              </a>
            </p>
            <h2>Dates</h2>
            <DatesDeLArrivee arrivee={arrivee} depart={await lireDepart(db, arrivee)} />
          </>
        ) : (
          <>
            <h1>Mon arrivée</h1>
            <p>
              Aucun contrat en cours n’est enregistré à votre nom. Demandez à votre structure d’en enregistrer la
              signature.
            </p>
          </>
        ),
      },
    };
  },
});

const equipement = formRoute({
  path: `${BASE}/equipement`,
  right: porte,
  audit: 'arrivee.afficherConfirmation',
  form: formulaireConfirmation,
  async initial(requete) {
    const { equipements } = await laSienne(requete);
    return rawValues(
      Object.fromEntries(
        socleDe(equipements).flatMap(({ code, avis, note }) => [
          [champDe('avis', code), avis],
          [champDe('note', code), note],
        ]),
      ),
    );
  },
  async page(requete, state) {
    await laSienne(requete);
    return {
      titre: 'Mon équipement',
      prive: true,
      filAriane,
      corps: (
        <>
          <h1>Mon équipement</h1>
          <p>Votre structure lira vos réponses. Changez-les dès que vous recevez ce qui manquait.</p>
          <Formulaire form={formulaireConfirmation} state={state} bouton="Enregistrer mes réponses">
            <LignesDuSocle form={formulaireConfirmation} state={state} questions={['avis', 'note']} />
          </Formulaire>
        </>
      ),
    };
  },
  async submit(requete, dits) {
    const { id: arriveeId } = await laSienne(requete);
    await confirmerEquipement(requete.tools, requete.actor, {
      arriveeId,
      reponses: reponsesDites(dits),
    });
    return { redirect: BASE, annonce: 'Vos réponses sont enregistrées.' };
  },
});

export const routesArrivee: readonly AnyRoute[] = [
  mienne,
  ...equipement,
  ...routesDuKit({ base: BASE, right: porte, lire: laSienne, filAriane: () => filAriane }),
];
