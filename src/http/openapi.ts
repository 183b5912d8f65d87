/** The published description (OpenAPI 3.1), made from the contract: whatever is served is described. */
import { z } from 'zod';
import { operations, operationIds } from '../contract/table.ts';
import { statusOfKind } from './problem.ts';

type Schema = Record<string, unknown>;

export function describeApi(publicUrl: string): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const id of operationIds) {
    const operation = operations[id];
    const whole = z.toJSONSchema(operation.input, { io: 'input', unrepresentable: 'any' }) as Schema;
    const properties = (whole['properties'] ?? {}) as Record<string, Schema>;
    const required = (whole['required'] ?? []) as string[];
    const inPath = [...operation.path.matchAll(/:(\w+)/g)].map((match) => match[1] ?? '');
    const rest = Object.keys(properties).filter((name) => !inPath.includes(name));
    const parameters: object[] = inPath.map((name) => ({ name, in: 'path', required: true, schema: properties[name] ?? {} }));
    if (operation.method === 'GET') parameters.push(...rest.map((name) => ({ name, in: 'query', required: required.includes(name), schema: properties[name] })));
    const body = { type: 'object', properties: Object.fromEntries(rest.map((name) => [name, properties[name]])), required: required.filter((name) => rest.includes(name)) };
    const media = 'bytes' in operation.output ? { 'application/octet-stream': {} } : { 'application/json': { schema: { type: 'object' } } };
    paths[operation.path.replaceAll(/:(\w+)/g, '{$1}')] = {
      ...paths[operation.path.replaceAll(/:(\w+)/g, '{$1}')],
      [operation.method.toLowerCase()]: {
        operationId: id, summary: operation.says, tags: [id.split('.')[0]], parameters,
        ...(operation.method === 'POST' ? { requestBody: { required: true, content: { 'application/json': { schema: body } } } } : {}),
        responses: { 200: { description: 'The answer', content: media }, default: { $ref: '#/components/responses/problem' } },
        ...(operation.permission === 'open' ? { security: [] } : {}),
        'x-permission': operation.permission,
      },
    };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Internkoll', version: '1', description: 'Internal control of a municipality or region. Problems are RFC 9457 problem+json with a stable code and a Swedish sentence.' },
    servers: [{ url: publicUrl }],
    security: [{ session: [] }],
    paths,
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: publicUrl.startsWith('https:') ? '__Host-internkoll' : 'internkoll' } },
      responses: { problem: { description: `A refusal: ${[...new Set(Object.values(statusOfKind))].toSorted().join(', ')}, or 500 with a number`, content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } } },
      schemas: { Problem: { type: 'object', required: ['type', 'status', 'code', 'title', 'detail', 'requestId'], properties: { type: { type: 'string' }, status: { type: 'integer' }, code: { type: 'string' }, title: { type: 'string' }, detail: { type: 'string' }, params: { type: 'object' }, requestId: { type: 'string' } } } },
    },
  };
}
