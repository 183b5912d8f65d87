/**
 * OpenID Connect as a client: authorization code with PKCE, state and nonce. The ID token's signature is verified also where it came straight from the
 * provider, and `iss` in the answer is compared with the one asked, so that one provider's answer is never taken for another's (RFC 9207).
 */
import { createHash } from 'node:crypto';
import {
  allowInsecureRequests, AuthorizationResponseError, authorizationCodeGrant, buildAuthorizationUrl, calculatePKCECodeChallenge, ClientError, ClientSecretBasic, ClientSecretPost, discovery, enableNonRepudiationChecks,
  fetchUserInfo, None, randomNonce, randomPKCECodeVerifier, randomState, ResponseBodyError, WWWAuthenticateChallengeError, type Configuration,
} from 'openid-client';
import type { OidcPeer, Verified } from '../../app/signInPorts.ts';
import { shortened, type DiagnosisCode, type DiagnosisParams } from '../../domain/signIn/diagnosis.ts';
import type { OidcSettings } from '../../domain/signIn/provider.ts';

type Refused = Extract<Verified, { ok: false }>;
const KNOWN_FOR_MS = 10 * 60_000;
const PATIENCE_SECONDS = 10;

function refused(code: DiagnosisCode, params: DiagnosisParams = {}): Refused {
  return { ok: false, code, params };
}
function isLoopback(url: URL): boolean {
  return url.protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
}

/** What a provider says of itself is asked for again after ten minutes, and at once when anything in its settings changes. */
const known = new Map<string, { readonly until: number; readonly configuration: Promise<Configuration> }>();
function configurationOf(settings: OidcSettings, secret: string): Promise<Configuration> {
  const key = createHash('sha256').update(JSON.stringify([settings.issuer, settings.clientId, secret])).digest('hex');
  const kept = known.get(key);
  if (kept !== undefined && kept.until > Date.now()) return kept.configuration;
  const configuration = discover(settings, secret);
  known.set(key, { until: Date.now() + KNOWN_FOR_MS, configuration });
  configuration.catch(() => known.delete(key)); // asked again next time; whoever asked now gets the error
  return configuration;
}
async function discover(settings: OidcSettings, secret: string): Promise<Configuration> {
  const issuer = new URL(settings.issuer);
  // Without TLS only to this very machine, as in a trial.
  const execute = [enableNonRepudiationChecks, ...(isLoopback(issuer) ? [allowInsecureRequests] : [])];
  const configuration = await discovery(issuer, settings.clientId, undefined, secret === '' ? None() : ClientSecretBasic(secret), { execute, timeout: PATIENCE_SECONDS });
  const methods = configuration.serverMetadata().token_endpoint_auth_methods_supported;
  if (secret === '' || methods === undefined || methods.includes('client_secret_basic')) return configuration;
  return discovery(issuer, settings.clientId, undefined, ClientSecretPost(secret), { execute, timeout: PATIENCE_SECONDS });
}

/** What stands in an error's cause under a name; the package puts what was expected and what came there. */
function within(error: unknown, name: string, depth = 0): unknown {
  if (typeof error !== 'object' || error === null || depth > 4) return undefined;
  if (name in error) return (error as Record<string, unknown>)[name];
  return 'cause' in error ? within(error.cause, name, depth + 1) : undefined;
}

