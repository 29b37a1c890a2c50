/**
 * A cookie that no script reads, bound to this host alone. `Lax`, not `Strict`: people arrive from their mail
 * and from the sign-in service. The name must begin with `__Host-`.
 */
export function setCookie(name: `__Host-${string}`, value: string, maxAgeSeconds: number): string {
  return `${name}=${value}; Path=/; Max-Age=${String(Math.floor(maxAgeSeconds))}; HttpOnly; Secure; SameSite=Lax`;
}

export function clearCookie(name: `__Host-${string}`): string {
  return setCookie(name, '', 0);
}
