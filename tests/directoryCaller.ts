/** A directory that calls a served installation with a key of its own, as Entra ID spells it. */
import type { Answered, Served } from './served.ts';

export interface DirectoryCaller {
  call(method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: unknown): Promise<Answered>;
  patch(path: string, ...operations: readonly object[]): Promise<Answered>;
  /** The id of somebody new, whose address is the name at Ekstrand. */
  person(name: string, more?: object): Promise<string>;
  group(name: string, members?: readonly string[]): Promise<string>;
  /** What a list answers with, by user name or group name. */
  found(resource: 'Users' | 'Groups', filter: string): Promise<readonly string[] | string>;
}

export async function directoryCaller(served: Served, name: string): Promise<DirectoryCaller> {
  const { key } = await served.arrange('directory.makeKey', { id: served.house.newId(), name });
  const call: DirectoryCaller['call'] = async (method, path, body) => {
    const answer = await fetch(`${served.address}/scim/v2${path}`, { method, headers: { authorization: `Bearer ${key}`, ...(body === undefined ? {} : { 'content-type': 'application/scim+json' }) }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
    const text = await answer.text();
    return { status: answer.status, headers: answer.headers, text, json: () => JSON.parse(text) as Record<string, unknown> };
  };
  const made = async (path: string, body: object): Promise<string> => {
    const answer = await call('POST', path, body);
    if (answer.status !== 201) throw new Error(`${path}: ${answer.text}`);
    return String(answer.json()['id']);
  };
  return {
    call,
    patch: (path, ...operations) => call('PATCH', path, { schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'], Operations: operations }),
    person: (given, more = {}) => made('/Users', { externalId: given, userName: `${given}@ekstrand.example`, active: true, displayName: given, emails: [{ primary: true, type: 'work', value: `${given}@ekstrand.example` }], ...more }),
    group: (displayName, members = []) => made('/Groups', { displayName, members: members.map((value) => ({ value })) }),
    async found(resource, filter) {
      const answer = (await call('GET', `/${resource}?count=200&filter=${encodeURIComponent(filter)}`)).json();
      return answer['Resources'] === undefined ? String(answer['scimType']) : (answer['Resources'] as Record<string, unknown>[]).map((one) => String(one[resource === 'Users' ? 'userName' : 'displayName'])).toSorted();
    },
  };
}
