import { showState } from './depot-etat.ts';

/** Where a file stands on the server, and the address that takes its next piece. */
type Sending = { readonly adresse: string; readonly recus: number; readonly morceau: number };
type Answer = { readonly recus?: number; readonly suite?: string | null; readonly refus?: string };

const CUT = 'La connexion a été coupée. Ce qui est déjà arrivé est gardé jusqu’à demain.';
const FAILED = 'L’envoi s’est arrêté. Ce qui est déjà arrivé est gardé jusqu’à demain.';

/** Forms with `data-reprise` send their file piece by piece: cut half-way, it is taken up again where it stopped. */
export function startReprises() {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-reprise]')) {
    if (form.dataset['envoi']) continue;
    form.dataset['envoi'] = 'pret';
    form.addEventListener('submit', (event) => {
      const file = form.querySelector<HTMLInputElement>('input[type=file]')?.files?.[0];
      if (!file?.size) return;
      event.preventDefault();
      void send(form, file);
    });
  }
}

async function send(form: HTMLFormElement, file: File) {
  const aborter = new AbortController();
  const state = showState(form, () => aborter.abort(), 'Fichier reçu, vérification en cours…');
  const again = (reason: string) => state.offer(reason, 'Reprendre l’envoi', () => void send(form, file));
  try {
    const sending = await begin(form, file, aborter.signal);
    // Something is missing or wrong: the page that answers the plain form says what.
    if (!sending) return form.submit();
    state.advance(sending.recus / file.size);
    const end = await sendPieces(form, file, sending, aborter.signal, (sent) => state.advance(sent / file.size));
    if (typeof end?.suite === 'string') return location.assign(end.suite);
    if (end?.refus) return state.stop(end.refus);
    again(FAILED);
  } catch {
    again(aborter.signal.aborted ? 'Envoi interrompu. Ce qui est déjà arrivé est gardé jusqu’à demain.' : CUT);
  }
}

/** Begins, or finds where the same file was cut: nothing when the server does not want it. */
async function begin(form: HTMLFormElement, file: File, signal: AbortSignal): Promise<Sending | undefined> {
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') body.append(name, value);
  body.append('nom', file.name.slice(0, 200));
  body.append('taille', String(file.size));
  body.append('version', String(file.lastModified));
  const answer = await fetch(form.dataset['reprise'] ?? '', { method: 'POST', body, signal });
  return isJson(answer) && answer.ok ? ((await answer.json()) as Sending) : undefined;
}

/** Every piece from where the file stands. Stops at the last answer: the import it became, or why it is refused. */
async function sendPieces(
  form: HTMLFormElement,
  file: File,
  { adresse, recus, morceau }: Sending,
  signal: AbortSignal,
  advance: (sent: number) => void,
): Promise<Answer | undefined> {
  let sent = recus;
  let still = 0;
  // The same place asked again and again: something is wrong that insisting will not mend.
  while (still < 3) {
    const body = new FormData();
    body.append('_jeton', form.querySelector<HTMLInputElement>('input[name=_jeton]')?.value ?? '');
    if (sent < file.size) body.append('morceau', file.slice(sent, sent + morceau), 'morceau');
    const answer = await fetch(`${adresse}?position=${sent}`, { method: 'POST', body, signal });
    if (!isJson(answer)) return undefined;
    const { recus: there = sent, ...end } = (await answer.json()) as Answer;
    if (end.suite || end.refus) return end;
    still = there === sent ? still + 1 : 0;
    sent = there;
    advance(sent);
  }
  return undefined;
}

const isJson = (answer: Response) => (answer.headers.get('content-type') ?? '').startsWith('application/json');
