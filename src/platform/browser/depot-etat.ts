/** Under a form, how far its files are on their way, a button to cancel, and what happened when it stops. */
export function showState(form: HTMLFormElement, cancel: () => void, received: string) {
  const button = form.querySelector<HTMLButtonElement>('button[type=submit]');
  form.querySelector('.depot-etat')?.remove();
  const box = document.createElement('div');
  box.className = 'depot-etat fr-mt-2w';
  const sentence = document.createElement('p');
  sentence.setAttribute('role', 'status');
  sentence.textContent = 'Envoi en cours…';
  const bar = document.createElement('progress');
  bar.max = 100;
  bar.setAttribute('aria-label', 'Part envoyée');
  const stop = document.createElement('button');
  stop.type = 'button';
  stop.className = 'fr-btn fr-btn--tertiary fr-btn--sm';
  stop.textContent = 'Annuler l’envoi';
  stop.addEventListener('click', cancel);
  box.append(sentence, bar, stop);
  form.append(box);
  if (button) button.disabled = true;
  return {
    advance(part: number) {
      bar.value = Math.round(part * 100);
      if (part === 1) sentence.textContent = received;
    },
    stop(reason: string) {
      sentence.textContent = reason;
      bar.remove();
      stop.remove();
      if (button) button.disabled = false;
    },
    /** Stopped, with a button to go on from there. */
    offer(reason: string, label: string, goOn: () => void) {
      this.stop(reason);
      const again = document.createElement('button');
      again.type = 'button';
      again.className = 'fr-btn fr-btn--sm';
      again.textContent = label;
      again.addEventListener('click', goOn);
      box.append(again);
      again.focus();
    },
  };
}
