import type { LookupFault, RegistryEntry } from '../../domain/registry/lookup.ts';

/** How one official registry is asked. An adapter knows its registry's protocol and nothing of cases. */
export interface RegistryAdapter {
  /** Where the answer comes from, as people read it. */
  readonly source: string;
  /**
   * Asks once about one organisation; what passes by itself it may try again within its own time limit.
   * @param number written `NNNNNN-NNNN`, never a personal number
   * @returns null when the registry knows no such number
   * @throws RegistryFault when it gave no answer that can be relied on
   */
  lookUp(number: string): Promise<RegistryEntry | null>;
}

/** A registry that gave no answer that can be relied on: noted on the case, where a person takes over. */
export class RegistryFault extends Error {
  override readonly name = 'RegistryFault';
  readonly fault: LookupFault;

  constructor(fault: LookupFault, options?: ErrorOptions) {
    super(fault, options);
    this.fault = fault;
  }
}
