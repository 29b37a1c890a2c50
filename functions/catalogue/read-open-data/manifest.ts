import * as z from 'zod/mini';
import { EntryEvent } from '../../../shared/domain/catalogue/entry-event.ts';
import { OpenEntry } from '../../../shared/domain/catalogue/open-entry.ts';
import { Problem } from '../../../shared/http/problem.ts';
import { defineFunction } from '../../../shared/platform/manifest.ts';

const Municipality = z.optional(z.string().check(z.maxLength(40)));

export const OpenDataQuery = z.strictObject({
  /** Needed where the deployment serves several. */
  municipality: Municipality,
  /** As it was at the end of this day; as it is now when it is left out. */
  on: z.optional(z.iso.date()),
  /** From an answer's `next`. */
  cursor: z.optional(z.string().check(z.regex(/^[0-9A-Za-z_-]{1,64}$/))),
});

export const OpenDataPart = z.strictObject({
  municipality: z.string(),
  licence: z.url(),
  /** The day whose end it shows; absent: as it is now. */
  on: z.optional(z.iso.date()),
  /** In the order of their ids. */
  entries: z.array(OpenEntry),
  /** The address where it goes on; absent when it ends here. */
  next: z.optional(z.string()),
});

export const EventsQuery = z.strictObject({
  municipality: Municipality,
  /** The number of the last event that was read; from the beginning when it is left out. */
  after: z.optional(z.string().check(z.regex(/^\d{1,12}$/))),
});

export const EventsPart = z.strictObject({
  municipality: z.string(),
  events: z.array(z.extend(z.omit(EntryEvent, { schemaVersion: true, entryId: true }), { id: z.string() })),
  /** The address where it goes on: now, or when something has happened. */
  next: z.string(),
});

const route = { kind: 'api', security: 'none' } as const;
const entries = {
  ...route,
  path: '/v1/open-data/entries',
  query: OpenDataQuery,
  summary: 'The catalogue as open data, in parts, as it is or as it was on a day; nothing about persons',
} as const;
const csv = { ...entries, path: '/v1/open-data/entries.csv', summary: 'The same as CSV; `Link` leads on' } as const;
const feed = {
  ...route,
  path: '/v1/open-data/events',
  query: EventsQuery,
  summary: 'What has happened in the catalogue: entries that came, changed and ended',
} as const;
const dcat = {
  ...route,
  path: '/datasets/dcat',
  query: z.strictObject({ municipality: Municipality }),
  summary: 'The metadata for the national catalogue: DCAT-AP-SE as RDF/XML',
} as const;

export const manifest = defineFunction({
  name: 'catalogue-read-open-data',
  trigger: {
    kind: 'http',
    routes: [
      { ...entries, method: 'GET', responses: { 200: OpenDataPart, 304: null, 400: Problem, 404: Problem } },
      { ...csv, method: 'GET', responses: { 200: null, 304: null, 400: Problem, 404: Problem } },
      { ...feed, method: 'GET', responses: { 200: EventsPart, 304: null, 400: Problem, 404: Problem } },
      { ...dcat, method: 'GET', responses: { 200: null, 304: null, 400: Problem, 404: Problem } },
      ...[entries, csv, feed, dcat].map((one) => ({
        ...one,
        method: 'HEAD' as const,
        responses: { 200: null, 304: null },
      })),
    ],
  },
  access: { catalogueTable: ['GetItem', 'Query'] },
});
