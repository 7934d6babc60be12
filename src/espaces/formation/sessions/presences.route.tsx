import { Button } from '@codegouvfr/react-dsfr/Button';
import { Table } from '@codegouvfr/react-dsfr/Table';
import {
  DEMI_JOURNEES,
  ETATS_DE_PRESENCE,
  lirePresences,
  lireSession,
  noterPresences,
  type Presence,
} from '#domain/formation/index.ts';
import { porte } from '#espaces/formation/door.ts';
import { dateCivile, dateLongue } from '#platform/dates.ts';
import { usePage } from '#platform/dsfr/context.ts';
import { NotFound, Refused } from '#platform/errors.ts';
import { type RawValues, valeur } from '#platform/form/form.ts';
import { corpsDeFormulaire } from '#platform/form/form-route.ts';
import { type AnyRoute, type Requete, route } from '#platform/routes.ts';

async function leJour({ tools: { db }, actor }: Pick<Requete, 'tools' | 'actor'>, id: string, jour: string) {
  const session = await lireSession(db, actor.perimetre, id);
  if (!session.jours.includes(jour)) throw new NotFound(`jour ${jour}`);
  return { session, notees: await lirePresences(db, session, jour, jour) };
}
type Jour = Awaited<ReturnType<typeof leJour>>;

/** Whom one expects: somebody interrupted is not there, somebody whose training is over comes no more. */
const VIENNENT: readonly string[] = ['inscrite', 'en_cours'];

const nomDuChamp = (demiJournee: string, formationId: string) => `${demiJournee}_${formationId}`;

/** One line a person, one list a half-day; a day of which nothing is noted proposes that all those expected are there. */
function Feuille({ session, notees, jour }: Jour & { jour: string }) {
  const { jeton } = usePage();
  return (
    <form method="post" action={`/formation/sessions/${session.id}/jours/${jour}`}>
      <input type="hidden" name="_jeton" value={jeton} />
      <Table
        caption={`Présences du ${dateLongue(jour)}`}
        noCaption
        headers={['Personne', ...DEMI_JOURNEES.map(({ libelle }) => libelle)]}
        data={session.personnes.map(({ id, prenom, nom, statut }) => [
          `${prenom} ${nom}`,
          ...DEMI_JOURNEES.map(({ valeur: demi, libelle }) => (
            <Etat
              key={demi}
              nom={nomDuChamp(demi, id)}
              libelle={`${prenom} ${nom}, ${libelle.toLowerCase()}`}
              choisi={
                notees.find(({ formation_id, demi_journee }) => formation_id === id && demi_journee === demi)?.etat ??
                (notees.length === 0 && VIENNENT.includes(statut) ? 'present' : '')
              }
            />
          )),
        ])}
      />
      <Button type="submit">Enregistrer les présences</Button>
    </form>
  );
}

const Etat = ({ nom, libelle, choisi }: { nom: string; libelle: string; choisi: string }) => (
  <>
    <label className="fr-sr-only" htmlFor={nom}>
      {libelle}
    </label>
    <select className="fr-select" id={nom} name={nom} defaultValue={choisi}>
      <option value="">À noter</option>
      {ETATS_DE_PRESENCE.map((etat) => (
        <option key={etat.valeur} value={etat.valeur}>
          {etat.libelle}
        </option>
      ))}
    </select>
  </>
);

const montrer = route({
  method: 'GET',
  path: '/formation/sessions/:id/jours/:jour',
  right: porte,
  audit: 'formation.lirePresences',
  rate: 'page',
  input: corpsDeFormulaire,
  async answer({ tools, actor, parameters: { id, jour } }) {
    const lu = await leJour({ tools, actor }, id, jour);
    const venu = jour <= dateCivile(tools.clock());
    return {
      page: {
        titre: `Présences du ${dateLongue(jour)}`,
        prive: true,
        filAriane: [
          { libelle: 'Sessions', href: '/formation/sessions' },
          { libelle: `Session ${lu.session.numero}`, href: `/formation/sessions/${id}` },
        ],
        corps: (
          <>
            <h1>Présences du {dateLongue(jour)}</h1>
            {lu.session.personnes.length === 0 && <p>Personne n’est inscrit dans cette session.</p>}
            {!venu && <p>Ce jour n’est pas encore venu : la présence se note le jour même.</p>}
            {venu && lu.session.personnes.length > 0 && <Feuille {...lu} jour={jour} />}
          </>
        ),
      },
    };
  },
});

const noter = route({
  method: 'POST',
  path: '/formation/sessions/:id/jours/:jour',
  right: porte,
  audit: 'formation.noterLesPresences',
  rate: 'formulaire',
  input: corpsDeFormulaire,
  async answer({ tools, actor, parameters: { id, jour }, input }) {
    const { session } = await leJour({ tools, actor }, id, jour);
    const presences = session.personnes.flatMap((personne) => presencesDe(personne.id, input));
    if (presences.length === 0) throw new Refused('Notez au moins une présence, puis enregistrez.');
    await noterPresences(tools, actor, { sessionId: id, jour, presences });
    return {
      redirect: `/formation/sessions/${id}`,
      annonce: `Les présences du ${dateLongue(jour)} sont enregistrées.`,
    };
  },
});

const presencesDe = (formationId: string, saisie: RawValues): Presence[] =>
  DEMI_JOURNEES.flatMap(({ valeur: demiJournee }) => {
    const saisi = valeur(saisie, nomDuChamp(demiJournee, formationId));
    const etat = ETATS_DE_PRESENCE.find((un) => un.valeur === saisi)?.valeur;
    return etat ? [{ formationId, demiJournee, etat }] : [];
  });

export const routesPresences: readonly AnyRoute[] = [montrer, noter];
