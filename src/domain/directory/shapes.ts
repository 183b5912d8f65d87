/** What can be asked for of people and groups: the attributes that are kept, and no others. */
import type { Kind, Shape } from './filter.ts';

const meta: Readonly<Record<string, Kind>> = { 'meta.created': 'moment', 'meta.lastmodified': 'moment' };
export const mailShape: Readonly<Record<string, Kind>> = { value: 'text', type: 'text', primary: 'truth' };
export const memberShape: Readonly<Record<string, Kind>> = { value: 'text', display: 'text' };
export const userShape: Shape = {
  id: 'text', externalid: 'exact', username: 'name', displayname: 'text', title: 'text', active: 'truth', 'name.formatted': 'text', 'name.givenname': 'text', 'name.familyname': 'text', emails: mailShape, ...meta,
};
export const groupShape: Shape = { id: 'text', externalid: 'exact', displayname: 'name', members: memberShape, ...meta };
