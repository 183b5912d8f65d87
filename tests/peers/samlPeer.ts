/** A SAML identity provider on this machine: it reads our own metadata and request, and signs what a test makes of the honest answer. */
import { constants, createCipheriv, createSign, generateKeyPairSync, publicEncrypt, randomBytes, X509Certificate, type KeyObject } from 'node:crypto';
import { IdentityProvider, SamlLib, ServiceProvider, setSchemaValidator } from 'samlify';

setSchemaValidator({ validate: async () => 'read by the peer' });

function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(parts);
  const size = body.length < 128 ? Buffer.from([body.length]) : Buffer.from(body.length < 256 ? [0x81, body.length] : [0x82, body.length >> 8, body.length & 0xff]);
  return Buffer.concat([Buffer.from([tag]), size, body]);
}
/** A certificate that signs itself, as identity providers have. */
function certificateOf(publicKey: KeyObject, privateKey: KeyObject): string {
  const algorithm = der(0x30, Buffer.from('06092a864886f70d01010b0500', 'hex'));
  const name = der(0x30, der(0x31, der(0x30, Buffer.from('0603550403', 'hex'), der(0x0c, Buffer.from('prov')))));
  const validity = der(0x30, der(0x18, Buffer.from('20200101000000Z')), der(0x18, Buffer.from('20990101000000Z')));
  const body = der(0x30, der(0xa0, der(0x02, Buffer.from([2]))), der(0x02, Buffer.from([1])), algorithm, name, validity, name, publicKey.export({ type: 'spki', format: 'der' }));
  const whole = der(0x30, body, algorithm, der(0x03, Buffer.from([0]), createSign('RSA-SHA256').update(body).sign(privateKey)));
  return `-----BEGIN CERTIFICATE-----\n${whole.toString('base64').replaceAll(/(.{64})/g, '$1\n').trim()}\n-----END CERTIFICATE-----\n`;
}
function keyPair(): { privateKey: string; certificate: string } {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return { privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string, certificate: certificateOf(publicKey, privateKey) };
}

export interface Said {
  readonly issuer: string; readonly nameId: string; readonly mail: string; readonly groups: readonly string[]; readonly audience: string | null; readonly recipient: string; readonly inResponseTo: string; readonly assertionId: string; readonly until: Date; readonly level: string | null;
  /** Where the same may be brought as well, by a second confirmation. */
  readonly otherRecipient: string | null;
}
export const samlPeer = { entityId: 'https://sts.ekstrand.example/adfs/services/trust', entryPoint: 'https://sts.ekstrand.example/adfs/ls/', own: keyPair(), other: keyPair() };
export const mailAttribute = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress';
export const groupsAttribute = 'http://schemas.xmlsoap.org/claims/Group';

export const loa3 = 'http://id.elegnamnden.se/loa/1.0/loa3';

function template(said: Said): string {
  const values = (name: string, list: readonly string[]): string => `<saml:Attribute Name="${name}">${list.map((one) => `<saml:AttributeValue>${one}</saml:AttributeValue>`).join('')}</saml:Attribute>`;
  const now = new Date().toISOString();
  const audience = said.audience === null ? '' : `<saml:AudienceRestriction><saml:Audience>${said.audience}</saml:Audience></saml:AudienceRestriction>`;
  return `<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_${randomBytes(16).toString('hex')}" Version="2.0" IssueInstant="${now}" Destination="${said.recipient}" InResponseTo="${said.inResponseTo}"><saml:Issuer>${said.issuer}</saml:Issuer><samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status><saml:Assertion ID="${said.assertionId}" Version="2.0" IssueInstant="${now}"><saml:Issuer>${said.issuer}</saml:Issuer><saml:Subject><saml:NameID>${said.nameId}</saml:NameID><saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><saml:SubjectConfirmationData NotOnOrAfter="${said.until.toISOString()}" Recipient="${said.recipient}" InResponseTo="${said.inResponseTo}"/></saml:SubjectConfirmation>${said.otherRecipient === null ? '' : `<saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><saml:SubjectConfirmationData NotOnOrAfter="${said.until.toISOString()}" Recipient="${said.otherRecipient}" InResponseTo="${said.inResponseTo}"/></saml:SubjectConfirmation>`}</saml:Subject><saml:Conditions NotBefore="${now}" NotOnOrAfter="${said.until.toISOString()}">${audience}</saml:Conditions>${said.level === null ? '' : `<saml:AuthnStatement AuthnInstant="${now}"><saml:AuthnContext><saml:AuthnContextClassRef>${said.level}</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement>`}<saml:AttributeStatement>${values(mailAttribute, [said.mail])}${values(groupsAttribute, said.groups)}</saml:AttributeStatement></saml:Assertion></samlp:Response>`;
}

