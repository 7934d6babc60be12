import { phrase } from '#platform/texte.ts';

const HTML = /<textarea[\s\S]*?<\/textarea>|>[^<]+</g;

/** French spaces that must not break, in the text of a page. What people typed in fields is left alone. */
export const espacesInsecables = (html: string) =>
  html.replaceAll(HTML, (part) => (part.startsWith('<') ? part : phrase(part)));
