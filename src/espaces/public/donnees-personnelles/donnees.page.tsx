import { COOKIES, TRAITEMENTS } from './traitements.ts';

export function PageDonnees() {
  return (
    <>
      <h1>Vos données personnelles</h1>
      <p className="fr-text--lead">
        Nous demandons le moins possible, ne vendons rien et ne donnons rien à des entreprises de publicité. Voici ce
        que nous gardons, pourquoi, et comment reprendre la main.
      </p>
      <h2>Ce que nous gardons</h2>
      <ul>
        {TRAITEMENTS.map(({ quoi, pourquoi, base, duree }) => (
          <li key={quoi}>
            <strong>{quoi}.</strong> {pourquoi}. Base légale : {base}. Durée : {duree}.
          </li>
        ))}
      </ul>
      <p>Ces bases légales sont celles de l’article 6 du règlement général sur la protection des données (RGPD).</p>
      <QuiVoit />
      <VosDroits />
      <Cookies />
    </>
  );
}

const QuiVoit = () => (
  <>
    <h2>Qui les voit</h2>
    <p>
      Chacun ne voit que ce qui le concerne : une structure, son dossier ; une préfecture, les structures de son
      département ; l’Agence nationale de la cohésion des territoires, l’ensemble. Toute lecture de coordonnées et toute
      modification laissent une trace, que l’on ne peut pas effacer sans que cela se voie.
    </p>
    <p>Les pages publiques ne montrent que des nombres, jamais de noms.</p>
  </>
);

const VosDroits = () => (
  <>
    <h2>Vos droits</h2>
    <p>
      Vous pouvez demander à voir vos données, à les corriger, à les effacer, à en limiter l’usage, à vous y opposer, et
      à les recevoir quand vous les avez données par consentement.{' '}
      <a href="/contact?sujet=donnees_personnelles">Écrivez-nous</a> : nous répondons dans le mois.
    </p>
    <p>
      <strong>Responsable du traitement et délégué à la protection des données :</strong>{' '}
      <em>[à compléter par l’administration qui déploie la plateforme]</em>
    </p>
    <p>
      Notre réponse ne vous convient pas ? Vous pouvez saisir la Commission nationale de l’informatique et des libertés
      (CNIL), 3 place de Fontenoy, TSA 80715, 75334 Paris Cedex 07, ou en ligne sur cnil.fr.
    </p>
  </>
);

const Cookies = () => (
  <>
    <h2>Cookies</h2>
    <p>
      Le site en pose trois, tous nécessaires à son fonctionnement : il n’y a donc pas de bandeau à accepter. Aucun ne
      sert à mesurer l’audience, et rien n’est chargé depuis un autre site.
    </p>
    <ul>
      {COOKIES.map(({ nom, role, duree }) => (
        <li key={nom}>
          <strong>{nom}</strong> {role} ({duree}).
        </li>
      ))}
    </ul>
    <p>Si vous choisissez le thème clair ou sombre, votre navigateur retient ce choix ; il ne nous est pas envoyé.</p>
  </>
);
