import type { Municipality } from '../../domain/municipality/municipality.ts';
import type { Language } from '../language.ts';

/** In whose words, and in which language, an overview is written. */
export interface Terms {
  readonly municipality: Municipality;
  readonly lang: Language;
}
