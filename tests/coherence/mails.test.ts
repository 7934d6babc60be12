import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { MODELES } from '#domain/catalogue.ts';
import { enHtml, enTexte } from '#platform/mail/mail.ts';

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !file.includes('.test.'))
  .map((file) => readFileSync(`src/${file}`, 'utf8'))
  .join('\n');

it('no two e-mails have the same name', () => {
  const names = MODELES.map(({ name }) => name);
  expect(names.length).toBeGreaterThan(5);
  expect(new Set(names).size).toBe(names.length);
});

describe.each(MODELES)('e-mail $name', (modele) => {
  const redaction = modele.rediger(modele.exemple, 'https://exemple.gouv.fr');
  const texte = enTexte(redaction);
  const html = enHtml(redaction);

  it('has an object one can read in a list, and a whole body in both forms', () => {
    expect(redaction.objet.length).toBeGreaterThan(8);
    expect(redaction.objet.length).toBeLessThanOrEqual(110);
    for (const forme of [redaction.objet, texte, html])
      expect(forme).not.toMatch(/undefined|null|\[object|NaN|Invalid Date/);
  });

  it('says the same in text and in HTML, without image nor script from anywhere', () => {
    expect(html).not.toMatch(/<img|<script|<link|url\(/i);
    expect(html.match(/href="/g)?.length ?? 0).toBe(texte.match(/https?:\/\//g)?.length ?? 0);
    for (const [adresse] of texte.matchAll(/https?:\/\/\S+/g)) expect(adresse).toMatch(/^https:\/\/exemple\.gouv\.fr/);
  });

  it('keeps French typography', () => {
    expect(redaction.corps.filter((bloc) => typeof bloc === 'string').join(' ')).not.toMatch(
      / [:;?!»]|«[^\u00a0\u202f]|\w'\w/,
    );
  });

  it('has a sender in the code', () => {
    const room = modele.name.split('.').at(-1) ?? '';
    expect(sources.match(new RegExp(`name: '${modele.name}'`, 'g'))?.length).toBe(1);
    expect(room).toMatch(/^[a-z][A-Za-z]+$/);
  });
});
