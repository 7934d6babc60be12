import { describe, expect, it } from 'vitest';
import { POSTES_MAX } from '#domain/concertation/index.ts';
import { nombre } from '#platform/texte.ts';
import { unBanc } from '#tests/support/base.ts';
import { unNavigateur } from '#tests/support/client.ts';
import { chercher, motsCherches } from './recherche.ts';
import { THEMES } from './themes.ts';

const trouvees = (texte: string) => chercher(texte).map(({ question }) => question.id);

describe('the search of the questions', () => {
  it('has at least 25 questions to look in, each with its own address', () => {
    const adresses = THEMES.flatMap(({ id, questions }) => questions.map((question) => `${id}#${question.id}`));
    expect(adresses.length).toBeGreaterThanOrEqual(25);
    expect(new Set(adresses).size).toBe(adresses.length);
  });

  it.each([
    ['pièces', 'pieces'],
    ['PIECE', 'pieces'],
    ['réponse', 'reponse'],
    ['mot de passe oublié', 'mot-de-passe'],
    ['oublie', 'mot-de-passe'],
    ['ridet', 'siret'],
    ['cout de la formation', 'cout-formation'],
    ['coût formation', 'cout-formation'],
    ['doublon', 'deja-inscrite'],
    ['spam', 'confirmation'],
    ['démission', 'depart'],
    ['combien de temps dure la formation ?', 'formation'],
  ])('« %s » finds the question « %s »', (texte, attendue) => {
    expect(trouvees(texte)).toContain(attendue);
  });

  it('puts first what holds the word in its title', () => {
    expect(trouvees('siret')[0]).toBe('siret');
  });

  it('keeps only what holds the most of the words', () => {
    expect(trouvees('formation paie').length).toBeLessThan(trouvees('formation').length);
  });

  it.each(['', '   ', 'le la les de', '?', '%', 'zzzz', '<script>', 'a'.repeat(5000)])(
    'finds nothing, without harm, for what says nothing (%#)',
    (texte) => {
      expect(trouvees(texte)).toEqual([]);
    },
  );

  it('takes the plural off and forgets words of no weight', () => {
    expect(motsCherches('Où sont les versements ?')).toEqual(['versement']);
  });
});

describe('the page of the questions', async () => {
  const banc = await unBanc();
  const { ouvrir } = unNavigateur(banc);

  it('shows what was found with the words marked, accents or not, without JavaScript', async () => {
    for (const q of ['bénévole decision', 'decision', 'décision', 'DÉCISIONS']) {
      const { texte } = await ouvrir(`/questions?q=${encodeURIComponent(q)}`);
      expect(texte, q).toContain('<mark>décision</mark>');
      expect(texte).toContain('content="noindex"');
    }
    expect((await ouvrir('/questions?q=SIRET')).texte).toContain('<mark>SIRET</mark>');
  });

  it('keeps what was typed in the field, as text', async () => {
    const { texte, statut } = await ouvrir(`/questions?q=${encodeURIComponent('"><script>alert(1)</script>')}`);
    expect(statut).toBe(200);
    expect(texte).not.toContain('<script>alert');
    expect(texte).toContain('Aucune question trouvée');
  });

  it('tells the figures of the code, not others', async () => {
    expect((await ouvrir('/questions/dispositif')).texte).toContain(nombre(POSTES_MAX));
    const { texte } = await ouvrir('/questions/subvention');
    expect(texte).toContain('50\u00a0000\u00a0€');
    expect(texte).toContain('20\u00a0% un mois, 30\u00a0% six mois et 50\u00a0% un an après la signature du contrat');
  });

  it('a theme that does not exist is not found', async () => {
    expect((await ouvrir('/questions/nulle-part')).statut).toBe(404);
  });
});
