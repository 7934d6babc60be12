/** Rows read one by one, with a look at those that come next. */
export type Source<Ligne> = {
  /** The next rows, at most `nombre`, without taking them. */
  readonly regarder: (nombre: number) => Promise<readonly Ligne[]>;
  readonly suivante: () => Promise<Ligne | undefined>;
  /** Lets go of what the rows come from (a cursor of the database). */
  readonly fermer: () => Promise<void>;
};

export function ouvrir<Ligne>(lignes: AsyncIterable<Ligne>): Source<Ligne> {
  const iterateur = lignes[Symbol.asyncIterator]();
  const avance: Ligne[] = [];
  const lire = async () => {
    const { value, done } = await iterateur.next();
    return done ? undefined : value;
  };
  return {
    regarder: async (nombre) => {
      while (avance.length < nombre) {
        const ligne = await lire();
        if (ligne === undefined) break;
        avance.push(ligne);
      }
      return avance.slice(0, nombre);
    },
    suivante: async () => avance.shift() ?? lire(),
    fermer: async () => {
      await iterateur.return?.();
    },
  };
}
