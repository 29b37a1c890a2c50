/** Nobody is signed in; a page sends the reader to sign in, an API answers 401. */
export class SignInNeeded extends Error {
  override readonly name = 'SignInNeeded';
  /** The path that was asked for. */
  readonly returnTo: string;
  /** Where one signs in. */
  readonly at: string;

  constructor(returnTo: string, at = '/sign-in') {
    super('Sign in first');
    this.returnTo = returnTo;
    this.at = at;
  }
}

/** Somebody is signed in, but their roles don't reach; 403. */
export class NotAllowed extends Error {
  override readonly name = 'NotAllowed';

  constructor() {
    super('The account lacks the role that this needs');
  }
}
