/** Why a sign-in by another provider failed, for the administrator: a code, what was expected and what came. Never a secret, code or token. */
export const diagnosisCodes = [
  'request-unknown', 'other-browser', 'provider-unreachable', 'provider-refused', 'answer-from-other', 'client-refused', 'code-refused', 'secret-unreadable',
  'token-not-fitting', 'signature-missing', 'signature-wrong', 'issuer-other', 'audience-other', 'recipient-other', 'not-asked', 'expired', 'used-before', 'document-type', 'not-readable',
  'subject-missing', 'mail-missing', 'mail-not-trusted', 'person-unknown', 'person-barred', 'not-decryptable', 'level-other', 'subject-personal-number',
] as const;
export type DiagnosisCode = (typeof diagnosisCodes)[number];

/** What was expected and what came, in the protocol's own names; empty where there is nothing to compare. `subject`, `issuer` and `mail` are there when the person is known to the provider but not here. */
export interface DiagnosisParams { readonly expected?: string; readonly got?: string; readonly about?: string; readonly subject?: string; readonly issuer?: string; readonly mail?: string }
export interface Diagnosis { readonly code: DiagnosisCode; readonly params: DiagnosisParams }

/** As much of a foreign text as helps, without what could be anything. */
export function shortened(text: unknown, most = 300): string {
  const plain = typeof text === 'string' ? text : JSON.stringify(text) ?? '';
  return plain.length > most ? `${plain.slice(0, most - 1)}…` : plain;
}
