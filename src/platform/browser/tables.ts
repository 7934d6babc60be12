/** A table wider than the screen can be reached, then scrolled, with the keyboard. */
export function startTables() {
  const tables = document.querySelectorAll<HTMLTableElement>('.fr-table > table');
  const update = () => {
    for (const table of tables) {
      if (table.scrollWidth > table.clientWidth) table.tabIndex = 0;
      else table.removeAttribute('tabindex');
    }
  };
  update();
  addEventListener('resize', update);
}
