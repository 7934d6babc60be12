import { z } from 'zod';
import { SIGNATURES_EN_BLOC_MAX } from '#domain/conventions/index.ts';

export const BASE = '/banque/conventions';
export const filAriane = [{ libelle: 'Conventions', href: BASE }];

/** The conventions ticked in the list, written « id,id ». */
export const lireIds = (ids: string): readonly string[] =>
  [...new Set(ids.split(','))].filter((id) => z.uuid().safeParse(id).success).slice(0, SIGNATURES_EN_BLOC_MAX);
