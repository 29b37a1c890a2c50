import * as z from 'zod/mini';
import { addDays, addMonths, type Day } from '../calendar/day.ts';
import { stockholmDay } from '../calendar/stockholm-day.ts';

const Words = z.string().check(z.trim(), z.minLength(1));
const Days = z.int().check(z.positive(), z.maximum(366));

/** The advert on the national website, as a person last saw it (LOV 3:1). */
export const NationalAdvert = z.strictObject({
  url: z.url({ protocol: /^https?$/ }),
  confirmedOn: z.iso.date(),
  confirmedBy: Words,
});
export type NationalAdvert = z.infer<typeof NationalAdvert>;

/** How often a municipality looks whether its adverts still are live: its own way of working. */
export const AdvertRule = z.strictObject({
  /** Months from one sight of an advert to the next question. */
  confirmEveryMonths: z.int().check(z.minimum(1), z.maximum(12)),
  /** Days that the coordinator has to look. */
  answerDays: Days,
  /** Days until it is asked again when the advert was not there. */
  askAgainAfterDays: Days,
});
export type AdvertRule = z.infer<typeof AdvertRule>;

/** What was found when somebody last looked, since the version's own advert was confirmed. */
export const AdvertCheck = z.strictObject({
  /** The version that they looked for. */
  versionNumber: z.int().check(z.positive()),
  /** As the advert was last seen. */
  seen: NationalAdvert,
  /** That it was not there, and what is done about it, until it is seen again. */
  missing: z.optional(z.strictObject({ on: z.iso.date(), by: Words, action: Words })),
});
export type AdvertCheck = z.infer<typeof AdvertCheck>;

/** Of a published version, what its advert rests on. */
interface Advertised {
  readonly number: number;
  readonly publishedAt: string;
  readonly nationalAdvert: NationalAdvert;
}

/** The advert as somebody last saw it, and that it was not there when somebody looked later. */
export function advertStanding(
  { nationalAdvert }: Pick<Advertised, 'nationalAdvert'>,
  check: AdvertCheck | undefined,
): Pick<AdvertCheck, 'seen' | 'missing'> {
  const isNewer = check === undefined || nationalAdvert.confirmedOn > check.seen.confirmedOn;
  const seen = isNewer ? nationalAdvert : check.seen;
  const missing = check?.missing;
  return missing === undefined || missing.on < seen.confirmedOn ? { seen } : { seen, missing };
}

/**
 * The day to ask whether the advert is live, as it is to be continuously (LOV 3:1). What the first version's says was
 * confirmed in order to publish; a later version is asked about when it is published, since the advert may say what it was.
 */
export function asksAdvertOn(version: Advertised, check: AdvertCheck | undefined, rule: AdvertRule): Day {
  const { seen, missing } = advertStanding(version, check);
  if (version.number > (check?.versionNumber ?? 1)) return stockholmDay(version.publishedAt);
  if (missing !== undefined) return addDays(missing.on, rule.askAgainAfterDays);
  return addMonths(seen.confirmedOn, rule.confirmEveryMonths);
}

/** The first day of which a sight of the advert tells anything new: what is seen is this version's, and no older than before. */
export function seenFrom(version: Advertised, check: AdvertCheck | undefined): Day {
  const { seen } = advertStanding(version, check);
  const published = stockholmDay(version.publishedAt);
  return seen.confirmedOn > published ? seen.confirmedOn : published;
}
