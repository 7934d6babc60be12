import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lireRetour } from '#platform/banque/retour.ts';

const lire = (texte: string, encodage: BufferEncoding = 'utf8') => lireRetour(Buffer.from(texte, encodage));
const TITRES = 'reference;montant;date;statut;code;motif';
const tableau = (...lignes: readonly string[]) => lire([TITRES, ...lignes, ''].join('\r\n'));

describe('a return of the bank as a table', () => {
  it('gives the same lines as a notification', () => {
    expect(
      tableau('V1-1;10 000,00 €;05/03/2021;Accepté;;', 'V3-2;0.09;2021-03-08;rejeté;ac04;"Compte ""clos"" ; voir"'),
    ).toEqual({
      problemes: [],
      lignes: [
        { reference: 'V1-1', centimes: 1_000_000, le: '2021-03-05', accepte: true },
        {
          reference: 'V3-2',
          centimes: 9,
          le: '2021-03-08',
          accepte: false,
          code: 'AC04',
          motif: 'Compte "clos" ; voir',
        },
      ],
    });
  });

  it('is read in UTF-8 with its mark or in Windows-1252, with `;` or `,`, columns in any order', () => {
    const attendu = [{ reference: 'V1-1', centimes: 5, le: '2021-03-05', accepte: false, motif: 'Décès' }];
    const texte = 'Statut;Motif;Référence;Date;Montant\nrejeté;Décès;V1-1;05/03/2021;0,05\n';
    expect(lire(`\ufeff${texte}`).lignes).toEqual(attendu);
    expect(lire(texte, 'latin1').lignes).toEqual(attendu);
    expect(lire(texte.replace('0,05', '0.05').replaceAll(';', ',')).lignes).toEqual(attendu);
  });

  it('is refused whole when a line of it is wrong, by its number in the spreadsheet', () => {
    const { lignes, problemes } = tableau(
      'V1-1;10,00;05/03/2021;accepté;;',
      ';10,00;05/03/2021;accepté;;',
      '',
      'V2-1;dix;05/03/2021;accepté;;',
      'V2-1;0,00;05/03/2021;accepté;;',
      '"V3\n-1";10,00;31/02/2021;accepté;;',
      'V4-1;10,00;05/03/2021;en cours;;',
      'V5-1;10,00;05/03/2021;rejeté;compte clos;',
      `${'x'.repeat(36)};10,00;05/03/2021;rejeté;;`,
    );
    expect(lignes).toEqual([]);
    expect(problemes).toEqual([
      'Ligne 3 : la référence manque.',
      'Ligne 5 : le montant n’est pas un montant, par exemple 10000,00.',
      'Ligne 6 : le montant n’est pas un montant, par exemple 10000,00.',
      'Ligne 7 : la date n’existe pas, par exemple 04/02/2021.',
      'Ligne 8 : le statut n’est ni « accepté » ni « rejeté ».',
      'Ligne 9 : le code compte quatre lettres et chiffres, par exemple AC04.',
      'Ligne 10 : la référence dépasse 35 caractères.',
    ]);
  });

  it('that is not one is refused in a sentence', () => {
    const refus = (texte: string) => lire(texte).problemes;
    expect(refus('reference;date\n')).toEqual([
      'Il manque au tableau : « montant » et « statut ». La première ligne nomme les colonnes.',
    ]);
    expect(refus('')).toEqual([
      'Il manque au tableau : « reference », « montant », « date » et « statut ». La première ligne nomme les colonnes.',
    ]);
    expect(refus(`${TITRES}\n\n;;\n`)).toEqual(['Ce tableau est vide.']);
    expect(refus(`${TITRES}\nV1-1;"10;05/03/2021;accepté;;\n`)).toEqual([
      'Ce tableau ne se lit pas : un guillemet y est sans doute resté ouvert.',
    ]);
    expect(refus(`${TITRES}\n${'V1-1;1;05/03/2021;accepté;;\n'.repeat(20_001)}`)).toEqual([
      'Ce fichier compte plus de 20 000 lignes : demandez à la banque de le partager en plusieurs.',
    ]);
  });

  it('is read or refused, whatever it holds: never a defect, never a text that no base can hold', () => {
    const cellule = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('V1-1', '1', '05/03/2021', 'accepté', '"'));
    const rang = fc.array(cellule, { maxLength: 7 }).map((cellules) => cellules.join(';'));
    fc.assert(
      fc.property(fc.array(rang), fc.constantFrom<BufferEncoding>('utf8', 'latin1'), (rangs, encodage) => {
        const lu = lire([TITRES, ...rangs].join('\n'), encodage);
        expect(lu.lignes.length === 0).toBe(lu.problemes.length > 0);
        expect(JSON.stringify(lu)).not.toMatch(/\\u(?:0000|d[89a-f]..)/);
      }),
    );
  });

  it('of any orders is read back to the cent', () => {
    const ordre = fc.record({ centimes: fc.integer({ min: 1, max: 99_999_999_999 }), accepte: fc.boolean() });
    fc.assert(
      fc.property(fc.array(ordre, { minLength: 1 }), (ordres) => {
        const lignes = ordres.map(({ centimes, accepte }, rang) => {
          const montant = `${Math.floor(centimes / 100)},${String(centimes % 100).padStart(2, '0')}`;
          return `V${rang}-1;${montant};05/03/2021;${accepte ? 'exécuté' : 'retourné'};;`;
        });
        expect(tableau(...lignes).lignes.map(({ centimes, accepte }) => ({ centimes, accepte }))).toEqual(ordres);
      }),
    );
  });
});
