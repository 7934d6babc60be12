import type { Context } from '#platform/action.ts';
import { escapeHtml } from '#platform/html.ts';
import { envoyerCourriel } from './send.ts';

/** What an e-mail is made of: the same blocks give the text and the HTML, so neither can lie about the other. */
export type BlocCourriel =
  | string
  | { readonly bouton: string; readonly url: string }
  | { readonly liste: readonly string[] };
export type Redaction = { readonly objet: string; readonly corps: readonly BlocCourriel[] };

/** `name` is the room of the e-mail (`structure.activee`); `exemple` feeds the tests and the catalogue. */
export type Modele<Donnees> = {
  readonly name: `${string}.${string}`;
  readonly exemple: Donnees;
  readonly rediger: (donnees: Donnees, baseUrl: string) => Redaction;
};
// biome-ignore lint/suspicious/noExplicitAny: the catalogue holds templates of every data
export type AnyModele = Modele<any>;
export const modele = <Donnees>(definition: Modele<Donnees>) => definition;

/**
 * Writes the e-mail in the gesture's transaction; a job hands it over after the commit.
 * The same `cle` never leaves twice: the second call does nothing. `sujet`: what it goes with when it is forgotten.
 */
export async function queueMail<Donnees>(
  { tx, now, tools }: Context,
  wanted: Modele<Donnees>,
  envoi: { a: string; cle: string; donnees: Donnees; agenda?: string | undefined; sujet?: string },
): Promise<void> {
  const { a, cle, donnees, agenda, sujet } = envoi;
  const redaction = wanted.rediger(donnees, tools.settings.BASE_URL);
  const courriel = await tx
    .insertInto('courriels')
    .values({
      modele: wanted.name,
      cle: `${wanted.name}:${cle}`,
      destinataire: a,
      objet: redaction.objet,
      texte: enTexte(redaction),
      html: enHtml(redaction),
      agenda: agenda ?? null,
      sujet: sujet ?? null,
      cree_le: now,
    })
    .onConflict((conflict) => conflict.column('cle').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (courriel) await tools.jobs.send(tx, envoyerCourriel, { courrielId: courriel.id });
}

const SIGNATURE = 'L’équipe Conseillers numériques';
const NOTE =
  'Ce courriel est envoyé automatiquement par la plateforme des conseillers numériques. Si vous n’êtes pas concerné, vous pouvez l’ignorer.';

export const enTexte = ({ corps }: Redaction) =>
  ['Bonjour,', ...corps.map(blocEnTexte), SIGNATURE, `-- \n${NOTE}`].join('\n\n').concat('\n');

const blocEnTexte = (bloc: BlocCourriel) => {
  if (typeof bloc === 'string') return bloc;
  if ('liste' in bloc) return bloc.liste.map((ligne) => `- ${ligne}`).join('\n');
  return `${bloc.bouton} :\n${bloc.url}`;
};

const POLICE = 'font-family:Arial,sans-serif;font-size:16px;line-height:24px;color:#161616';

export const enHtml = ({ objet, corps }: Redaction) => `<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(objet)}</title></head>
<body style="margin:0;background:#f6f6f6"><table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center" style="padding:24px 12px">
<table role="presentation" width="600" cellpadding="0" cellspacing="0" style="max-width:600px;width:100%;background:#ffffff"><tr><td style="padding:32px;${POLICE}">
<p style="margin:0 0 24px;font-weight:bold;font-size:18px">Conseillers numériques</p>
<p>Bonjour,</p>
${corps.map(blocEnHtml).join('\n')}
<p>${SIGNATURE}</p>
<p style="margin-top:32px;font-size:13px;line-height:20px;color:#555555">${NOTE}</p>
</td></tr></table></td></tr></table></body></html>
`;

const blocEnHtml = (bloc: BlocCourriel) => {
  if (typeof bloc === 'string') return `<p>${escapeHtml(bloc).replaceAll('\n', '<br>')}</p>`;
  if ('liste' in bloc) return `<ul>${bloc.liste.map((ligne) => `<li>${escapeHtml(ligne)}</li>`).join('')}</ul>`;
  return `<p><a href="${escapeHtml(bloc.url)}" style="display:inline-block;padding:10px 16px;background:#000091;color:#ffffff;text-decoration:none">${escapeHtml(bloc.bouton)}</a></p><p style="font-size:13px">Si le bouton ne fonctionne pas, copiez cette adresse dans votre navigateur :<br>${escapeHtml(bloc.url)}</p>`;
};
