export function PageMessageEnvoye({ numero }: { numero: number | undefined }) {
  return (
    <>
      <h1>Votre message est envoyé</h1>
      {numero && (
        <p className="fr-text--lead">
          Il porte le numéro <strong>{numero}</strong>.
        </p>
      )}
      <p>
        Un courriel vous le confirme. Une personne de l’équipe vous répondra à la même adresse. Si vous ne recevez rien,
        regardez dans les courriels indésirables, ou vérifiez l’adresse que vous avez donnée.
      </p>
      <p>
        <a className="fr-link" href="/">
          Revenir à l’accueil
        </a>
      </p>
    </>
  );
}
