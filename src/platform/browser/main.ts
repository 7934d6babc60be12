import '@codegouvfr/react-dsfr/dsfr/dsfr.module.min.js';
import './style.css';
import { startAutosave } from './autosave.ts';
import { startSuggestions } from './suggestions.ts';

startAutosave();
startSuggestions();
