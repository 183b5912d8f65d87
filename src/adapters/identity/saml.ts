/**
 * SAML 2.0 as a service provider. What is believed is read from the signed assertion alone. Beside what node-saml checks (signature, audience, times, the
 * request's id) stand here: no declarations or comments in the XML, no SHA-1, the issuer, the recipient, and that the assertion answers what we asked.
 */
import { SAML, SamlStatusError, ValidateInResponseTo, type Profile, type SamlConfig } from '@node-saml/node-saml';
import type { SamlOurs, SamlPeer, Verified } from '../../app/signInPorts.ts';
import { shortened, type DiagnosisCode, type DiagnosisParams } from '../../domain/signIn/diagnosis.ts';
import { isPersonalNumber, type SamlSettings } from '../../domain/signIn/provider.ts';
import { certifiedKey } from './certificate.ts';
import { isEncrypted, opened } from './samlEncryption.ts';

type Refused = Extract<Verified, { ok: false }>;
const SKEW_MS = 60_000;
const PATIENCE_MS = 10 * 60_000;
const BEARER = 'urn:oasis:names:tc:SAML:2.0:cm:bearer';
const SHA1 = /xmldsig#(?:rsa-sha1|dsa-sha1|hmac-sha1|sha1)["']/;

function refused(code: DiagnosisCode, params: DiagnosisParams = {}): Refused {
  return { ok: false, code, params };
}

interface Cache { saved: string | null; stands(requestId: string): Promise<boolean> }
function spOf(settings: Pick<SamlSettings, 'entryPoint' | 'certificates' | 'levels'>, ours: SamlOurs, cache: Cache): SAML {
  const levels = settings.levels ?? [];
  const config: SamlConfig = {
    idpCert: [...settings.certificates], entryPoint: settings.entryPoint, issuer: ours.entityId, audience: ours.entityId, callbackUrl: ours.answerAddress, identifierFormat: null,
    // Asked for by name: a provider that has none of them says so instead of answering with less.
    disableRequestedAuthnContext: levels.length === 0, authnContext: [...levels], racComparison: 'exact',
    ...(ours.keys === null ? {} : { privateKey: ours.keys.signing.privateKey, publicCert: ours.keys.signing.certificate, signatureAlgorithm: 'sha256', digestAlgorithm: 'sha256' }),
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

/** Before any parser: no document type, no entities, no comments, no instructions. No provider has use for them in an answer. */
function wall(xml: string): Refused | null {
  if (!/^\s*</.test(xml)) return refused('not-readable');
  if (/<!/.test(xml) || /<\?(?!xml\s)/i.test(xml) || xml.indexOf('<?', 2) > 0) return refused('document-type');
  return null;
}

/** node-saml offers more than is opened here. */
const UNSAFE = /<EncryptionMethod Algorithm="[^"]*-cbc"\s*\/>\s*/g;
/** What sort of relying party we are, as federations write it (entity categories). */
function withCategories(xml: string, categories: readonly string[]): string {
  if (categories.length === 0) return xml;
  const escaped = categories.map((one) => `<saml:AttributeValue>${one.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')}</saml:AttributeValue>`).join('');
  const extensions = `<Extensions><mdattr:EntityAttributes xmlns:mdattr="urn:oasis:names:tc:SAML:metadata:attribute" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"><saml:Attribute Name="http://macedir.org/entity-category" NameFormat="urn:oasis:names:tc:SAML:2.0:attrname-format:uri">${escaped}</saml:Attribute></mdattr:EntityAttributes></Extensions>`;
  return xml.replace(/<EntityDescriptor\b[^>]*>/, (start) => start + extensions);
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
  async makeKeys(name, now) {
    const [signing, encryption] = await Promise.all([certifiedKey(name, now), certifiedKey(name, now)]);
    return { signing, encryption };
  },
  async metadata(ours, categories) {
    const sp = new SAML({ ...spOf({ entryPoint: ours.answerAddress, certificates: ['none'] }, ours, { saved: null, stands: async () => false }).options, ...(ours.keys === null ? {} : { decryptionPvk: ours.keys.encryption.privateKey }) });
    const xml = sp.generateServiceProviderMetadata(ours.keys?.encryption.certificate ?? null, ours.keys?.signing.certificate ?? null);
    return withCategories(xml.replaceAll(UNSAFE, ''), categories);
  },
  async finish(settings, ours, response, asked) {
    const came = Buffer.from(response, 'base64').toString('utf8');
    const stopped = wall(came);
    if (stopped !== null) return stopped;
    let xml = came;
    if (isEncrypted(came)) {
      if (ours.keys === null) return refused('not-decryptable', { about: 'EncryptedAssertion', got: 'key' });
      const plain = opened(came, [ours.keys.encryption.privateKey]);
      if (!plain.ok) return refused('not-decryptable', { about: 'EncryptedAssertion', got: plain.why });
      // The same walls before what was inside: encrypted once, never twice.
      const inside = isEncrypted(plain.xml) ? refused('not-decryptable', { about: 'EncryptedAssertion', got: 'form' }) : wall(plain.xml);
      if (inside !== null) return inside;
      xml = plain.xml;
    }
    if (SHA1.test(xml)) return refused('signature-wrong', { about: 'SHA-1' });
    let profile: Profile | null;
    try {
      ({ profile } = await spOf(settings, ours, { saved: null, stands: (id) => asked.stands(id) }).validatePostResponseAsync({ SAMLResponse: Buffer.from(xml).toString('base64') }));
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
    const levels = settings.levels ?? [];
    const reached = children(assertion, 'AuthnStatement').flatMap((one) => children(one, 'AuthnContext')).flatMap((one) => children(one, 'AuthnContextClassRef')).map(text);
    if (levels.length > 0 && (reached.length === 0 || !reached.every((one) => levels.includes(one)))) return refused('level-other', { about: 'AuthnContextClassRef', expected: shortened(levels.join(', ')), got: shortened(reached.join(', '), 200) });
    // A personal number is never what a person is known by here, whatever name it comes under.
    if (isPersonalNumber(named)) return refused('subject-personal-number', { about: settings.subjectAttribute === '' ? 'NameID' : settings.subjectAttribute });
    const assertionId = attribute(assertion, 'ID');
    if (named === '' || assertionId === '') return refused('subject-missing', { expected: settings.subjectAttribute === '' ? 'NameID' : settings.subjectAttribute, got: shortened([...attributes.keys()].join(', ')) });
    return {
      ok: true, requestId, assertionId, expiresAt: new Date(until + SKEW_MS),
      claimed: { issuer, subject: named, mail: attributes.get(settings.mailAttribute)?.[0] ?? null, groups: attributes.get(settings.groupsAttribute) ?? [] },
    };
  },
};