/** The answer to a request that our server made: `shape` changes what is said before signing, `key` signs, by another `algorithm` than SHA-256 if wanted. Gives the XML. */
export async function answerOf(metadata: string, request: URL, given: { readonly shape?: (honest: Said) => Said; readonly key?: { readonly privateKey: string; readonly certificate: string }; readonly algorithm?: string } = {}): Promise<string> {
  const sp = ServiceProvider({ metadata });
  const key = given.key ?? samlPeer.own;
  const provider = (context: string): ReturnType<typeof IdentityProvider> => IdentityProvider({
    entityID: samlPeer.entityId, privateKey: key.privateKey, signingCert: key.certificate, wantAuthnRequestsSigned: true, isAssertionEncrypted: false, ...(given.algorithm === undefined ? {} : { requestSignatureAlgorithm: given.algorithm }),
    singleSignOnService: [{ isDefault: true, Binding: 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect', Location: samlPeer.entryPoint }], singleLogoutService: [{ isDefault: true, Binding: 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect', Location: samlPeer.entryPoint }], loginResponseTemplate: { context, attributes: [] },
  });
  const asked = await provider('<x/>').parseLoginRequest(sp, 'redirect', { query: Object.fromEntries(request.searchParams), octetString: request.search.slice(1).replace(/&Signature=[^&]*/, '') });
  const { id, assertionConsumerServiceUrl } = (asked.extract as { request: { id: string; assertionConsumerServiceUrl: string } }).request;
  const honest: Said = {
    issuer: samlPeer.entityId, nameId: 'ada-saml', mail: 'ada@ekstrand.example', groups: ['G-samordnare'], audience: sp.entityMeta.getEntityID(), recipient: assertionConsumerServiceUrl, inResponseTo: id,
    assertionId: `_${randomBytes(16).toString('hex')}`, until: new Date(Date.now() + 5 * 60_000), level: loa3, otherRecipient: null,
  };
  const idp = provider(template(given.shape?.(honest) ?? honest));
  const made = await idp.createLoginResponse(sp, { extract: { request: { id } } }, 'post', {}, { customTagReplacement: (context) => ({ id: 'prov', context: SamlLib.replaceTagsByValue(context, {}) }) });
  return Buffer.from(made.context, 'base64').toString('utf8');
}

/** The answer with its assertion encrypted to us, whatever became of it after signing. */
export async function encrypted(metadata: string, xml: string, ways: { readonly content?: string; readonly key?: string } = {}): Promise<string> {
  const sp = ServiceProvider({ metadata });
  const algorithms = { dataEncryptionAlgorithm: ways.content ?? 'http://www.w3.org/2009/xmlenc11#aes256-gcm', keyEncryptionAlgorithm: ways.key ?? 'http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p' };
  const idp = IdentityProvider({
    entityID: samlPeer.entityId, isAssertionEncrypted: true, ...algorithms,
    singleSignOnService: [{ isDefault: true, Binding: 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect', Location: samlPeer.entryPoint }],
  });
  return Buffer.from(await SamlLib.encryptAssertion(idp, sp, xml), 'base64').toString('utf8');
}

/** An encrypted assertion made by hand, with whatever inside: what the library would refuse to encrypt, too. */
export function encryptedByHand(metadata: string, inside: string): string {
  const certificate = new X509Certificate(Buffer.from(/use="encryption"[\s\S]*?X509Certificate>([^<]+)</.exec(metadata)?.[1] ?? '', 'base64'));
  const [key, iv] = [randomBytes(32), randomBytes(12)];
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  const sealed = Buffer.concat([iv, cipher.update(inside, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  const sealedKey = publicEncrypt({ key: certificate.publicKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256' }, key);
  return `<saml:EncryptedAssertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"><xenc:EncryptedData xmlns:xenc="http://www.w3.org/2001/04/xmlenc#"><xenc:EncryptionMethod Algorithm="http://www.w3.org/2009/xmlenc11#aes256-gcm"/><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><xenc:EncryptedKey><xenc:EncryptionMethod Algorithm="http://www.w3.org/2009/xmlenc11#rsa-oaep"><ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/></xenc:EncryptionMethod><xenc:CipherData><xenc:CipherValue>${sealedKey.toString('base64')}</xenc:CipherValue></xenc:CipherData></xenc:EncryptedKey></ds:KeyInfo><xenc:CipherData><xenc:CipherValue>${sealed.toString('base64')}</xenc:CipherValue></xenc:CipherData></xenc:EncryptedData></saml:EncryptedAssertion>`;
}
