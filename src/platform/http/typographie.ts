const HTML = /<textarea[\s\S]*?<\/textarea>|>[^<]+</g;

/** French spaces that must not break, in the text of a page: before : ; ? ! » and after «. What people typed in fields is left alone. */
export const espacesInsecables = (html: string) =>
  html.replaceAll(HTML, (part) =>
    part.startsWith('<') ? part : part.replaceAll(/ ([:;?!»])/g, '\u00a0$1').replaceAll('« ', '«\u00a0'),
  );
