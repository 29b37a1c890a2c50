import { api } from '../../../shared/http/api.ts';
import { readCsv, readJson } from './entries.ts';
import { readDcat } from './metadata.ts';
import { readEvents } from './events.ts';

/** The catalogue for everybody to use (2022:818): data in parts, its history, its events and its metadata. */
export const handler = api({
  'GET /v1/open-data/entries': readJson,
  'GET /v1/open-data/entries.csv': readCsv,
  'GET /v1/open-data/events': readEvents,
  'GET /datasets/dcat': readDcat,
});
