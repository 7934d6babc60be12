/** A statement takes 65 535 values at the most: long lists are written by batches. */
export function* enLots<Ligne>(lignes: readonly Ligne[], taille = 1000): Generator<readonly Ligne[]> {
  for (let debut = 0; debut < lignes.length; debut += taille) yield lignes.slice(debut, debut + taille);
}
