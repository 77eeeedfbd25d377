import { z } from 'zod';
import { hub } from '#kernel/server/hub.ts';
import { publicUrl } from '#kernel/server/place.ts';
import { listOf, Occurrence, Organization } from '../shapes.ts';
import type { RequestHandler } from './$types';

const schema = (shape: z.ZodType) => z.toJSONSchema(shape, { unrepresentable: 'any' });

const answer = (description: string, item: z.ZodType) => ({
	'200': { description, content: { 'application/json': { schema: schema(listOf(item)) } } }
});

const text = (name: string, description: string) => ({
	name,
	in: 'query',
	description,
	schema: { type: 'string', maxLength: 200 }
});

/** What can be read without a key, made from the same shapes as the answers (OpenAPI 3.1). */
export const GET: RequestHandler = async () => {
	const { name } = await hub();
	return Response.json({
		openapi: '3.1.0',
		info: { title: name, version: '1', description: 'Open data of the hub: what anybody may see on its pages.' },
		servers: [{ url: `${publicUrl()}/api/v1` }],
		paths: {
			'/organizations': {
				get: {
					summary: 'The directory of organisations',
					parameters: [text('sector', 'A sector, by its slug'), text('q', 'Words to find')],
					responses: answer('Organisations by name', Organization)
				}
			},
			'/activities': {
				get: { summary: 'What is to come on the agenda', responses: answer('Occurrences, the next first', Occurrence) }
			}
		}
	});
};
