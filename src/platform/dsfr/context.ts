import { createContext, useContext } from 'react';
import type { Session } from '#platform/routes.ts';

/** What any component of a page may read: the address shown, the token of its forms, who is there. */
export type PageContext = {
  readonly url: URL;
  readonly jeton: string;
  readonly session: Session;
  readonly demonstration: boolean;
  readonly marqueEtat: boolean;
  /** An opaque name of the person signed in: what a device keeps of somebody else is forgotten. */
  readonly personne?: string | undefined;
};
const context = createContext<PageContext | null>(null);
export const PageProvider = context.Provider;

export function usePage(): PageContext {
  const page = useContext(context);
  if (!page) throw new Error('a page component was rendered outside its frame');
  return page;
}
