import { expect, it } from 'vitest';
import { ESPACES, ROUTES } from '#application';
import { LIMITS } from '#platform/http/rate.ts';

const label = ({ method, path }: { method: string; path: string }) => `${method} ${path}`;

it('no two routes answer the same request', () => {
  const labels = ROUTES.map(label);
  expect(new Set(labels).size).toBe(labels.length);
});

it('the address of a space begins with its name, and its right is its own door', () => {
  for (const { porte, routes } of ESPACES) {
    for (const one of routes) {
      expect(one.path.startsWith(`/${porte.espace}`), label(one)).toBe(true);
      expect(one.right, label(one)).toBe(porte);
    }
  }
});

it('outside the spaces, a route is public or asks to be signed in', () => {
  const inSpaces = new Set(ESPACES.flatMap(({ routes }) => routes));
  for (const one of ROUTES.filter((candidate) => !inSpaces.has(candidate)))
    expect(['public', 'connecte'], label(one)).toContain(one.right);
});

it('every route has an audit name in camel case and a known rate class', () => {
  for (const one of ROUTES) {
    expect(one.audit, label(one)).toMatch(/^[a-zA-Z]+\.[a-zA-Z]+$/);
    expect(Object.keys(LIMITS), label(one)).toContain(one.rate);
  }
});

it('no address holds an accent, a capital letter or an underscore', () => {
  for (const one of ROUTES) expect(one.path.replaceAll(/:\w+/g, ''), label(one)).toMatch(/^[a-z0-9/.\-*]*$/);
});

it('every route that sends an e-mail to somebody not signed in is of the strictest class', () => {
  for (const path of [
    '/contact',
    '/ateliers/:numero',
    '/ateliers/invitation/:jeton',
    '/mot-de-passe-oublie',
    '/invitation/nouvelle',
    '/inscription/confirmation/nouvelle',
  ]) {
    const route = ROUTES.find((one) => one.method === 'POST' && one.path === path);
    expect(route?.rate, path).toBe('courriel');
  }
});
