import {
  type ArriveeLue,
  champDe,
  chosesDites,
  direEquipement,
  enregistrerDates,
  formulaireDates,
  formulaireEquipement,
  LignesDuSocle,
  lireArrivee,
  lireDepart,
  restesDe,
  routesDuKit,
  socleDe,
} from '#domain/arrivee/index.ts';
import { porte } from '#espaces/structure/door.ts';
import { dateCivile } from '#platform/dates.ts';
import { Champs, Formulaire } from '#platform/form/Formulaire.tsx';
import { type RawValues, rawValues } from '#platform/form/form.ts';
import { formRoute } from '#platform/form/form-route.ts';
import type { AnyRoute, Lien, Requete } from '#platform/routes.ts';
import { avecDe } from '#platform/texte.ts';
import { BASE, titreDe } from './adresse.ts';

const la = ({ tools: { db }, actor, parameters }: Pick<Requete, 'tools' | 'actor' | 'parameters'>) =>
  lireArrivee(db, actor, parameters['id'] ?? '');
const filAriane = (arrivee: ArriveeLue): readonly Lien[] => [
  { libelle: 'Arrivées', href: BASE },
  { libelle: titreDe(arrivee), href: `${BASE}/${arrivee.id}` },
];

const equipement = formRoute({
  path: `${BASE}/:id/equipement`,
  right: porte,
  audit: 'arrivee.afficherEquipement',
  form: formulaireEquipement,
  async initial(requete): Promise<RawValues> {
    const { equipements, transport } = await la(requete);
    return rawValues({
      transport,
      ...Object.fromEntries(
        socleDe(equipements).flatMap(({ code, etat, prevu_le }) => [
          [champDe('etat', code), etat],
          [champDe('date', code), prevu_le],
        ]),
      ),
    });
  },
  async page(requete, state) {
    const arrivee = await la(requete);
    return {
      titre: 'Équipement',
      prive: true,
      filAriane: filAriane(arrivee),
      corps: (
        <>
          <h1>Équipement {avecDe(arrivee.prenom)}</h1>
          <p>
            Dites ce qui est fourni et ce qui est prévu ; revenez compléter quand vous voulez. {arrivee.prenom} le verra
            et répondra. La tenue arrive dans le kit, payée par l’État.
          </p>
          <Formulaire form={formulaireEquipement} state={state} bouton="Enregistrer">
            <LignesDuSocle form={formulaireEquipement} state={state} questions={['etat', 'date']} />
            <div className="fr-mt-3w">
              <Champs form={formulaireEquipement} state={state} noms={['transport']} />
            </div>
          </Formulaire>
        </>
      ),
    };
  },
  async submit({ tools, actor, parameters: { id } }, dits) {
    await direEquipement(tools, actor, { arriveeId: id, choses: chosesDites(dits), transport: dits.transport });
    return { redirect: `${BASE}/${id}`, annonce: 'L’équipement est enregistré.' };
  },
});

const dates = formRoute({
  path: `${BASE}/:id/dates`,
  right: porte,
  audit: 'arrivee.afficherDates',
  form: formulaireDates,
  async initial(requete) {
    const { prise_de_poste_le, depart_formation_le } = await la(requete);
    return rawValues({ priseDePosteLe: prise_de_poste_le, departFormationLe: depart_formation_le });
  },
  async page(requete, state) {
    const arrivee = await la(requete);
    const { connu } = await lireDepart(requete.tools.db, arrivee);
    return {
      titre: 'Dates',
      prive: true,
      filAriane: filAriane(arrivee),
      corps: (
        <>
          <h1>Formation et prise de poste {avecDe(arrivee.prenom)}</h1>
          <p>Ces dates ne changent rien au calendrier des versements, qui part de la signature du contrat.</p>
          <Formulaire form={formulaireDates} state={state} bouton="Enregistrer">
            <Champs
              form={formulaireDates}
              state={state}
              noms={connu ? ['priseDePosteLe'] : Object.keys(formulaireDates.champs)}
            />
          </Formulaire>
        </>
      ),
    };
  },
  async submit({ tools, actor, parameters: { id } }, { priseDePosteLe, departFormationLe }) {
    await enregistrerDates(tools, actor, {
      arriveeId: id,
      priseDePosteLe: priseDePosteLe || null,
      departFormationLe: departFormationLe || null,
    });
    const restes = restesDe(await lireArrivee(tools.db, actor, id), dateCivile(tools.clock()));
    return {
      redirect: `${BASE}/${id}`,
      annonce: `Les dates sont enregistrées.${priseDePosteLe && restes.length > 0 ? ' Il reste des choses à faire : les voici.' : ''}`,
    };
  },
});

export const routesGestesDArrivee: readonly AnyRoute[] = [
  ...equipement,
  ...dates,
  ...routesDuKit({ base: `${BASE}/:id`, right: porte, lire: la, filAriane }),
];
