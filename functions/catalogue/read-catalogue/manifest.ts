import * as z from 'zod/mini';
import { CatalogueEntry } from '../../../shared/domain/catalogue/entry.ts';
import { Sorting } from '../../../shared/domain/catalogue/sorting.ts';
import { Problem } from '../../../shared/http/problem.ts';
import { defineFunction } from '../../../shared/platform/manifest.ts';

/** Every part is optional; an entry fits when one of its scopes does. */
export const CatalogueQuery = z.strictObject({
  municipality: z.optional(z.string().check(z.maxLength(40))),
  service: z.optional(z.string().check(z.maxLength(200))),
  area: z.optional(z.string().check(z.maxLength(200))),
  /** A language that is spoken. */
  language: z.optional(z.string().check(z.maxLength(200))),
  /** A special competence. */
  competence: z.optional(z.string().check(z.maxLength(200))),
  /** Something that is done for the environment. */
  environment: z.optional(z.string().check(z.maxLength(200))),
  /** An add-on service. */
  addOn: z.optional(z.string().check(z.maxLength(200))),
  /** `yes`: only those that take on anybody new on the day. */
  open: z.optional(z.literal('yes')),
  /** The reader's own; the neutral order of the day when it is left out. */
  sort: z.optional(Sorting),
  /** From an answer's `next`. */
  cursor: z.optional(z.string().check(z.maxLength(100))),
});

export const CatalogueList = z.strictObject({
  /** The neutral order of the day (LOV 9:1): `entries` come in it, as far as `sort` leaves them equal. */
  order: z.strictObject({ rule: z.string(), on: z.iso.date(), sort: z.optional(Sorting) }),
  /** Their ids are public ones, `<municipality>.<id>`. */
  entries: z.array(CatalogueEntry),
  /** The address where the list goes on, in the same day's order; absent when it ends here. */
  next: z.optional(z.string()),
});

const route = { kind: 'api', security: 'none' } as const;
const list = {
  ...route,
  path: '/v1/catalogue',
  query: CatalogueQuery,
  summary: 'Everybody there is to choose, in the neutral order of the day',
} as const;
const one = { ...route, path: '/v1/catalogue/{entryId}', summary: 'One provider in the catalogue' } as const;

export const manifest = defineFunction({
  name: 'catalogue-read-catalogue',
  trigger: {
    kind: 'http',
    routes: [
      { ...list, method: 'GET', responses: { 200: CatalogueList, 304: null, 400: Problem } },
      { ...list, method: 'HEAD', responses: { 200: null, 304: null } },
      { ...one, method: 'GET', responses: { 200: CatalogueEntry, 304: null, 404: Problem } },
      { ...one, method: 'HEAD', responses: { 200: null, 304: null } },
    ],
  },
  access: { catalogueTable: ['GetItem', 'BatchGetItem'] },
});
