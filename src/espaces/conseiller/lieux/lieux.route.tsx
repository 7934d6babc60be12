import {
  ajouterLieu,
  BadgeDuLieu,
  formulaireLieu,
  type LieuSemblable,
  lieuxSemblables,
  listerSesLieuxEnDetail,
  rejoindreLieu,
} from '#domain/lieux/index.ts';
import { optionsDeCommune, resoudreCommune, trouverCommunes } from '#domain/territoires/index.ts';
import { porte } from '#espaces/conseiller/door.ts';
import { InvalidInput } from '#platform/errors.ts';
import { ChoixParmi } from '#platform/form/ChoixParmi.tsx';
import { Champs, Formulaire } from '#platform/form/Formulaire.tsx';
import { type FormState, valeur } from '#platform/form/form.ts';
import { formRoute } from '#platform/form/form-route.ts';
import type { AnyRoute, Requete } from '#platform/routes.ts';

const BASE = '/conseiller/lieux';
const AUTRE = 'autre';
const SAISIES = ['nom', 'adresse', 'commune', 'communeCode'];

export const routesLieux: readonly AnyRoute[] = formRoute({
  path: BASE,
  right: porte,
  audit: 'lieux.listerLesSiens',
  form: formulaireLieu,
  async page(requete, state) {
    const { tools, actor } = requete;
    return {
      titre: 'Mes lieux',
      prive: true,
      corps: (
        <>
          <h1>Mes lieux</h1>
          <SesLieux lieux={await listerSesLieuxEnDetail(tools.db, actor)} />
          <h2 className="fr-mt-4w">Ajouter un lieu</h2>
          <Formulaire form={formulaireLieu} state={state} bouton="Ajouter ce lieu">
            <Champs form={formulaireLieu} state={state} noms={SAISIES} />
            {await choixDeCommune(requete, state)}
            {await choixDuSemblable(requete, state)}
          </Formulaire>
        </>
      ),
    };
  },
  async submit({ tools, actor }, { nom, adresse, commune, communeCode, semblable }) {
    const { code } = await resoudreCommune(tools.db, commune, communeCode);
    const saisie = { nom, adresse, communeCode: code };
    const semblables = await lieuxSemblables(tools.db, saisie);
    const choisi = semblables.find(({ id }) => id === semblable);
    if (semblables.length > 0 && !choisi && semblable !== AUTRE)
      throw new InvalidInput({
        semblable: 'Ce lieu est peut-être déjà enregistré : dites, sous ce formulaire, si c’est le même.',
      });
    if (choisi) {
      await rejoindreLieu(tools, actor, { lieuId: choisi.id });
      return { redirect: `${BASE}/${choisi.id}`, annonce: `« ${choisi.nom} » est dans vos lieux.` };
    }
    const lieuId = await ajouterLieu(tools, actor, { ...saisie, autre: semblable === AUTRE });
    return {
      redirect: `${BASE}/${lieuId}`,
      annonce: `« ${nom} » est dans vos lieux. Complétez sa fiche pour qu’il soit publié.`,
    };
  },
});

type Detail = Awaited<ReturnType<typeof listerSesLieuxEnDetail>>[number];
function SesLieux({ lieux }: { lieux: readonly Detail[] }) {
  if (lieux.length === 0) return <p>Ajoutez les lieux où vous recevez : vous les choisirez ensuite d’un geste.</p>;
  return (
    <ul>
      {lieux.map((lieu) => (
        <li key={lieu.id} className="fr-mb-1w">
          <a href={`${BASE}/${lieu.id}`}>{lieu.nom}</a>, {lieu.adresse}, {lieu.commune}
          {lieu.principal && ' (lieu principal)'} <BadgeDuLieu lieu={lieu} />
        </li>
      ))}
    </ul>
  );
}

async function choixDeCommune({ tools: { db } }: Requete, state: FormState) {
  if (!state.errors['commune']) return null;
  const options = optionsDeCommune(await trouverCommunes(db, valeur(state.values, 'commune')));
  return (
    <ChoixParmi
      nom="communeCode"
      legende="Choisissez la commune"
      options={options}
      choisie={valeur(state.values, 'communeCode')}
    />
  );
}

/** The same name or address in the commune: to join rather than to create. */
async function choixDuSemblable({ tools: { db } }: Requete, { values, errors }: FormState) {
  if (!errors['semblable']) return null;
  const commune = await resoudreCommune(db, valeur(values, 'commune'), valeur(values, 'communeCode'));
  const [nom, adresse] = [valeur(values, 'nom'), valeur(values, 'adresse')];
  const trouves = await lieuxSemblables(db, { nom, adresse, communeCode: commune.code });
  return (
    <ChoixParmi
      nom="semblable"
      legende="Est-ce un de ces lieux, déjà enregistrés ?"
      options={[...trouves.map(enOption), { valeur: AUTRE, libelle: 'Non, c’est un autre lieu' }]}
      choisie=""
    />
  );
}
const enOption = ({ id, nom, adresse, commune }: LieuSemblable) => ({
  valeur: id,
  libelle: `Oui, c’est « ${nom} », ${adresse}, ${commune}`,
});
