const A_COMPLETER = 'à compléter par l’administration qui déploie la plateforme';

const ACompleter = ({ quoi }: { quoi: string }) => (
  <p>
    <strong>{quoi} :</strong> <em>[{A_COMPLETER}]</em>
  </p>
);

export function PageMentions({ demonstration }: { demonstration: boolean }) {
  return (
    <>
      <h1>Mentions légales</h1>
      {demonstration && (
        <p>
          Ce site est une démonstration : les structures, les personnes et les chiffres y sont inventés. Il n’est édité
          au nom d’aucune administration.
        </p>
      )}
      <h2>Éditeur</h2>
      <ACompleter quoi="Administration" />
      <ACompleter quoi="Adresse et téléphone" />
      <h2>Directeur ou directrice de la publication</h2>
      <ACompleter quoi="Nom et fonction" />
      <h2>Hébergeur</h2>
      <ACompleter quoi="Nom, adresse et téléphone" />
      <h2>Code et contenus</h2>
      <p>
        Le code de la plateforme est libre, sous licence AGPL-3.0-or-later. Ses textes et ses données ouvertes peuvent
        être réutilisés sous la Licence Ouverte 2.0 (Etalab), à condition de citer leur source.
      </p>
      <p>
        Les mots et les délais du dispositif viennent du guide de l’employeur public « Conseiller Numérique France
        Services » du 4 février 2021, redits ici plus simplement. En cas de doute, c’est la convention signée qui fait
        foi.
      </p>
      <h2>Sécurité</h2>
      <p>
        Vous avez trouvé une faille ? <a href="/contact?sujet=securite">Écrivez-nous</a> avant d’en parler ailleurs :
        nous vous répondrons. L’adresse <a href="/.well-known/security.txt">/.well-known/security.txt</a> le dit aussi
        aux logiciels.
      </p>
    </>
  );
}
