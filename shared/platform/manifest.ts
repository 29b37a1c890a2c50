import type * as z from 'zod/mini';

type Schema = z.ZodMiniType;

/** Who may call a route. `task-link`: the token in the path is the key; `staff`, `provider`: a signed-in account. */
export type RouteSecurity = 'none' | 'application-token' | 'task-link' | 'staff' | 'provider';

/** One HTTP route; API routes describe themselves to the OpenAPI document. */
export interface Route {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** API Gateway path, for example `/v1/applications/{applicationId}`. */
  readonly path: string;
  readonly kind: 'api' | 'page';
  readonly security: RouteSecurity;
  readonly summary: string;
  readonly body?: Schema;
  /** It may come without its body. */
  readonly bodyOptional?: boolean;
  readonly query?: Schema;
  /** HTTP status → the body's schema, or null when there is none. */
  readonly responses?: Readonly<Record<number, Schema | null>>;
}

export type OutboxKind =
  | 'MAIL'
  | 'START'
  | 'CALLBACK'
  | 'PUBLISH'
  | 'ANNOUNCE'
  | 'COPY_FILES'
  | 'OFFER'
  | 'TAKE_UP'
  | 'IMPORT'
  | 'ROLL_OUT'
  | 'SHOW_RESULTS'
  /** Lies in the citizens' table, and is the only kind that does. */
  | 'TELL';

/** What makes a function run. */
export type Trigger =
  | { readonly kind: 'http'; readonly routes: readonly Route[] }
  | { readonly kind: 'workflow' }
  | { readonly kind: 'outbox'; readonly messages: readonly OutboxKind[] }
  /** An object arrived in the evidence bucket (EventBridge). */
  | { readonly kind: 'upload' }
  /** A malware scan of such an object has ended (EventBridge). */
  | { readonly kind: 'scan' }
  /** A mail bounced, was rejected or complained of (EventBridge). */
  | { readonly kind: 'bounce' }
  | { readonly kind: 'schedule'; readonly expression: string };

export type TableAction =
  'GetItem' | 'BatchGetItem' | 'Query' | 'PutItem' | 'UpdateItem' | 'DeleteItem' | 'ConditionCheckItem';

/** What a function may touch, and nothing else: infrastructure turns it into its role and its environment. */
export interface Access {
  readonly caseTable?: readonly TableAction[];
  /** Also the case table's indexes. */
  readonly caseIndexes?: readonly ('due' | 'list')[];
  readonly linkTable?: readonly TableAction[];
  readonly catalogueTable?: readonly TableAction[];
  /** What citizens have told; its key opens with it. Only functions of complaints and surveys ask for it. */
  readonly citizenTable?: readonly TableAction[];
  readonly citizenIndexes?: readonly 'list'[];
  /** `EraseObject`: with every version of it. */
  readonly evidenceBucket?: readonly ('PutObject' | 'GetObject' | 'EraseObject')[];
  /** Send mail through SES. */
  readonly mail?: boolean;
  readonly workflow?: readonly ('StartExecution' | 'SendTask')[];
  /** Ask the official registries that the deployment is connected to (adds their addresses, and the right to read their credentials). */
  readonly registries?: boolean;
  /** Use the e-signing services that municipalities of the deployment have (adds the right to read their credentials). */
  readonly signingServices?: boolean;
  /** Derive webhooks' secrets from the deployment's (adds its ARN, and the right to read it). */
  readonly webhookSecret?: boolean;
  /** Verify staff accounts against the OIDC issuer (adds its settings; needs no AWS permission). */
  readonly signIn?: boolean;
  /** Verify providers' accounts, against an issuer of their own. */
  readonly providerSignIn?: boolean;
}

export interface FunctionManifest {
  /** `<capability>-<verb-noun>`, the same as its folder. */
  readonly name: string;
  readonly trigger: Trigger;
  readonly access: Access;
  /** Files of packages that are read at run time, by their paths: deployed beside the code where Node looks for them. */
  readonly packageFiles?: readonly string[];
  readonly timeoutSeconds?: number;
  readonly memoryMegabytes?: number;
}

/** Declares a function beside its code, so that its rights are read where its work is. */
export function defineFunction<const M extends FunctionManifest>(manifest: M): M {
  return manifest;
}

/** The routes of a page that is read, with a form on it that is sent. HEAD is a route of its own: mail scanners send it first. */
export function formPageRoutes(path: string, summary: string, security: Route['security']): readonly Route[] {
  const common = { path, kind: 'page', security, summary } as const;
  return [
    { ...common, method: 'GET' },
    { ...common, method: 'HEAD' },
    { ...common, method: 'POST' },
  ];
}
