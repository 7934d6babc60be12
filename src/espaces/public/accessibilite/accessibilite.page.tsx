export function PageAccessibilite() {
  return (
    <>
      <h1>Accessibilité : partiellement conforme</h1>
      <p className="fr-text--lead">
        La plateforme est faite pour être utilisée par tous : au clavier, avec un lecteur d’écran, sur un petit
        téléphone, sans JavaScript.
      </p>
      <p>
        Cette déclaration porte sur l’ensemble de la plateforme, au regard du référentiel général d’amélioration de
        l’accessibilité (RGAA, version 4.1). Elle s’appuie sur nos propres vérifications :{' '}
        <strong>aucun auditeur indépendant n’a encore contrôlé ce site</strong>. C’est pourquoi nous ne disons pas
        davantage que « partiellement conforme ».
      </p>
      <Verifications />
      <Limites />
      <Recours />
    </>
  );
}

const Verifications = () => (
  <>
    <h2>Ce que nous vérifions</h2>
    <ul>
      <li>
        un contrôle automatique (axe-core) des pages, en thème clair et en thème sombre, à chaque changement du code ;
      </li>
      <li>les pages utilisées sans souris, et dans un écran large de 320 pixels ;</li>
      <li>les pages utilisées sans JavaScript ;</li>
      <li>les composants du Système de design de l’État, repris sans les modifier.</li>
    </ul>
    <p>Un contrôle automatique ne trouve qu’une partie des défauts : il ne remplace pas un audit.</p>
  </>
);

const Limites = () => (
  <>
    <h2>Ce que nous savons imparfait</h2>
    <ul>
      <li>les 106 critères du RGAA n’ont pas été relus un par un par un auditeur ;</li>
      <li>
        les essais avec des lecteurs d’écran n’ont pas été faits avec des personnes qui s’en servent tous les jours ;
      </li>
      <li>les pièces déposées par les structures sont les leurs : elles ne sont pas toujours accessibles.</li>
    </ul>
  </>
);

const Recours = () => (
  <>
    <h2>Une page vous résiste ?</h2>
    <p>
      <a href="/contact?sujet=accessibilite">Dites-le-nous</a> : nous corrigerons, ou nous vous donnerons l’information
      autrement.
    </p>
    <h2>Voie de recours</h2>
    <p>
      Vous nous avez signalé un défaut qui vous empêche d’utiliser le site et n’avez pas eu de réponse satisfaisante ?
      Vous pouvez vous adresser au Défenseur des droits :
    </p>
    <ul>
      <li>en ligne, sur defenseurdesdroits.fr ;</li>
      <li>auprès de son délégué dans votre département ;</li>
      <li>
        par courrier, gratuitement et sans timbre : Défenseur des droits, Libre réponse 71120, 75342 Paris Cedex 07.
      </li>
    </ul>
  </>
);
