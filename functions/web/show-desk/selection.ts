import type { RegisteredApplication } from '../../../shared/domain/application/application.ts';
import { isSameOfficer } from '../../../shared/domain/desk/officer.ts';
import { deskList, openStatuses } from '../../../shared/domain/desk/place.ts';
import type { Request } from '../../../shared/http/request.ts';
import { readCursor } from './cursor.ts';

/** States that the queue can be narrowed to: those that wait for a decision, and what came of it. */
export const selectableStates = [
  ...openStatuses,
  'APPROVED',
  'REFUSED',
  'CONTRACT_PENDING',
  'CONTRACTED',
  'LAPSED',
] as const satisfies readonly RegisteredApplication['status'][];

/** What the reader has chosen to see of the queue; every part can be combined with every other. */
export interface Selection {
  readonly whose: 'mine' | 'unassigned' | '';
  readonly state: RegisteredApplication['status'] | '';
  readonly system: string;
  readonly late: boolean;
  readonly after: string | undefined;
}

/** What an address says; what it says wrongly counts as not said. @throws PageProblem 400 for a cursor that isn't one */
export function selectionOf({ query }: Pick<Request, 'query'>): Selection {
  const { whose, state, system = '', late } = query;
  return {
    whose: whose === 'mine' || whose === 'unassigned' ? whose : '',
    state: selectableStates.find((one) => one === state) ?? '',
    system: /^[A-Za-z0-9_-]{1,64}$/.test(system) ? system : '',
    late: late === 'yes',
    after: readCursor(query['after']),
  };
}

/**
 * The list that the choice lies in, the narrowest first, and what of it has to be looked at case by case.
 * @param reader whose cases are "mine"
 */
export function listOf(
  { whose, state, system }: Selection,
  reader: { readonly email: string },
): { readonly list: string; readonly fits: ((application: RegisteredApplication) => boolean) | undefined } {
  const conditions = [
    ...(whose === 'mine'
      ? [{ list: deskList.officer(reader.email), fits: (one: RegisteredApplication) => isInHandsOf(one, reader) }]
      : []),
    ...(whose === 'unassigned'
      ? [{ list: deskList.unassigned, fits: (one: RegisteredApplication) => one.officer === undefined }]
      : []),
    ...(state === ''
      ? []
      : [{ list: deskList.state(state), fits: (one: RegisteredApplication) => one.status === state }]),
    ...(system === ''
      ? []
      : [{ list: deskList.system(system), fits: (one: RegisteredApplication) => one.choiceSystemId === system }]),
  ];
  const [narrowest, ...others] = conditions;
  if (narrowest === undefined) return { list: deskList.open, fits: undefined };
  const fits =
    others.length === 0 ? undefined : (one: RegisteredApplication) => others.every((other) => other.fits(one));
  return { list: narrowest.list, fits };
}

function isInHandsOf({ officer, judges = {} }: RegisteredApplication, reader: { readonly email: string }): boolean {
  return [...(officer === undefined ? [] : [officer]), ...Object.values(judges)].some((one) =>
    isSameOfficer(one, reader),
  );
}

/** The choice as an address carries it. */
export function addressOf(municipality: string, { whose, state, system, late }: Selection, after?: string): string {
  const parts = { whose, state, system, late: late ? 'yes' : '', municipality, after: after ?? '' };
  const filled = Object.entries(parts).filter(([, value]) => value !== '');
  return `/desk?${new URLSearchParams(filled).toString()}`;
}
