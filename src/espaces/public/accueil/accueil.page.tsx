import { Button } from '@codegouvfr/react-dsfr/Button';
import { type ChiffresPublics, REPERES } from '#domain/statistiques/index.ts';
import { ETAPES } from '#espaces/public/etapes/etapes.ts';
import { euros, nombre } from '#platform/texte.ts';

const MILLION = 1_000_000;

export function PageAccueil({ chiffres }: { chiffres: ChiffresPublics }) {
  return (
    <>
      <h1>Le numérique s’apprend près de chez vous</h1>
      <p className="fr-text--lead">
        {REPERES.personnesEloignees / MILLION} millions de personnes en France sont mal à l’aise avec un ordinateur, un
        téléphone ou une démarche en ligne. Pour les aider, l’État finance {nombre(REPERES.postes)} conseillers
        numériques : ils montrent, expliquent, accompagnent, et c’est gratuit.
      </p>
      <Portes />
      <Chiffres chiffres={chiffres} />
      <Etapes />
      <PourQui />
    </>
  );
}

const Portes = () => (
  <div className="fr-grid-row fr-grid-row--gutters fr-mb-4w">
    <Porte
      large
      titre="Vous cherchez quelqu’un pour vous aider"
      texte="Médiathèques, mairies, espaces France Services… Trouvez le lieu le plus proche, ses horaires et son téléphone."
      bouton={<Button linkProps={{ href: '/trouver-un-conseiller' }}>Trouver un conseiller près de chez moi</Button>}
    />
    <Porte
      titre="Votre structure veut accueillir un conseiller"
      texte="Mairie, intercommunalité, association… L’inscription prend quelques minutes, avec votre numéro SIRET."
      bouton={
        <Button priority="secondary" linkProps={{ href: '/inscription' }}>
          Inscrire ma structure
        </Button>
      }
    />
    <Porte
      titre="Vous voulez apprendre le numérique"
      texte="Des ateliers gratuits ont lieu près de chez vous : ordinateur, téléphone, courriels, démarches en ligne."
      bouton={
        <Button priority="secondary" linkProps={{ href: '/ateliers' }}>
          Trouver un atelier
        </Button>
      }
    />
    <Porte
      titre="Vous avez déjà un compte"
      texte="Structures retenues, préfectures, équipe nationale : retrouvez votre espace là où vous l’avez laissé."
      bouton={
        <Button priority="secondary" linkProps={{ href: '/connexion' }}>
          Se connecter
        </Button>
      }
    />
  </div>
);

type PorteProps = {
  readonly titre: string;
  readonly texte: string;
  readonly bouton: React.ReactNode;
  readonly large?: boolean;
};
const Porte = ({ titre, texte, bouton, large }: PorteProps) => (
  <div className={large ? 'fr-col-12' : 'fr-col-12 fr-col-md-6'}>
    <div className="porte fr-p-3w">
      <h2 className="fr-h5 fr-mb-1w">{titre}</h2>
      <p>{texte}</p>
      {bouton}
    </div>
  </div>
);

const Chiffres = ({ chiffres }: { chiffres: ChiffresPublics }) => (
  <>
    <h2>Où en est-on ?</h2>
    <ul className="chiffres fr-raw-list fr-grid-row fr-grid-row--gutters">
      <Chiffre
        valeur={nombre(chiffres.postesAttribues)}
        libelle={`postes attribués sur ${nombre(chiffres.postesMax)}`}
      />
      <Chiffre valeur={nombre(chiffres.structuresInscrites)} libelle="structures inscrites" />
      <Chiffre valeur={nombre(chiffres.departementsEngages)} libelle="départements engagés" />
    </ul>
    <p>
      <a className="fr-link" href="/statistiques">
        Toutes les statistiques, région par région
      </a>
    </p>
  </>
);

const Chiffre = ({ valeur, libelle }: { valeur: string; libelle: string }) => (
  <li className="fr-col-12 fr-col-sm-4">
    <strong className="fr-display--xs">{valeur}</strong> {libelle}
  </li>
);

const Etapes = () => (
  <>
    <h2 className="fr-mt-4w">Les neuf étapes, en bref</h2>
    <ol className="etapes-en-bref">
      {ETAPES.map(({ numero, titre, enBref }) => (
        <li key={numero}>
          <a href={`/etapes#etape-${numero}`}>{titre}</a>. {enBref}
        </li>
      ))}
    </ol>
  </>
);

const PourQui = () => (
  <>
    <h2 className="fr-mt-4w">Pour qui ?</h2>
    <p>
      <strong>Les structures qui accueillent</strong> : collectivités, organismes publics, associations, entreprises de
      l’économie sociale et solidaire. L’État leur verse {euros(REPERES.montantParPosteCentimes)} par poste et paie la
      formation. <a href="/accueillir-un-conseiller">Accueillir un conseiller numérique</a>
    </p>
    <p>
      <strong>Les personnes aidées</strong> : tout le monde, sans condition et gratuitement.{' '}
      <a href="/missions">Ce que fait un conseiller numérique</a>
    </p>
  </>
);
