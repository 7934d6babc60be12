import { type Destination, lireDestination } from '#domain/lieux/index.ts';
import { porte } from '#espaces/conseiller/door.ts';
import { ecrirePdf } from '#platform/documents/pdf.ts';
import { Fiche } from '#platform/dsfr/Fiche.tsx';
import { NotFound } from '#platform/errors.ts';
import { choix, texteLong } from '#platform/form/champs.ts';
import { Formulaire } from '#platform/form/Formulaire.tsx';
import { type FormState, form } from '#platform/form/form.ts';
import { formRoute } from '#platform/form/form-route.ts';
import type { AnyRoute, PageAnswer, Requete } from '#platform/routes.ts';
import { faitsDeLaFeuille, feuilleDOrientation, horairesDeLaFeuille } from './feuille.ts';
import { BASE } from './orienter.route.tsx';

const formulaire = form('lieux.imprimerFeuille', {
  apporter: texteLong({
    libelle: 'Ce que la personne doit apporter',
    indication: 'Une chose par ligne. Ce texte n’est gardé nulle part.',
    max: 1000,
  }),
  format: choix({
    libelle: 'La feuille',
    vide: 'Choisissez la forme de la feuille.',
    options: [
      { valeur: 'pdf', libelle: 'En PDF' },
      { valeur: 'page', libelle: 'Sur une page à imprimer' },
    ],
  }),
});

async function lire({ tools: { db, clock } }: Pick<Requete, 'tools'>, cle: string): Promise<Destination> {
  const destination = await lireDestination(db, cle, clock());
  if (!destination) throw new NotFound(`destination ${cle}`);
  return destination;
}

const page = (destination: Destination, state: FormState): PageAnswer => ({
  titre: destination.nom,
  prive: true,
  filAriane: [{ libelle: 'Orienter une personne', href: BASE }],
  corps: (
    <>
      <h1>{destination.nom}</h1>
      <LaFeuille destination={destination} />
      <h2 className="fr-h4 fr-mt-4w">Imprimer la feuille</h2>
      <Formulaire form={formulaire} state={state} bouton="Préparer la feuille" />
    </>
  ),
});

const LaFeuille = ({ destination }: { destination: Destination }) => (
  <>
    <p>{destination.quoi}</p>
    <Fiche faits={faitsDeLaFeuille(destination)} />
    <h2 className="fr-h4 fr-mt-4w">Horaires</h2>
    <ul>
      {horairesDeLaFeuille(destination).map((ligne) => (
        <li key={ligne}>{ligne}</li>
      ))}
    </ul>
  </>
);

/** The sheet as a page: what paper does not need is not printed. */
const aImprimer = (destination: Destination, apporter: string): PageAnswer => ({
  titre: destination.nom,
  prive: true,
  filAriane: [
    { libelle: 'Orienter une personne', href: BASE },
    { libelle: destination.nom, href: `${BASE}/${destination.cle}` },
  ],
  corps: (
    <>
      <h1>{destination.nom}</h1>
      <p className="sans-impression">Imprimez cette page depuis votre navigateur. Elle n’est gardée nulle part.</p>
      <LaFeuille destination={destination} />
      {apporter && (
        <>
          <h2 className="fr-h4 fr-mt-4w">À apporter</h2>
          <p className="texte-tape">{apporter}</p>
        </>
      )}
    </>
  ),
});

/** One destination, and the sheet for the person: composed when asked, kept by nobody. */
export const routesFeuille: readonly AnyRoute[] = formRoute({
  path: `${BASE}/:cle`,
  right: porte,
  audit: 'lieux.lireDestination',
  rate: 'export',
  form: formulaire,
  initial: async () => ({ format: 'pdf' }),
  page: async (requete, state) => page(await lire(requete, requete.parameters.cle), state),
  async submit(requete, { apporter, format }) {
    const destination = await lire(requete, requete.parameters.cle);
    if (format === 'page') return { page: aImprimer(destination, apporter) };
    const flux = ecrirePdf(feuilleDOrientation(destination, apporter, requete.tools.clock()));
    return { flux, type: 'application/pdf', nom: 'orientation.pdf' };
  },
});
