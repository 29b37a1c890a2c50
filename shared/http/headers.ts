import { styleSource } from './style.ts';

export interface PageHeaderOptions {
  /** Nobody but this reader may see the page: no cache keeps it. */
  readonly personal: boolean;
  /** Search engines are asked to stay away. */
  readonly unlisted: boolean;
  /** Other origins that the page's forms send to, for example the evidence bucket. */
  readonly formActions?: readonly string[];
}

/**
 * The headers of every page. The referrer stays within the site: `no-referrer` would make browsers send
 * `Origin: null` with a form, and links carry tokens in their path.
 */
export function pageHeaders(options: PageHeaderOptions): Record<string, string> {
  const policy = [
    "default-src 'none'",
    `style-src ${styleSource}`,
    "img-src 'self'",
    ["form-action 'self'", ...(options.formActions ?? [])].join(' '),
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ];
  return {
    'content-security-policy': policy.join('; '),
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=()',
    'strict-transport-security': 'max-age=63072000; includeSubDomains',
    'cache-control': options.personal ? 'no-store' : 'public, max-age=60',
    ...(options.unlisted ? { 'x-robots-tag': 'noindex, nofollow' } : {}),
  };
}
