/** API Gateway lets nobody wait longer than 30 seconds. */
const patienceMilliseconds = 40_000;

/**
 * `fetch` that ends: what has not been answered by then will not be, and says what was asked.
 * @throws Error that names the request, when no answer came
 */
export async function ask(url: string | URL, init: RequestInit = {}): Promise<Response> {
  try {
    return await fetch(url, { ...init, signal: AbortSignal.timeout(patienceMilliseconds) });
  } catch (error) {
    throw new Error(`No answer to ${init.method ?? 'GET'} ${new URL(url).href}`, { cause: error });
  }
}
