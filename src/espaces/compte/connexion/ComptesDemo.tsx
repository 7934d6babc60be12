type Props = {
  readonly agents: readonly { readonly email: string; readonly prenom: string; readonly phrase: string }[];
  readonly structures: readonly { readonly email: string; readonly nom: string }[];
  readonly motDePasse: string;
};

/** The accounts of the demonstration: invented people, one password, so that anybody can walk the whole journey. */
export function ComptesDemo({ agents, structures, motDePasse }: Props) {
  return (
    <div className="fr-col-12 fr-col-md-6">
      <div className="fr-callout">
        <h2 className="fr-callout__title">Comptes de démonstration</h2>
        <p>
          Toutes ces personnes sont inventées. Mot de passe de tous les comptes :
          <br />
          <code>{motDePasse}</code>
        </p>
        <ul>
          {agents.map(({ email, prenom, phrase }) => (
            <li key={email}>
              <code>{email}</code> — {prenom} {phrase}
            </li>
          ))}
          {structures.map(({ email, nom }) => (
            <li key={email}>
              <code>{email}</code> — {nom}
            </li>
          ))}
        </ul>
        <p>
          Les courriels ne partent pas : lisez-les dans la <a href="/boite-aux-lettres">boîte aux lettres</a>.
        </p>
      </div>
    </div>
  );
}
