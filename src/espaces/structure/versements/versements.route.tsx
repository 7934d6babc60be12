import { z } from 'zod';
import { lireStructure } from '#domain/structures/index.ts';
import {
  cycleRib,
  Echeancier,
  etatDeVersement,
  formulaireRib,
  lireEcheancier,
  lireRetenues,
  lireRibs,
  type RibLu,
  saisirRib,
} from '#domain/versements/index.ts';
import { porte } from '#espaces/structure/door.ts';
import { sienne } from '#espaces/structure/inscription/sienne.ts';
import { dateLongue } from '#platform/dates.ts';
import { documentEnFichier } from '#platform/documents/formats.ts';
import { Fiche } from '#platform/dsfr/Fiche.tsx';
import { StatutBadge } from '#platform/dsfr/StatutBadge.tsx';
import { Formulaire } from '#platform/form/Formulaire.tsx';
import { formRoute } from '#platform/form/form-route.ts';
import { type AnyRoute, route } from '#platform/routes.ts';

const BASE = '/structure/versements';

const accueil = route({
  method: 'GET',
  path: BASE,
  right: porte,
  audit: 'versements.lireLesSiens',
  rate: 'page',
  input: z.unknown(),
  async answer({ tools: { db, clock }, actor: { perimetre } }) {
    const structureId = sienne(perimetre);
    const now = clock();
    const [versements, ribs, retenues] = await Promise.all([
      lireEcheancier(db, perimetre, now, structureId),
      lireRibs(db, perimetre, structureId),
      lireRetenues(db, perimetre, structureId),
    ]);
    return {
      page: {
        titre: 'Versements',
        prive: true,
        corps: (
          <>
            <h1>Versements de la subvention</h1>
            <p>
              Pour chaque poste, 20&nbsp;% un mois, 30&nbsp;% six mois et 50&nbsp;% un an après la signature du contrat.
            </p>
            {retenues.map(({ poste_id, numeroPoste, motif, posee_le }) => (
              <p key={poste_id}>
                <strong>Poste {numeroPoste}</strong>, depuis le {dateLongue(posee_le)}, l’ANCT attend : {motif}
              </p>
            ))}
            {versements.length > 0 ? (
              <>
                <Echeancier versements={versements} now={now} aide poste={(id) => `/structure/postes/${id}`} />
                <p>
                  <a className="fr-link fr-link--download" href={`${BASE}/etat`} download>
                    Télécharger l’état de versement
                    <span className="fr-link__detail">PDF</span>
                  </a>
                </p>
              </>
            ) : (
              <p>
                Les dates et les montants apparaissent ici dès que le premier{' '}
                <a href="/structure/contrats">contrat est signé</a>.
              </p>
            )}
            <h2>Compte bancaire</h2>
            <LeCompte ribs={ribs} />
          </>
        ),
      },
    };
  },
});

function LeCompte({ ribs }: { ribs: readonly RibLu[] }) {
  const attente = ribs.find(({ statut }) => statut === 'a_valider');
  const valide = ribs.find(({ statut }) => statut === 'valide');
  const dernier = ribs[0];
  return (
    <>
      {attente && (
        <UnCompte rib={attente} phrase="La Banque des Territoires le vérifie : aucun versement ne part avant." />
      )}
      {valide && <UnCompte rib={valide} phrase={attente ? 'Il sera remplacé une fois le nouveau vérifié.' : ''} />}
      {dernier?.statut === 'refuse' && <UnCompte rib={dernier} phrase={dernier.motif ?? ''} />}
      <p>
        <a
          className={`fr-btn${dernier && dernier.statut !== 'refuse' ? ' fr-btn--secondary' : ''}`}
          href={`${BASE}/rib`}
        >
          {dernier ? 'Changer de compte' : 'Indiquer le compte qui recevra la subvention'}
        </a>
      </p>
    </>
  );
}

const UnCompte = ({ rib, phrase }: { rib: RibLu; phrase: string }) => (
  <>
    <p className="fr-mb-1w">
      <StatutBadge statut={cycleRib.labels[rib.statut]} /> {phrase}
    </p>
    <Fiche
      faits={[
        ['Titulaire', rib.titulaire],
        ['IBAN', `se termine par ${rib.iban_fin}`],
        ['BIC', rib.bic],
        ['Indiqué le', dateLongue(rib.saisi_le)],
      ]}
    />
  </>
);

const etat = route({
  method: 'GET',
  path: `${BASE}/etat`,
  right: porte,
  audit: 'versements.telechargerEtat',
  rate: 'export',
  input: z.unknown(),
  async answer({ tools: { db, clock }, actor: { perimetre } }) {
    const now = clock();
    const structureId = sienne(perimetre);
    const [structure, versements] = await Promise.all([
      lireStructure(db, perimetre, structureId),
      lireEcheancier(db, perimetre, now, structureId),
    ]);
    return documentEnFichier(etatDeVersement(structure, versements, now), 'pdf', 'etat-de-versement');
  },
});

const rib = formRoute({
  path: `${BASE}/rib`,
  right: porte,
  audit: 'rib.afficherSaisie',
  form: formulaireRib,
  page: async ({ actor }, state) => {
    sienne(actor.perimetre);
    return {
      titre: 'Compte bancaire',
      prive: true,
      filAriane: [{ libelle: 'Versements', href: BASE }],
      corps: (
        <>
          <h1>Compte qui recevra la subvention</h1>
          <p>
            Recopiez le RIB remis par votre comptable. La Banque des Territoires vérifie le compte avant tout versement,
            et chaque personne de votre espace est prévenue du changement.
          </p>
          <Formulaire form={formulaireRib} state={state} bouton="Enregistrer ce compte" />
        </>
      ),
    };
  },
  async submit({ tools, actor }, saisie) {
    await saisirRib(tools, actor, saisie);
    return { redirect: BASE, annonce: 'Le compte est enregistré. La Banque des Territoires le vérifie.' };
  },
});

export const routesVersements: readonly AnyRoute[] = [accueil, etat, ...rib];
