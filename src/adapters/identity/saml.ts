/**
 * SAML 2.0 as a service provider. What is believed is read from the signed assertion alone. Beside what node-saml checks (signature, audience, times, the
 * request's id) stand here: no declarations or comments in the XML, no SHA-1, the issuer, the recipient, and that the assertion answers what we asked.
 */
import { SAML, SamlStatusError, ValidateInResponseTo, type Profile, type SamlConfig } from '@node-saml/node-saml';
import type { SamlOurs, SamlPeer, Verified } from '../../app/signInPorts.ts';
import { shortened, type DiagnosisCode, type DiagnosisParams } from '../../domain/signIn/diagnosis.ts';
import type { SamlSettings } from '../../domain/signIn/provider.ts';

type Refused = Extract<Verified, { ok: false }>;
const SKEW_MS = 60_000;
const PATIENCE_MS = 10 * 60_000;
const BEARER = 'urn:oasis:names:tc:SAML:2.0:cm:bearer';
const SHA1 = /xmldsig#(?:rsa-sha1|dsa-sha1|hmac-sha1|sha1)["']/;

function refused(code: DiagnosisCode, params: DiagnosisParams = {}): Refused {
  return { ok: false, code, params };
}

interface Cache { saved: string | null; stands(requestId: string): Promise<boolean> }
function spOf(settings: Pick<SamlSettings, 'entryPoint' | 'certificates'>, ours: SamlOurs, cache: Cache): SAML {
  const config: SamlConfig = {
    idpCert: [...settings.certificates], entryPoint: settings.entryPoint, issuer: ours.entityId, audience: ours.entityId, callbackUrl: ours.answerAddress, identifierFormat: null, disableRequestedAuthnContext: true,
    wantAssertionsSigned: true, wantAuthnResponseSigned: false, acceptedClockSkewMs: SKEW_MS, validateInResponseTo: ValidateInResponseTo.always, requestIdExpirationPeriodMs: PATIENCE_MS,
    // The requests that wait lie in the database, so that any of several servers may take the answer.
    cacheProvider: {
      saveAsync: async (key) => { cache.saved = key; return null; },
      getAsync: async (key) => (await cache.stands(key) ? new Date().toISOString() : null),
      removeAsync: async () => null,
    },
  };
  return new SAML(config);
}

/** A parsed element: attributes under `$`, text under `_`, children as lists. */
type Element = Readonly<Record<string, unknown>>;
function children(element: Element | undefined, name: string): Element[] {
  const list = element?.[name];
  return Array.isArray(list) ? list.map((one: unknown) => (typeof one === 'object' && one !== null ? one as Element : { _: one })) : [];
}
function attribute(element: Element | undefined, name: string): string {
  const attributes = element?.['$'];
  const value = typeof attributes === 'object' && attributes !== null ? (attributes as Record<string, unknown>)[name] : undefined;
  return typeof value === 'string' ? value : '';
}
function text(element: Element | undefined): string {
  return typeof element?.['_'] === 'string' ? element['_'].trim() : '';
}

function whyNot(error: unknown, ours: SamlOurs, xml: string): Refused {
  if (error instanceof SamlStatusError) return refused('provider-refused', { got: shortened(error.message, 200) });
  if (!(error instanceof Error)) throw error;
  const { message } = error;
  if (/InResponseTo/i.test(message)) return refused('not-asked');
  if (/audience/i.test(message)) return refused('audience-other', { about: 'Audience', expected: ours.entityId, got: shortened(/Expected: .* Received: (.*)$/.exec(message)?.[1] ?? '', 200) });
  if (/expired|not yet valid|subject confirmation/i.test(message)) return refused('expired', { about: 'NotOnOrAfter' });
  if (/signature|signed|ID cannot refer/i.test(message)) return xml.includes('Signature') ? refused('signature-wrong', { about: 'Assertion' }) : refused('signature-missing', { about: 'Assertion' });
  // The package does not look for conditions before it reads them.
  if (error instanceof TypeError && !xml.includes('AudienceRestriction')) return refused('audience-other', { about: 'Audience', expected: ours.entityId });
  return refused('not-readable', { got: shortened(message, 120) });
}

