/** The one error table: every kind of refusal has one status, every answer that says no is RFC 9457 problem+json. */
import { refusals, type Refusal, type RefusalKind } from '../domain/refusal.ts';
import { edgeRefusal, refusalSentence, refusalTitle, type EdgeRefusal } from '../text/refusals.ts';

export const statusOfKind: Record<RefusalKind, number> = {
  input: 422, signIn: 401, forbidden: 403, notFound: 404, changed: 409, rule: 409, tooLarge: 413, tooMany: 429, unavailable: 503,
};
const statusOfEdge: Record<EdgeRefusal, number> = { 'edge.other-origin': 403, 'edge.not-json': 422, 'edge.fault': 500 };

/** `params` let the screen show what was refused (who changed a field, how long to wait) without taking the sentence apart. */
export interface Problem {
  readonly type: 'about:blank'; readonly status: number; readonly code: string; readonly title: string; readonly detail: string;
  readonly params: Refusal['params']; readonly requestId: string;
}

export function problemOf(refusal: Refusal, requestId: string): Problem {
  const kind = refusals[refusal.code];
  return { type: 'about:blank', status: statusOfKind[kind], code: refusal.code, title: refusalTitle(kind), detail: refusalSentence(refusal), params: refusal.params, requestId };
}
function edgeProblem(code: EdgeRefusal, requestId: string): Problem {
  const { title, sentence } = edgeRefusal(code);
  return { type: 'about:blank', status: statusOfEdge[code], code, title, detail: sentence, params: {}, requestId };
}

/** A refusal on its way out of a parser or hook, where only throwing reaches the error table. */
export class Stopped extends Error {
  readonly refusal: Refusal | EdgeRefusal;
  constructor(refusal: Refusal | EdgeRefusal) {
    super(typeof refusal === 'string' ? refusal : refusal.code);
    this.name = 'Stopped';
    this.refusal = refusal;
  }
}
export function stop(code: Refusal['code'], params: Refusal['params'] = {}): Stopped {
  return new Stopped({ code, params });
}

const UNREACHABLE = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', '57P01', '57P02', '57P03', '53300', '08000', '08001', '08003', '08006']);

export function codeOf(error: unknown): string | null {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : null;
}

const NOT_LET_IN = new Set(['28P01', '28000', '3D000']);
/** True when the database cannot be reached or does not let us in: something for whoever runs it, not a fault of the program. */
export function isUnreachable(error: unknown): boolean {
  const code = codeOf(error);
  return code !== null && (UNREACHABLE.has(code) || NOT_LET_IN.has(code));
}

/** What any thrown thing becomes. `fault` is true when it is ours to mend. */
export function problemOfError(error: unknown, requestId: string): { readonly problem: Problem; readonly fault: boolean } {
  if (error instanceof Stopped) {
    return { problem: typeof error.refusal === 'string' ? edgeProblem(error.refusal, requestId) : problemOf(error.refusal, requestId), fault: false };
  }
  const code = codeOf(error);
  switch (code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
    case 'HPE_HEADER_OVERFLOW':
      return { problem: problemOf({ code: 'input.too-large', params: {} }, requestId), fault: false };
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
    case 'FST_ERR_CTP_EMPTY_TYPE':
      return { problem: edgeProblem('edge.not-json', requestId), fault: false };
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
    case 'FST_ERR_BAD_URL':
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return { problem: problemOf({ code: 'input.malformed', params: {} }, requestId), fault: false };
    case 'FST_ERR_MAX_PARAM_LENGTH':
      return { problem: problemOf({ code: 'object.not-found', params: {} }, requestId), fault: false };
    default:
  }
  if (code !== null && UNREACHABLE.has(code)) return { problem: problemOf({ code: 'service.busy', params: {} }, requestId), fault: true };
  if (code?.startsWith('HPE_')) return { problem: problemOf({ code: 'input.malformed', params: {} }, requestId), fault: false };
  return { problem: edgeProblem('edge.fault', requestId), fault: true };
}
