import { z } from 'zod';
import { hub } from '#kernel/server/hub.ts';
import { publicUrl } from '#kernel/server/place.ts';
import { searchKinds } from '#search';
import {
	ClassOffer,
	Hit,
	listOf,
	Occurrences,
	Organization,
	Person,
	Programme,
	pageOf,
	Show,
	Skill,
	Way,
	Work
} from '../shapes.ts';
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

const page = {
	name: 'page',
	in: 'query',
	description: 'From 1; the `next` of an answer.',
	schema: { type: 'integer', minimum: 1 }
};

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
			'/people': {
				get: {
					summary: 'The people who show themselves to everyone',
					parameters: [
						text('q', 'Words to find'),
						text('skill', 'A skill, by its identifier in ESCO'),
						text('locality', 'Where they are'),
						page
					],
					responses: answer('100 people, by name', pageOf(Person))
				}
			},
			'/skills': {
				get: {
					summary: 'Skills that hold some words, in French or English (ESCO classification of the European Commission)',
					parameters: [text('q', 'Words to find')],
					responses: answer('Up to 20 skills, the best first', listOf(Skill))
				}
			},
			'/works': {
				get: {
					summary: 'What was made in the hub',
					parameters: [
						text('q', 'Words to find'),
						text('kind', 'What it is'),
						text('sector', 'A sector, by its slug'),
						page
					],
					responses: answer('100 works, the latest first', pageOf(Work))
				}
			},
			'/search': {
				get: {
					summary: 'What anybody may find',
					parameters: [
						text('q', 'Words, all of which must be found, in whatever language'),
						text('sector', 'A sector, by its slug'),
						text('kind', searchKinds.join(', '))
					],
					responses: answer('Up to 20 of each kind, the best first', listOf(Hit))
				}
			},
			'/programmes': {
				get: {
					summary: 'The programmes of study, with their courses and cohorts',
					responses: answer('Programmes by address', listOf(Programme))
				}
			},
			'/classes': {
				get: {
					summary: 'What a class can come to, at the hub or at its school',
					responses: answer('Offers, the latest first, each with its afternoons to come', listOf(ClassOffer))
				}
			},
			'/ways': {
				get: {
					summary: 'The ways of activities for beginners',
					responses: answer('Up to 100 ways, the latest first', listOf(Way))
				}
			},
			'/shows': {
				get: {
					summary: 'The shows of Antenne, to come, on air or to be seen again',
					responses: answer('Up to 500 shows, the latest first', listOf(Show))
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