export const saml: SamlPeer = {
  async begin(settings, ours) {
    const cache: Cache = { saved: null, stands: async () => false };
    const address = await spOf(settings, ours, cache).getAuthorizeUrlAsync('', undefined, {});
    if (cache.saved === null) throw new Error('The request for SAML got no id');
    return { address, requestId: cache.saved };
  },
  metadata: async (ours) => spOf({ entryPoint: ours.answerAddress, certificates: ['none'] }, ours, { saved: null, stands: async () => false }).generateServiceProviderMetadata(null, null),
  async finish(settings, ours, response, asked) {
    const xml = Buffer.from(response, 'base64').toString('utf8');
    if (!/^\s*</.test(xml)) return refused('not-readable');
    // Before any parser: no document type, no entities, no comments, no instructions. No provider has use for them in an answer.
    if (/<!/.test(xml) || /<\?(?!xml\s)/i.test(xml) || xml.indexOf('<?', 2) > 0) return refused('document-type');
    if (SHA1.test(xml)) return refused('signature-wrong', { about: 'SHA-1' });
    let profile: Profile | null;
    try {
      ({ profile } = await spOf(settings, ours, { saved: null, stands: (id) => asked.stands(id) }).validatePostResponseAsync({ SAMLResponse: response }));
    } catch (error) {
      return whyNot(error, ours, xml);
    }
    const whole = profile?.getAssertion?.();
    const assertion = whole?.['Assertion'] as Element | undefined;
    if (!profile || assertion === undefined) return refused('not-readable');
    const issuer = text(children(assertion, 'Issuer')[0]);
    if (issuer !== settings.entityId) return refused('issuer-other', { about: 'Issuer', expected: settings.entityId, got: shortened(issuer, 200) });
    const subject = children(assertion, 'Subject')[0];
    const confirmations = children(subject, 'SubjectConfirmation').filter((one) => attribute(one, 'Method') === BEARER).flatMap((one) => children(one, 'SubjectConfirmationData'));
    const [confirmed] = confirmations;
    if (confirmed === undefined || confirmations.length > 1 || attribute(confirmed, 'Recipient') !== ours.answerAddress) return refused('recipient-other', { about: 'Recipient', expected: ours.answerAddress, got: shortened(attribute(confirmed, 'Recipient'), 200) });
    const requestId = attribute(confirmed, 'InResponseTo');
    if (requestId === '' || requestId !== profile['inResponseTo'] || !await asked.stands(requestId)) return refused('not-asked');
    const until = Date.parse(attribute(confirmed, 'NotOnOrAfter'));
    if (!(until + SKEW_MS > Date.now())) return refused('expired', { about: 'NotOnOrAfter' });
    if (children(children(assertion, 'Conditions')[0], 'AudienceRestriction').length === 0) return refused('audience-other', { about: 'Audience', expected: ours.entityId });
    const attributes = new Map(children(assertion, 'AttributeStatement').flatMap((one) => children(one, 'Attribute')).map((one) => [attribute(one, 'Name'), children(one, 'AttributeValue').map(text).filter((value) => value !== '')]));
    const named = settings.subjectAttribute === '' ? text(children(subject, 'NameID')[0]) : attributes.get(settings.subjectAttribute)?.[0] ?? '';
    const assertionId = attribute(assertion, 'ID');
    if (named === '' || assertionId === '') return refused('subject-missing', { expected: settings.subjectAttribute === '' ? 'NameID' : settings.subjectAttribute, got: shortened([...attributes.keys()].join(', ')) });
    return {
      ok: true, requestId, assertionId, expiresAt: new Date(until + SKEW_MS),
      claimed: { issuer, subject: named, mail: attributes.get(settings.mailAttribute)?.[0] ?? null, groups: attributes.get(settings.groupsAttribute) ?? [] },
    };
  },
};
