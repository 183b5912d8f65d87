/** SAML's two doors, which no operation can be: the browser brings the answer as a form from another site, and providers fetch what we are as XML. */
import type { FastifyInstance } from 'fastify';
import type { House } from '../app/house.ts';
import { samlMetadata, takeAssertion } from '../app/signInProvider.ts';
import { sendProblem } from './answer.ts';
import { problemOf, stop } from './problem.ts';

const ANSWER_BYTES = 256 * 1024;
const ID = /^[0-9a-f-]{36}$/;

interface Given { house(): House | null }
interface Door { Params: { providerId: string } }

export function samlDoors(server: FastifyInstance, given: Given): void {
  const open = (providerId: string): House => {
    const house = given.house();
    if (house === null) throw stop('service.busy');
    if (!ID.test(providerId)) throw stop('object.not-found');
    return house;
  };
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string', bodyLimit: ANSWER_BYTES }, (_request, text, done) => { done(null, new URLSearchParams(String(text))); });
  // Here the browser carries no cookie of ours: the page it is sent on to does, and only there it may become a session.
  server.post<Door>('/saml/:providerId', { bodyLimit: ANSWER_BYTES }, async (request, reply) => {
    const { providerId } = request.params;
    const house = open(providerId);
    const form = request.body instanceof URLSearchParams ? request.body : new URLSearchParams();
    const taken = await takeAssertion(house, providerId, form.get('SAMLResponse') ?? '');
    if (!taken.ok && taken.refusal.code !== 'session.provider-refused') return sendProblem(reply, problemOf(taken.refusal, request.id));
    const told = taken.ok ? { biljett: taken.value.ticket } : { nummer: String(taken.refusal.params['number'] ?? '') };
    return reply.header('cache-control', 'no-store').redirect(`/inloggning/${providerId}?${new URLSearchParams(told).toString()}`, 303);
  });
  server.get<Door>('/saml/:providerId/metadata', async (request, reply) => {
    const xml = await samlMetadata(open(request.params.providerId), request.params.providerId);
    if (xml === null) throw stop('object.not-found');
    return reply.header('cache-control', 'no-cache').type('application/samlmetadata+xml; charset=utf-8').send(xml);
  });
}
