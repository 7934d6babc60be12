import '@codegouvfr/react-dsfr/dsfr/dsfr.module.min.js';
import './style.css';
import './carte.css';
import { startAutosave } from './autosave.ts';
import { startDepots } from './depot.ts';
import { startOubli } from './oubli.ts';
import { startPhrases } from './phrases.ts';
import { startReprises } from './reprise.ts';
import { startSelections } from './selection.ts';
import { startSuggestions } from './suggestions.ts';
import { startTables } from './tables.ts';
import { startVolets } from './volets.ts';

const start = () => {
  startAutosave();
  startOubli();
  startPhrases();
  startSelections();
  startSuggestions();
  startTables();
  startVolets();
  startDepots(start);
  startReprises();
};
start();
