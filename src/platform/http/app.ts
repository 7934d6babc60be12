import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { Hono, type Context as HonoContext } from 'hono';
import type { Tools } from '#platform/action.ts';
import { Forbidden, NotFound, Refused, TooMany } from '#platform/errors.ts';
import type { Answer, AnyRoute, Door, Entree, PageAnswer, Requete, Session } from '#platform/routes.ts';
import { file, redirection } from './answers.ts';
import { personneOpaque } from './appareil.ts';
import { compressed } from './compression.ts';
import { readCookie, setCookie, VISITOR_DAYS, visitor } from './cookies.ts';
import { errorPage, forgedPage } from './error-pages.tsx';
import { clientIp } from './ip.ts';
import { identifiersExist, inputOf, parametersOf } from './parameters.ts';
import { countRequest } from './rate.ts';
import { readAssets, renderPage } from './render.tsx';
import { forgery, formToken, securityHeaders } from './security.ts';
import { FILES, serveAsset, serveWorker } from './static.ts';
import { type Body, readForm, readMultipart } from './uploads.ts';

export type AppOptions = {
  readonly tools: Tools;
  readonly routes: readonly AnyRoute[];
  /** Who is behind the request, from its cookies. */
  readonly identify: (tools: Tools, headers: Headers) => Promise<Session>;
  /** The menu of the space shown. */
  readonly menu: (path: string, session: Session) => readonly Entree[];
  /** Where an agent without second factor, or a visitor, is sent before entering a space. */
  readonly gate: (door: Door | 'connecte', session: Session, url: URL) => string | undefined;
  /** Loosens the rate limits, for load tests only. */
  readonly rateFactor?: number;
};
type Call = {
  request: Request;
  url: URL;
  session: Session;
  visiteur: string;
  fresh: boolean;
  reference: string;
  ip: string;
};

