import type { ArriveeLue } from '#domain/arrivee/index.ts';
import { avecDe } from '#platform/texte.ts';

export const BASE = '/structure/arrivees';
export const titreDe = ({ prenom, nom }: Pick<ArriveeLue, 'prenom' | 'nom'>) => `Arrivée ${avecDe(`${prenom} ${nom}`)}`;
