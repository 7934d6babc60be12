import { Button } from '@codegouvfr/react-dsfr/Button';
import { REPERES } from '#domain/statistiques/index.ts';
import { euros } from '#platform/texte.ts';

const PROGRAMMES = [
  ['France Services', 'le conseiller peut y exercer, mais son métier n’est pas celui des agents qui y travaillent.'],
  ['Aidants Connect', 'il peut, avec un mandat, faire une démarche au nom d’une personne qui ne le peut pas.'],
  ['Fabriques de territoire', 'il peut animer des ateliers dans ces tiers-lieux reconnus par l’État.'],
  [
    'Solidarité Numérique',
    'il peut conseiller d’appeler cette ligne d’aide, par exemple quand il ne reçoit pas, ou y répondre lui-même.',
  ],
] as const;

export function PageAccueillir() {
  return (
    <>
      <h1>Accueillir un conseiller numérique</h1>
      <p className="fr-text--lead">
        Vous connaissez les habitants et leurs difficultés. L’État finance la personne qui les aidera, et la forme.
      </p>
      <Button linkProps={{ href: '/inscription' }}>Inscrire ma structure</Button>
      <h2 className="fr-mt-4w">Qui peut accueillir ?</h2>
      <p>
        Les structures publiques : communes, intercommunalités, départements, régions, collectivités à statut
        particulier, groupements d’intérêt public, autres organismes publics. Et les structures privées : associations,
        fondations, entreprises de l’économie sociale et solidaire.
      </p>
      <p>Plusieurs structures peuvent se partager un conseiller : celle qui l’emploie s’inscrit et nomme les autres.</p>
      <Apports />
      <h2>Ce qui vous est demandé</h2>
      <ul>
        <li>un poste à plein temps, gratuit pour les personnes aidées ;</li>
        <li>de quoi travailler : ordinateur, téléphone, salles, véhicule au besoin ;</li>
        <li>du temps pour se former et pour rencontrer les autres conseillers ;</li>
        <li>un suivi régulier de l’activité.</li>
      </ul>
      <p>
        <a className="fr-link" href="/engagements">
          Tous les engagements
        </a>
      </p>
      <h2>Avec les autres programmes</h2>
      <ul>
        {PROGRAMMES.map(([nom, texte]) => (
          <li key={nom}>
            <strong>{nom} :</strong> {texte}
          </li>
        ))}
      </ul>
      <h2>Et ensuite ?</h2>
      <p>
        <a href="/etapes">Les neuf étapes</a>, <a href="/calendrier">le calendrier</a>,{' '}
        <a href="/modeles">les modèles à télécharger</a>, <a href="/questions">les questions fréquentes</a>.
      </p>
    </>
  );
}

const Apports = () => (
  <>
    <h2>Ce que l’État apporte</h2>
    <ul>
      <li>
        <strong>{euros(REPERES.montantParPosteCentimes)} par poste</strong> sur {REPERES.financementMois} mois. Vous
        pouvez ajouter à cette somme, et garder le conseiller au-delà ; la convention dure {REPERES.conventionMoisMax}{' '}
        mois au plus.
      </li>
      <li>
        <strong>La formation</strong>, qui mène à un certificat reconnu.
      </li>
      <li>
        <strong>Un accompagnement</strong> par l’Agence nationale de la cohésion des territoires : modèles, réponses,
        rencontres en ligne.
      </li>
    </ul>
    <p>
      L’Agence nationale de la cohésion des territoires (ANCT) pilote le dispositif. La Banque des Territoires signe les
      conventions et verse les subventions.
    </p>
  </>
);
