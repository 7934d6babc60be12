/** Nobody sees this field, screen readers included; programs that fill every field give themselves away. */
export const PourLesRobots = () => (
  <div hidden>
    <label htmlFor="champ-site">Laissez ce champ vide</label>
    <input id="champ-site" name="site" type="text" tabIndex={-1} autoComplete="off" />
  </div>
);
