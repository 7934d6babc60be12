import '@codegouvfr/react-dsfr/dsfr/dsfr.module.min.js';
import './style.css';
import { startAutosave } from './autosave.ts';
import { startSelections } from './selection.ts';
import { startSuggestions } from './suggestions.ts';
import { startTables } from './tables.ts';

startAutosave();
startSelections();
startSuggestions();
startTables();
