// XML 1.0, §2.2: what no escape can make legal. With the `u` flag, \p{Cs} is a surrogate without its pair.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed
const ILLEGAL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\p{Cs}]/gu;
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** The text without the characters that no XML file may hold. */
export const sansIllegaux = (texte: string) => texte.replace(ILLEGAL, '');

/** Text ready for an XML element or attribute; lines end with a single line feed. */
export const enXml = (texte: string) =>
  sansIllegaux(texte)
    .replace(/\r\n?/g, '\n')
    .replace(/[&<>"]/g, (character) => ENTITIES[character] ?? '');

export const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
