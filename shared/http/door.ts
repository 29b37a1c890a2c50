/** A way to sign in: its pages, the cookie that holds the session, and where its issuer's settings are. */
export interface Door {
  readonly signIn: string;
  readonly callback: string;
  readonly signOut: string;
  /** Where one comes who asked for nothing in particular. */
  readonly home: string;
  readonly cookie: `__Host-${string}`;
  /** Holds what must come back unchanged, while somebody is away signing in. */
  readonly attemptCookie: `__Host-${string}`;
  /** Begins the names of the environment's variables. */
  readonly settings: string;
}

/** The municipality's own people. */
export const staffDoor: Door = {
  signIn: '/sign-in',
  callback: '/sign-in/callback',
  signOut: '/sign-out',
  home: '/desk',
  cookie: '__Host-session',
  attemptCookie: '__Host-sign-in',
  settings: 'OIDC',
};

/** The providers' people; both may be signed in side by side in one browser. */
export const providerDoor: Door = {
  signIn: '/mina-sidor/logga-in',
  callback: '/mina-sidor/logga-in/tillbaka',
  signOut: '/mina-sidor/logga-ut',
  home: '/mina-sidor',
  cookie: '__Host-provider-session',
  attemptCookie: '__Host-provider-sign-in',
  settings: 'PROVIDER_OIDC',
};