function whyNot(error: unknown, settings: OidcSettings): Refused {
  if (error instanceof AuthorizationResponseError) return refused('provider-refused', { got: shortened([error.error, error.error_description].filter(Boolean).join(': ')) });
  if (error instanceof WWWAuthenticateChallengeError) return refused('client-refused', { got: String(error.status) });
  if (error instanceof ResponseBodyError) {
    const got = shortened([error.error, error.error_description].filter(Boolean).join(': '));
    return error.error === 'invalid_grant' ? refused('code-refused', { got }) : refused('client-refused', { got });
  }
  if (error instanceof ClientError) {
    const claim = within(error, 'claim');
    const claims = within(error, 'claims');
    const got = typeof claim === 'string' && typeof claims === 'object' && claims !== null ? (claims as Record<string, unknown>)[claim] : undefined;
    // The nonce and the state are one-time values of the sign-in: neither is shown.
    const shown = claim === 'nonce' || got === undefined ? {} : { got: shortened(got) };
    const expected = within(error, 'expected');
    if (error.code === 'OAUTH_JWT_TIMESTAMP_CHECK_FAILED') return refused('expired', { about: String(claim ?? 'exp') });
    if (error.code === 'OAUTH_JWT_CLAIM_COMPARISON_FAILED') {
      const about = String(claim ?? '');
      return refused(about === 'aud' ? 'audience-other' : about === 'iss' ? 'issuer-other' : 'token-not-fitting', { about, ...(about === 'aud' ? { expected: settings.clientId } : about === 'iss' ? { expected: settings.issuer } : {}), ...shown });
    }
    if (error.code === 'OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED') return refused('issuer-other', { expected: settings.issuer, got: shortened(within(error, 'body') === undefined ? '' : (within(error, 'body') as Record<string, unknown>)['issuer']) });
    const message = error.cause instanceof Error ? error.cause.message : error.message;
    if (message.includes('"iss" (issuer)') && !message.includes('JWT')) {
      const parameters = within(error, 'parameters');
      return refused('answer-from-other', { expected: typeof expected === 'string' ? expected : settings.issuer, got: parameters instanceof URLSearchParams ? shortened(parameters.get('iss') ?? '') : '' });
    }
    if (message.includes('signature') || message.includes('"alg"') || error.code === 'OAUTH_KEY_SELECTION_FAILED' || error.code === 'OAUTH_UNSUPPORTED_OPERATION') return refused('signature-wrong', { about: 'id_token' });
    if (error.code === 'OAUTH_TIMEOUT' || error.code === 'OAUTH_RESPONSE_IS_NOT_CONFORM' || error.code === 'OAUTH_RESPONSE_IS_NOT_JSON' || error.code === undefined) return refused('provider-unreachable', { expected: settings.issuer });
    return refused('token-not-fitting', { got: shortened(message, 120) });
  }
  // fetch says TypeError when nobody answers, or when the certificate is not trusted.
  if (error instanceof TypeError) return refused('provider-unreachable', { expected: settings.issuer, got: shortened(within(error.cause, 'code') ?? '', 60) });
  throw error;
}

/** A claim by its name, or by its path where it lies inside another (Keycloak's realm_access.roles). */
function claimAt(claims: Readonly<Record<string, unknown>>, name: string): unknown {
  if (name === '') return undefined;
  if (name in claims) return claims[name];
  return name.split('.').reduce<unknown>((value, part) => (typeof value === 'object' && value !== null && Object.hasOwn(value, part) ? (value as Record<string, unknown>)[part] : undefined), claims);
}
function textsIn(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string' && one !== '') as string[];
}

export const oidc: OidcPeer = {
  async begin(settings, secret, redirectUri) {
    try {
      const configuration = await configurationOf(settings, secret);
      const [state, nonce, verifier] = [randomState(), randomNonce(), randomPKCECodeVerifier()];
      const address = buildAuthorizationUrl(configuration, {
        redirect_uri: redirectUri, scope: settings.scopes, state, nonce, response_type: 'code', code_challenge: await calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256',
      });
      return { ok: true, begun: { address: address.href, state, nonce, verifier } };
    } catch (error) {
      return whyNot(error, settings);
    }
  },
  async finish(settings, secret, redirectUri, query, asked) {
    try {
      const configuration = await configurationOf(settings, secret);
      const answer = new URL(redirectUri);
      answer.search = query;
      const tokens = await authorizationCodeGrant(configuration, answer, { pkceCodeVerifier: asked.verifier, expectedState: asked.state, expectedNonce: asked.nonce, idTokenExpected: true });
      const claims = tokens.claims();
      if (claims === undefined || claims.sub === '') return refused('subject-missing');
      let all: Readonly<Record<string, unknown>> = claims;
      // Some providers tell mail and groups only when asked once more.
      const lacking = [settings.mailClaim, settings.groupsClaim].some((name) => name !== '' && claimAt(claims, name) === undefined);
      if (lacking && configuration.serverMetadata().userinfo_endpoint !== undefined) all = { ...await fetchUserInfo(configuration, tokens.access_token, claims.sub), ...claims };
      if (all['email_verified'] === false && settings.mailClaim === 'email') all = { ...all, email: undefined };
      return { ok: true, claimed: { issuer: claims.iss, subject: claims.sub, mail: textsIn(claimAt(all, settings.mailClaim))[0] ?? null, groups: textsIn(claimAt(all, settings.groupsClaim)) } };
    } catch (error) {
      return whyNot(error, settings);
    }
  },
};
