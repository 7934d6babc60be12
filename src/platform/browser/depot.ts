import { showState } from './depot-etat.ts';

/**
 * Files dropped on a form, and how far they are on their way. Without script the form does the same, silently.
 * `redo` starts the other scripts on the page that answers.
 */
export function startDepots(redo: () => void) {
  for (const input of document.querySelectorAll<HTMLInputElement>('form[enctype] input[type=file]')) {
    const form = input.form;
    if (!form || form.dataset['depot']) continue;
    form.dataset['depot'] = 'suivi';
    acceptDrops(form, input);
    if (form.dataset['reprise']) continue;
    form.addEventListener('submit', (event) => {
      if (!input.files?.length) return;
      event.preventDefault();
      send(form, redo);
    });
  }
}

function acceptDrops(form: HTMLFormElement, input: HTMLInputElement) {
  const hint = document.createElement('p');
  hint.className = 'fr-hint-text fr-mt-1w';
  hint.setAttribute('aria-live', 'polite');
  const invite = `Vous pouvez aussi glisser ${input.multiple ? 'les fichiers' : 'le fichier'} ici.`;
  hint.textContent = invite;
  input.after(hint);
  const over = (on: boolean) => form.classList.toggle('depot-survole', on);
  form.addEventListener('dragover', (event) => {
    event.preventDefault();
    over(true);
  });
  form.addEventListener('dragleave', (event) => {
    if (!(event.relatedTarget instanceof Node && form.contains(event.relatedTarget))) over(false);
  });
  form.addEventListener('drop', (event) => {
    event.preventDefault();
    over(false);
    const dropped = new DataTransfer();
    for (const file of [...(event.dataTransfer?.files ?? [])].slice(0, input.multiple ? undefined : 1))
      dropped.items.add(file);
    if (dropped.files.length === 0) return;
    input.files = dropped.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  });
  input.addEventListener('change', () => {
    const names = [...(input.files ?? [])].map(({ name }) => name);
    hint.textContent = names.length > 0 ? `Prêt à envoyer : ${names.join(', ')}` : invite;
  });
}

/** Sends with its progress, then shows the page that answers, as the browser would have. */
function send(form: HTMLFormElement, redo: () => void) {
  const request = new XMLHttpRequest();
  const state = showState(form, () => request.abort(), 'Fichiers reçus, vérification en cours…');
  request.responseType = 'text';
  request.upload.addEventListener('progress', ({ loaded, total }) => state.advance(loaded / total));
  request.addEventListener('load', () => {
    const page = new DOMParser().parseFromString(request.responseText, 'text/html');
    const main = page.querySelector('main');
    const shown = document.querySelector('main');
    if (!main || !shown) return location.assign(request.responseURL);
    document.title = page.title;
    shown.replaceWith(document.adoptNode(main));
    if (request.responseURL !== location.href) history.pushState(null, '', request.responseURL);
    addEventListener('popstate', () => location.reload(), { once: true });
    redo();
    main.focus();
    scrollTo(0, 0);
  });
  const failed = (sentence: string) => () => state.stop(sentence);
  request.addEventListener(
    'error',
    failed('La connexion a été coupée. Vos fichiers sont toujours choisis : envoyez-les de nouveau.'),
  );
  request.addEventListener('abort', failed('Envoi annulé.'));
  request.open('POST', form.action);
  request.send(new FormData(form));
}
