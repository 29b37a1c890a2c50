/** How a command ends: what a script that calls it can act on. */
export const ending = {
  fine: 0,
  /** The set has problems that stop import or publication. */
  refused: 1,
  /** The command was not understood, or a file could not be read or written. */
  misused: 2,
  /** The deployment could not be reached, or did not let the request through. */
  unanswered: 3,
} as const;
export type Ending = (typeof ending)[keyof typeof ending];

/** Ends the command with a message for whoever typed it. */
export class CommandFailure extends Error {
  override readonly name = 'CommandFailure';
  readonly ending: Ending;

  constructor(how: Ending, message: string) {
    super(message);
    this.ending = how;
  }
}
