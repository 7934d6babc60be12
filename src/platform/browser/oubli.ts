/**
 * A device keeps things for one conseiller (`platform/terrain`): as soon as a page is shown to somebody else, or to nobody,
 * they go. What waits to be sent stays, sealed: only its author can open it. The names are those of `terrain/`.
 */
export function startOubli() {
  if (document.querySelector('link[rel=manifest]')) return;
  const device = kept();
  // A browser that is killed may forget whose things these are, and keep the things.
  if (!device) return void forgetUnlessNone().catch(() => undefined);
  if (device.person !== (document.documentElement.dataset['personne'] ?? '')) return forget();
  const form = document.querySelector<HTMLFormElement>('form[action="/deconnexion"]');
  if (!form) return;
  form.addEventListener('submit', forget);
  if (device.waiting > 0) form.before(warning(device.waiting));
}

function forget() {
  void caches.delete('terrain');
  indexedDB.deleteDatabase('terrain-cle');
  localStorage.removeItem('terrain');
  localStorage.removeItem('terrain-attente');
}

async function forgetUnlessNone() {
  if (await caches.has('terrain')) forget();
}

function kept() {
  try {
    const person = localStorage.getItem('terrain');
    return person === null ? undefined : { person, waiting: Number(localStorage.getItem('terrain-attente')) };
  } catch {
    return undefined;
  }
}

function warning(count: number): HTMLElement {
  const sentence = document.createElement('p');
  sentence.setAttribute('role', 'status');
  sentence.textContent =
    count === 1
      ? 'Une activité attend encore sur cet appareil. Elle y reste, illisible, et partira quand vous reviendrez.'
      : `${count}\u00a0activités attendent encore sur cet appareil. Elles y restent, illisibles, et partiront quand vous reviendrez.`;
  return sentence;
}
