import { z } from 'zod';
import { hub } from '#kernel/server/hub.ts';
import { publicUrl } from '#kernel/server/place.ts';
import { listOf, Occurrences, Organization } from '../shapes.ts';
import type { RequestHandler } from './$types';

const schema = (shape: z.ZodType) => z.toJSONSchema(shape, { unrepresentable: 'any' });

const answer = (description: string, shape: z.ZodType) => ({
	'200': { description, content: { 'application/json': { schema: schema(shape) } } }
});

const from = {
	name: 'from',
	in: 'query',
	description:
		'Only what starts then or later; what is no date-time is ignored. Give the `next` of an answer for what follows it.',
	schema: { type: 'string', format: 'date-time' }
};

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
					responses: answer('Organisations by name', listOf(Organization))
				}
			},
			'/activities': {
				get: {
					summary: 'What is to come on the agenda',
					parameters: [from],
					responses: answer('Up to 500 occurrences and all that start with the last, the next first', Occurrences)
				}
			}
		}
	});
};
