import type { Text } from '../requirement/finding.ts';

/** Something a version can't be published without, and the paragraph that says so. */
export interface Missing {
  readonly paragraph: string;
  /** The part of the documentation, or `choiceSystem` for the system itself. */
  readonly part: string;
  readonly text: Text;
}

export function missing(paragraph: string, part: string, sv: string, en: string): Missing {
  return { paragraph, part, text: { sv, en } };
}
