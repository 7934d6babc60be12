import type { ReactNode } from 'react';
import type { z } from 'zod';
import type { AnyForm } from '#platform/form/form.ts';
import type { Upload } from '#platform/http/uploads.ts';
import type { Tools } from './action.ts';
import type { Actor, Role } from './actor.ts';

/** Who may enter. A space declares its own once, in its `door.ts`. */
export type Door = {
  readonly espace: string;
  readonly titre: string;
  readonly roles: readonly Role[];
  /** Agents sign in with a second factor (goals, R10). */
  readonly secondFacteur: boolean;
};
export type Right = 'public' | 'connecte' | Door;

/** How often one person may come: limits stand in `http/rate.ts`. */
export type RateClass = 'page' | 'formulaire' | 'connexion' | 'courriel' | 'export' | 'televersement' | 'api';

/** The person behind the request: who acts, under which session, and the key that signs the forms shown. */
export type Session = {
  readonly actor: Actor;
  readonly id: string | null;
  readonly roles: readonly { readonly id: string; readonly libelle: string; readonly actif: boolean }[];
  readonly secondFacteur: boolean;
};

export type Requete<Parameters = Record<string, string>, Input = unknown> = {
  readonly tools: Tools;
  readonly actor: Actor;
  readonly session: Session;
  readonly parameters: Parameters;
  readonly input: Input;
  readonly url: URL;
  readonly headers: Headers;
  readonly ip: string;
  /** A random value kept in a cookie: the owner of a visitor's drafts. */
  readonly visiteur: string;
  readonly fichiers: readonly Upload[];
};

export type Lien = { readonly libelle: string; readonly href: string };
/** An entry of a menu: a page, or several under one name. */
export type Entree = Lien | { readonly libelle: string; readonly liens: readonly Lien[] };
export type PageAnswer = {
  readonly titre: string;
  readonly corps: ReactNode;
  readonly statut?: number;
  readonly filAriane?: readonly Lien[];
  readonly description?: string;
  /** Not for search engines nor caches: every signed-in page, and those whose URL holds a secret. */
  readonly prive?: boolean;
  readonly enTetes?: Readonly<Record<string, string>>;
  /** In the field: this page helps to work without network; `coquille` is the one that a device keeps. */
  readonly terrain?: 'page' | 'coquille';
  readonly cookies?: readonly string[];
};
export type Answer =
  | { readonly page: PageAnswer }
  | { readonly redirect: string; readonly annonce?: string; readonly cookies?: readonly string[] }
  | {
      readonly flux: ReadableStream<Uint8Array> | Uint8Array | string;
      readonly type: string;
      readonly nom?: string;
      readonly statut?: number;
      readonly enTetes?: Readonly<Record<string, string>>;
    }
  | { readonly json: unknown; readonly statut?: number };

type Parameters<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Record<Name, string> & Parameters<Rest>
  : Path extends `${string}:${infer Name}`
    ? Record<Name, string>
    : Record<never, string>;

/** Right, audit name, input and rate class are mandatory by type: a route that forgets one does not compile. */
export type Route<Path extends string = string, Input = unknown> = {
  readonly method: 'GET' | 'POST';
  readonly path: Path;
  readonly right: Right;
  readonly audit: `${string}.${string}`;
  readonly rate: RateClass;
  readonly input: z.ZodType<Input>;
  readonly form?: AnyForm;
  /** Called by another machine, that has no form token: its address holds a secret, and its body is believed in nothing. */
  readonly appel?: true;
  /** What the OpenAPI document says of it: for the routes that other machines read. */
  readonly api?: { readonly resume: string; readonly type: string };
  /** Largest body in bytes of a route that receives files; the others take forms only. */
  readonly upload?: number;
  readonly answer: (requete: Requete<Parameters<Path>, Input>) => Promise<Answer>;
};
// biome-ignore lint/suspicious/noExplicitAny: the table holds routes of every input
export type AnyRoute = Route<string, any>;

export const route = <const Path extends string, Input>(definition: Route<Path, Input>): AnyRoute =>
  definition as unknown as AnyRoute;
