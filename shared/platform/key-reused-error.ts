/** An `Idempotency-Key` came again with another body: it names one request and no other. */
export class KeyReusedError extends Error {
  override readonly name = 'KeyReusedError';
}
