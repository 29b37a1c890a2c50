/** Nobody is signed in; a page sends the reader to sign in, an API answers 401. */
export class SignInNeeded extends Error {
  override readonly name = 'SignInNeeded';
  /** The path that was asked for. */
  readonly returnTo: string;

  constructor(returnTo: string) {
    super('Sign in first');
    this.returnTo = returnTo;
  }
}

/** Somebody is signed in, but their roles don't reach; 403. */
export class NotAllowed extends Error {
  override readonly name = 'NotAllowed';

  constructor() {
    super('The account lacks the role that this needs');
  }
}
