import type { ApplicationContent } from '../../domain/application/content.ts';
import { isRegistered } from '../../domain/application/application.ts';
import { providersOf } from '../../domain/application/applicant.ts';
import { personsIn } from '../../domain/application/persons.ts';
import { stockholmDay } from '../../domain/calendar/stockholm-day.ts';
import type { ChangeNotice } from '../../domain/change-notice/change-notice.ts';
import { happenedBy } from '../../domain/change-notice/happened.ts';
import { type ContractIn, partiesOf } from '../../domain/contract/contract.ts';
import type { InCharge, Keeping } from '../../domain/follow-up/facts-known.ts';
import type { Recheck } from '../../domain/follow-up/recheck.ts';
import type { Registration } from '../../domain/provider/registration.ts';
import type { Lookup } from '../../domain/registry/lookup.ts';
import { hashOf } from '../../platform/hash.ts';
import { applicationSubject, readApplication, readContent, readEvidence } from '../application/application.ts';
import { readChangeNotices } from '../change-notice/change-notice.ts';
import { readBoundVersion } from '../choice-system/choice-system.ts';
import { contractSubject, readStated, type Stated } from '../contract/contract.ts';
import { readLookups } from '../registry/registry.ts';

/** What is known of a contract, with what registries said of it: the application's words and those that came since. */
export interface KnownKeeping {
  readonly keeping: Omit<Keeping, 'seenOn'>;
  readonly lookups: readonly Lookup[];
  /** Everybody who is bound, as the registries know them. */
  readonly registrations: readonly Registration[];
}

/** Reads what a contract's follow-up rests on; writes nothing. @param at the instant of the reading */
export async function readKeeping(
  contract: ContractIn<'SIGNED'>,
  { handedIn = [] }: Pick<Recheck, 'handedIn'>,
  at: string,
): Promise<KnownKeeping> {
  const { municipality, contractId, basis, scopes, provider } = contract;
  const subject = contractSubject(municipality, contractId);
  const applied = basis.kind === 'AUTHORISATION' ? applicationSubject(municipality, basis.applicationId) : null;
  const [version, application, content, sent, since, first, later, notices, stated] = await Promise.all([
    readBoundVersion(contract),
    applied === null ? null : readApplication(applied),
    applied === null ? null : readContent(applied),
    applied === null ? [] : readEvidence(applied),
    readEvidence(subject),
    applied === null ? [] : readLookups(applied),
    readLookups(subject),
    readChangeNotices(subject),
    readStated(subject),
  ]);
  // What was sent and not handed in is the provider's own still.
  const evidence = [...sent, ...since.filter(({ evidenceId }) => handedIn.includes(evidenceId))];
  const lookups = latestOf([...first, ...later]);
  const today = stockholmDay(at);
  const known = content ?? contentOf(contract);
  const receivedOn =
    application !== null && isRegistered(application)
      ? stockholmDay(application.receivedAt)
      : stockholmDay(contract.signedAt);
  const facts =
    known === null
      ? null
      : {
          content: { ...known, scopes },
          evidence,
          lookups,
          receivedOn,
          today,
          at,
          startedOn: contract.selectableFrom,
          notices: happenedBy(notices, today),
          settlements: {},
          hash: hashOf,
        };
  return {
    keeping: {
      set: version.requirements,
      scopes,
      evidence,
      facts,
      inCharge: inChargeOf(contract, { content, stated, notices, receivedOn, today }),
      since: basis.kind === 'AUTHORISATION' ? stockholmDay(contract.signedAt) : null,
      today,
      hash: hashOf,
    },
    lookups,
    registrations: (content === null ? partiesOf(provider) : providersOf(content.applicant)).map(
      ({ registration }) => registration,
    ),
  };
}

/** A firm that never applied here is still one that the registries know; the own unit is none. */
function contentOf({ provider, scopes }: ContractIn<'SIGNED'>): ApplicationContent | null {
  const { name, registration, legalForm, members = [] } = provider;
  if (legalForm === null) return null;
  const applicant = { name, registration, legalForm, ...(members.length === 0 ? {} : { members }) };
  return { applicant, contact: { name }, scopes };
}

/** Who is in daily charge now: whom the provider has told of since, or whom the application named for today. */
function inChargeOf(
  { signedAt }: ContractIn<'SIGNED'>,
  known: {
    readonly content: ApplicationContent | null;
    readonly stated: Stated | null;
    readonly notices: readonly ChangeNotice[];
    readonly receivedOn: string;
    readonly today: string;
  },
): InCharge | null {
  const { content, stated, notices, receivedOn, today } = known;
  const told = notices.findLast(({ status, change }) => status === 'IN_EFFECT' && change.kind === 'MANAGER');
  if (told?.change.kind === 'MANAGER')
    return {
      names: [told.change.name],
      source: { sv: 'Anmäld ändring', en: 'A notice of change' },
      on: told.countsFrom,
    };
  const applied = personsIn(content ?? {}, 'MANAGER').filter(({ to }) => to === undefined || to >= today);
  if (content !== null) {
    const names = applied.map(({ name }) => name);
    return { names, source: { sv: 'Ansökan', en: 'The application' }, on: receivedOn };
  }
  const names = (stated?.persons ?? []).flatMap(({ role, name }) => (role === 'MANAGER' ? [name] : []));
  if (names.length === 0) return null;
  return { names, source: { sv: 'Inlästa uppgifter', en: 'What was imported' }, on: stockholmDay(signedAt) };
}

/** Each registry's latest word about each number. */
function latestOf(lookups: readonly Lookup[]): readonly Lookup[] {
  const latest = new Map<string, Lookup>();
  for (const lookup of lookups.toSorted((one, other) => (one.at < other.at ? -1 : 1)))
    latest.set(`${lookup.registry} ${lookup.numberHash}`, lookup);
  return [...latest.values()];
}
