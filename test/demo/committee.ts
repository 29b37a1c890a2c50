import { readFileSync } from 'node:fs';
import * as z from 'zod/mini';

const Member = z.looseObject({
  seat: z.string(),
  person: z.looseObject({ name: z.string(), email: z.string(), phone: z.string() }),
});
const Committee = z.looseObject({ seats: z.array(Member) });

const committee = Committee.parse(
  JSON.parse(readFileSync(new URL('../../config/seed/granvik/committee.json', import.meta.url), 'utf8')),
);

export const members = committee.seats;

/** The member who holds a seat, to whom the delegation order gives a kind of decision. */
export function delegatedMember(seat: string): { name: string; email: string; phone: string } {
  const member = members.find((one) => one.seat === seat);
  if (member === undefined) throw new Error(`Nobody holds seat ${seat}`);
  return member.person;
}
