import { z } from 'zod';
import type { ApiContract } from './api-contract.ts';

/** The OpenAPI 3.1 description of the API, made from the same contracts that check requests and answers. */
export function openApiDocument(contracts: ApiContract[], serverUrl: string): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const contract of contracts) {
    const path = contract.path.replaceAll(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [contract.method]: operation(contract) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Waymark', version: '1' },
    servers: [{ url: serverUrl }],
    components: {
      securitySchemes: {
        session: { type: 'http', scheme: 'bearer', description: 'session.token of the launch page' },
      },
      schemas: { Error: errorSchema },
    },
    security: [{ session: [] }],
    paths,
  };
}

const errorSchema = z.toJSONSchema(
  z.object({
    error: z.object({
      code: z.string(),
      message: z.string(),
      nextStep: z.string().optional(),
      faults: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
      details: z.record(z.string(), z.unknown()).optional(),
      requestId: z.string(),
    }),
  }),
);

const bytes = { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } };

function operation(contract: ApiContract): object {
  const roles = contract.roles === 'anyone' ? 'any role' : contract.roles.join(', ');
  return {
    operationId: contract.id,
    summary: contract.summary,
    description: `Roles: ${roles}.`,
    parameters: [...parameters(contract.params, 'path'), ...parameters(contract.query, 'query')],
    ...(contract.body
      ? {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: jsonSchema(contract.body, 'input') } },
          },
        }
      : {}),
    ...(contract.bytes === 'sent' ? { requestBody: { required: true, content: bytes } } : {}),
    responses: {
      200: {
        description: 'Done',
        content:
          contract.bytes === 'answered'
            ? bytes
            : { 'application/json': { schema: jsonSchema(contract.response, 'output') } },
      },
      default: {
        description: 'Refused or failed',
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
      },
    },
  };
}

function parameters(schema: z.ZodType | undefined, place: 'path' | 'query'): object[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = jsonSchema(schema, 'input') as {
    properties?: Record<string, object>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, described]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: described,
  }));
}

function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): object {
  return z.toJSONSchema(schema, { io, unrepresentable: 'any' });
}
