const pattern = /(?<!\d)(?:19|20)?\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01]|[6-8]\d|9[01])[-+ ]?\d{4}(?!\d)/;

/** Whether a text holds what looks like a personal identity or coordination number: it is asked for nowhere here. */
export function namesNumber(text: string): boolean {
  return pattern.test(text);
}
