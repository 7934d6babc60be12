import {
  corrigerLieu,
  formulaireFiche,
  type LieuDuPerimetre,
  lireLieu,
  type Modalite,
  type Service,
} from '#domain/lieux/index.ts';
import {
  communeEcrite,
  lireCommune,
  optionsDeCommune,
  resoudreCommune,
  trouverCommunes,
} from '#domain/territoires/index.ts';
import { porte } from '#espaces/conseiller/door.ts';
import { ChoixParmi } from '#platform/form/ChoixParmi.tsx';
import { Champs, Formulaire } from '#platform/form/Formulaire.tsx';
import { rawValues, valeur } from '#platform/form/form.ts';
import { formRoute } from '#platform/form/form-route.ts';
import type { AnyRoute } from '#platform/routes.ts';
import { arianeDuLieu, BASE } from './lieu.route.tsx';

const noms = Object.keys(formulaireFiche.champs);
const AVANT_COMMUNE = ['nom', 'adresse', 'commune', 'communeCode'];

export const routesCorriger: readonly AnyRoute[] = formRoute({
  path: `${BASE}/:id/corriger`,
  right: porte,
  audit: 'lieux.afficherCorrection',
  form: formulaireFiche,
  async initial({ tools: { db }, actor, parameters: { id } }) {
    const lieu = await lireLieu(db, actor, id);
    const commune = await lireCommune(db, lieu.commune_code);
    return valeursDe(lieu, commune ? communeEcrite(commune) : '');
  },
  async page({ tools: { db }, actor, parameters: { id } }, state) {
    const lieu = await lireLieu(db, actor, id);
    const options = state.errors['commune']
      ? optionsDeCommune(await trouverCommunes(db, valeur(state.values, 'commune')))
      : [];
    return {
      titre: 'Corriger la fiche',
      prive: true,
      filAriane: arianeDuLieu(lieu),
      corps: (
        <div className="fr-grid-row">
          <div className="fr-col-12 fr-col-md-9 fr-col-lg-8">
            <h1>Corriger la fiche de « {lieu.nom} »</h1>
            <p>
              Le public lit cette fiche. Ce qui y était est conservé dans l’historique du lieu, et vos collègues qui y
              reçoivent sont prévenus.
            </p>
            <Formulaire form={formulaireFiche} state={state} bouton="Enregistrer la fiche">
              <Champs form={formulaireFiche} state={state} noms={AVANT_COMMUNE} />
              <ChoixParmi
                nom="communeCode"
                legende="Choisissez la commune"
                options={options}
                choisie={valeur(state.values, 'communeCode')}
              />
              <Champs form={formulaireFiche} state={state} noms={noms.filter((nom) => !AVANT_COMMUNE.includes(nom))} />
            </Formulaire>
          </div>
        </div>
      ),
    };
  },
  async submit({ tools, actor, parameters: { id } }, saisie) {
    const { commune, communeCode, codePostal, position, itinerant, services, modalites, ...fiche } = saisie;
    const { code, codes_postaux } = await resoudreCommune(tools.db, commune, communeCode);
    const changes = await corrigerLieu(tools, actor, {
      ...fiche,
      lieuId: id,
      communeCode: code,
      codePostal: codePostal || postalEcrit(commune, codes_postaux),
      position: pointDe(position),
      itinerant: itinerant === 'oui',
      services: services satisfies Service[],
      modalites: modalites satisfies Modalite[],
    });
    return {
      redirect: `${BASE}/${id}`,
      annonce: changes.length > 0 ? 'La fiche est corrigée.' : 'Rien n’a changé dans cette fiche.',
    };
  },
});

/** « Paris (75020) » says which postal code, when it is one of the commune's. */
const postalEcrit = (texte: string, possibles: readonly string[]): string =>
  possibles.find((code) => texte.includes(code)) ?? possibles[0] ?? '';

function pointDe(position: string): { latitude: number; longitude: number } | null {
  const [latitude, longitude] = position.split(/[,; ]\s*/).map(Number);
  return latitude === undefined || longitude === undefined ? null : { latitude, longitude };
}

const valeursDe = (lieu: LieuDuPerimetre, commune: string) =>
  rawValues({
    nom: lieu.nom,
    adresse: lieu.adresse,
    commune,
    communeCode: lieu.commune_code,
    codePostal: lieu.code_postal,
    position: lieu.position === 'lieu' ? `${lieu.latitude}, ${lieu.longitude}` : '',
    siret: lieu.siret,
    modalites: lieu.modalites,
    services: lieu.services,
    telephone: lieu.telephone,
    courriel: lieu.courriel,
    site: lieu.site,
    ficheAccesLibre: lieu.fiche_acces_libre,
    itinerant: lieu.itinerant ? 'oui' : 'non',
    resume: lieu.resume,
    publie: lieu.publie ? 'oui' : '',
  });
