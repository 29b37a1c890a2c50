import * as z from 'zod/mini';
import { publicId } from '../municipality/public-id.ts';
import { CatalogueEntry } from './entry.ts';
import { maskedNumber } from './organisation-number.ts';

const { provider, basis, scopes, languages, specialCompetence, environmentProfile, addOnServices } =
  CatalogueEntry.shape;
const { hours, capacity, perService, quality } = CatalogueEntry.shape;
const {
  text,
  website,
  visibleFrom,
  startsOn,
  selectableFrom,
  intake,
  warning,
  changedOn,
  endsOn,
  confirmedOn,
  updatedAt,
} = CatalogueEntry.shape;

/**
 * An entry as open data (2022:818 2:1): about organisations and never about a person. It has no contact details, which may be
 * somebody's own; of a sole trader, whose every detail is a person's, it tells the service alone. `page` tells the rest to
 * those who choose.
 */
export const OpenEntry = z.strictObject({
  id: z.string(),
  /** Where those who choose read it, from the root of the site. */
  page: z.string(),
  municipality: z.string(),
  choiceSystemId: z.string(),
  /** Null for a sole trader, as are its number, text and website. */
  name: z.nullable(z.string()),
  organisationNumber: z.nullable(z.string()),
  /** The others of a group that are no sole traders. */
  members: provider.shape.members,
  regi: provider.shape.regi,
  basis,
  scopes,
  text,
  website,
  languages,
  specialCompetence,
  environmentProfile,
  addOnServices,
  hours,
  capacity,
  perService,
  /** Empty for a sole trader too. */
  quality,
  visibleFrom,
  startsOn,
  selectableFrom,
  intake,
  warning,
  changedOn,
  endsOn,
  confirmedOn,
  updatedAt,
});
export type OpenEntry = z.infer<typeof OpenEntry>;

/** What of an entry anybody may take and use. */
export function openEntry(entry: CatalogueEntry): OpenEntry {
  const { schemaVersion: _version, entryId, provider: who, phone: _phone, email: _email, ...told } = entry;
  const { municipality, choiceSystemId, text: words, website: site, quality: results } = told;
  const id = publicId(municipality, entryId);
  // What can't be read as a legal person's number is masked: so is all that would name whose it is.
  const isPerson = who.organisationNumber === maskedNumber;
  const namesPerson = isPerson || who.members.some(({ organisationNumber }) => organisationNumber === maskedNumber);
  return {
    ...told,
    id,
    page: `/utforare/${id}`,
    choiceSystemId: publicId(municipality, choiceSystemId),
    name: isPerson ? null : who.name,
    organisationNumber: isPerson ? null : who.organisationNumber,
    members: who.members.filter(({ organisationNumber }) => organisationNumber !== maskedNumber),
    regi: who.regi,
    text: namesPerson ? null : words,
    website: namesPerson ? null : site,
    quality: isPerson ? [] : results,
  };
}
