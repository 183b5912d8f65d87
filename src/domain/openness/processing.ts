/** What a board says of its own handling of personal data (GDPR art. 30.1). What the system knows stands beside it and cannot be written over. */
export interface ProcessingDetails {
  readonly purposes: string;
  readonly legalBasis: string;
  /** Of people and of data, beside those that the system knows. */
  readonly categories: string;
  readonly recipients: string;
  readonly thirdCountries: string;
  readonly retention: string;
  /** Measures of protection beside those of the system. */
  readonly security: string;
  /** Who answers for the handling, and the data protection officer (art. 37): name and how to reach them. */
  readonly contact: string;
  readonly officer: string;
}
export const processingFields = ['purposes', 'legalBasis', 'categories', 'recipients', 'thirdCountries', 'retention', 'security', 'contact', 'officer'] as const satisfies readonly (keyof ProcessingDetails)[];

/** Kinds of personal data that the system keeps. `data` names them, `text` has the words. */
export const keptKinds = ['account', 'roles', 'sessions', 'log', 'named', 'controls', 'deviations', 'mails'] as const;
export type KeptKind = (typeof keptKinds)[number];
