import * as z from 'zod/mini';
import { ContactPoint, MunicipalityId } from '../municipality/municipality.ts';
import { Position } from './position.ts';
import { Revocation } from './revocation.ts';

export const SeatRole = z.enum(['CHAIR', 'VICE_CHAIR', 'MEMBER']);
export type SeatRole = z.infer<typeof SeatRole>;

const Name = z.string().check(z.minLength(1));

const Roster = z.strictObject({
  schemaVersion: z.literal(1),
  id: Name,
  municipality: MunicipalityId,
  name: Name,
  seats: z
    .array(
      z.strictObject({
        seat: Name,
        role: SeatRole,
        person: ContactPoint,
        /** The seat's own calling order of substitutes, where the council has decided one (KL 6:17). */
        callingOrder: z.optional(z.array(z.string())),
      }),
    )
    .check(z.minLength(1)),
  /** Substitutes, in calling order for the seats that have none of their own. */
  substitutes: z.array(z.strictObject({ id: Name, person: ContactPoint })),
  /** The positions that the delegation order names. */
  positions: z.optional(z.array(Position)),
  /** What it has taken back of its delegations. */
  revocations: z.optional(z.array(Revocation)),
  /** Whether approvals count as exercise of authority: then a member who serves has to take part in a vote (KL 4:25). */
  exerciseOfAuthority: z.boolean(),
  /** The council's decision that members may take part by picture and sound (KL 5:16, 6:24); without it nobody may. */
  remoteParticipation: z.optional(z.strictObject({ decidedOn: z.iso.date(), paragraph: Name })),
});

/** A committee's roster: data that the secretary keeps, not configuration. A seat's and a substitute's name never coincide. */
export const Committee = Roster.check(
  z.refine<z.infer<typeof Roster>>(
    ({ seats, substitutes }) => {
      const persons = [...seats.map(({ seat }) => seat), ...substitutes.map(({ id }) => id)];
      return new Set(persons).size === persons.length;
    },
    { path: ['seats'], message: 'Every seat and every substitute needs a name of its own.' },
  ),
  z.refine<z.infer<typeof Roster>>(({ seats }) => seats.filter(({ role }) => role === 'CHAIR').length === 1, {
    path: ['seats'],
    message: 'A committee has exactly one chair.',
  }),
  z.refine<z.infer<typeof Roster>>(
    ({ seats, substitutes }) =>
      seats.every(
        ({ callingOrder }) => callingOrder?.every((called) => substitutes.some(({ id }) => id === called)) ?? true,
      ),
    { path: ['seats'], message: 'A calling order names only the committee’s substitutes.' },
  ),
);
export type Committee = z.infer<typeof Committee>;

/** A position that the delegation order names, when the roster has it. */
export function findPosition({ positions = [] }: Pick<Committee, 'positions'>, id: string): Position | undefined {
  return positions.find((position) => position.id === id);
}

/** The person who holds a seat, to be written to. */
export function seatHolder(committee: Committee, seat: string): ContactPoint | undefined {
  return committee.seats.find((line) => line.seat === seat)?.person;
}

/** Who on the roster an address belongs to: a seat's name for its member, a substitute's own. */
export function personOf({ seats, substitutes }: Committee, email: string): string | undefined {
  const isTheirs = ({ person }: Committee['seats'][number] | Committee['substitutes'][number]): boolean =>
    person.email.toLowerCase() === email.toLowerCase();
  return seats.find(isTheirs)?.seat ?? substitutes.find(isTheirs)?.id;
}