/** The HTTP application: one handler a route, the same order of checks for all. */
export function createApp(options: AppOptions): Hono {
  const { tools, routes } = options;
  const app = new Hono({ strict: true });
  const headers = securityHeaders(tools.settings);
  const assets = readAssets(tools.settings.marqueEtat);

  app.use(async (c, next) => {
    await next();
    // What a route says itself stands: open data may be shown by the pages of others.
    for (const [name, value] of Object.entries(headers)) if (!c.res.headers.has(name)) c.res.headers.set(name, value);
  });
  for (const path of FILES) app.get(path, serveAsset);
  app.get('/terrain.js', serveWorker);
  for (const one of routes) app.on(one.method, one.path, (c) => handle(c, one));
  app.notFound(async (c) => respond(c, await open(c), problem(new NotFound())));
  app.onError((error, c) => {
    tools.log.error({ reason: error.message, stack: error.stack }, 'answer impossible');
    return c.text('Un problème est survenu. Réessayez dans quelques minutes.', 500);
  });
  return app;

  async function open(c: HonoContext): Promise<Call> {
    const { settings } = tools;
    const request = c.req.raw;
    const { value: visiteur, fresh } = visitor(settings, request.headers);
    const session = await options.identify(tools, request.headers);
    return {
      request,
      url: new URL(request.url.replaceAll(/%00/gi, '')),
      session,
      visiteur,
      fresh,
      reference: randomUUID().slice(0, 8),
      ip: clientIp(c, settings),
    };
  }

  async function handle(c: HonoContext, one: AnyRoute): Promise<Response> {
    const started = performance.now();
    const call = await open(c);
    const answer = await answerOf(c, one, call).catch((error: unknown) => problem(error, call.reference));
    const response = respond(c, call, answer);
    tools.log.info(
      {
        route: `${one.method} ${one.path}`,
        audit: one.audit,
        statut: response.status,
        role: call.session.actor.role,
        reference: call.reference,
        ms: Math.round(performance.now() - started),
      },
      'request',
    );
    return response;
  }

  async function answerOf(c: HonoContext, one: AnyRoute, call: Call): Promise<Answer> {
    const { session, url, request } = call;
    if (!identifiersExist(parametersOf(c))) throw new NotFound('identifier');
    await countRequest(tools, one.rate, [call.ip, ...(session.actor.id ? [session.actor.id] : [])], options.rateFactor);
    const elsewhere = one.right === 'public' ? undefined : options.gate(one.right, session, url);
    if (elsewhere) return { redirect: elsewhere };
    if (typeof one.right === 'object' && !one.right.roles.includes(session.actor.role)) throw new Forbidden(one.audit);
    if (one.method === 'GET')
      return one.answer(requete(c, one, call, inputOf(one, Object.fromEntries(url.searchParams)), []));

    const body = await readBody(one, request);
    try {
      const { _jeton, ...values } = body.values;
      if (
        !one.appel &&
        forgery(tools.settings, request.headers, typeof _jeton === 'string' ? _jeton : '', session.id ?? call.visiteur)
      )
        return { page: forgedPage() };
      return await one.answer(requete(c, one, call, inputOf(one, values), body.fichiers));
    } finally {
      await body.discard();
    }
  }

  function readBody(one: AnyRoute, request: Request): Promise<Body> {
    const type = request.headers.get('content-type') ?? '';
    if (type.startsWith('multipart/form-data')) {
      if (!one.upload) throw new Refused('Cette page n’accepte pas de fichier.');
      return readMultipart(request, join(tools.settings.DATA_DIR, 'arrivees'), one.upload);
    }
    return readForm(request);
  }

  function requete(c: HonoContext, _one: AnyRoute, call: Call, input: unknown, fichiers: Body['fichiers']): Requete {
    const { session, url, visiteur, ip, request } = call;
    return {
      tools,
      actor: session.actor,
      session,
      parameters: parametersOf(c),
      input,
      url,
      headers: request.headers,
      ip,
      visiteur,
      fichiers,
    };
  }

  function problem(error: unknown, reference = '-'): Answer {
    const known =
      error instanceof NotFound || error instanceof Forbidden || error instanceof Refused || error instanceof TooMany;
    const page = errorPage(error, reference);
    if (!known && page.statut === 500)
      tools.log.error(
        {
          reference,
          reason: error instanceof Error ? error.message : 'unknown',
          stack: error instanceof Error ? error.stack : '',
        },
        'defect',
      );
    const retry = error instanceof TooMany ? { 'Retry-After': String(error.retryAfterSeconds) } : {};
    return { page: { ...page, enTetes: retry } };
  }

  function respond(c: HonoContext, call: Call, answer: Answer): Response {
    if ('redirect' in answer) return redirection(tools.settings, answer);
    if ('json' in answer)
      return Response.json(answer.json, { status: answer.statut ?? 200, headers: { 'Cache-Control': 'no-store' } });
    if ('flux' in answer) return file(answer);
    return html(c, call, answer.page);
  }

  function html(_c: HonoContext, call: Call, page: PageAnswer): Response {
    const { session, url, visiteur, fresh } = call;
    const { settings } = tools;
    // What a device keeps says nothing of the moment.
    const annonce = page.terrain === 'coquille' ? undefined : readCookie(settings, call.request.headers, 'annonce');
    const context = {
      url,
      jeton: formToken(settings, session.id ?? visiteur),
      session,
      demonstration: settings.mode === 'demonstration',
      marqueEtat: settings.marqueEtat,
      personne: session.actor.id ? personneOpaque(settings, session.actor.id) : undefined,
    };
    const body = renderPage(context, page, options.menu(url.pathname, session), assets, annonce);
    const travelling = compressed(body, call.request.headers, session.id !== null);
    const type = { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' };
    const response = new Response(travelling.body, {
      status: page.statut ?? 200,
      headers: { ...type, ...travelling.headers, ...page.enTetes },
    });
    if (fresh && body.includes('name="_jeton"'))
      response.headers.append('Set-Cookie', setCookie(settings, 'visiteur', visiteur, VISITOR_DAYS * 86_400));
    for (const cookie of page.cookies ?? []) response.headers.append('Set-Cookie', cookie);
    if (annonce) response.headers.append('Set-Cookie', setCookie(settings, 'annonce', '', 0));
    return response;
  }
}
