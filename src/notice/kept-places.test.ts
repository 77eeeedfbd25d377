import { expect, test } from 'vitest';
import { type Fact, ref, type Source } from '#kernel/facts.ts';
import { newsOf } from './news.ts';

const told = (source: Source, verb: string, detail: object = {}): Fact =>
	({
		verb,
		source,
		object: ref('seat', 's'),
		context: ref('occurrence', 'o'),
		detail: { state: 'confirmed', ...detail }
	}) as unknown as Fact;

test('a place that the program keeps up by itself is no news, one that somebody asked for or gave back is', () => {
	expect(newsOf(told('job', 'participation.booked'))).toBeNull();
	expect(newsOf(told('job', 'participation.cancelled', { by: 'organiser' }))).toBeNull();
	expect(newsOf(told('web', 'participation.booked'))).toBe('confirmed');
	expect(newsOf(told('desk', 'participation.cancelled', { by: 'organiser' }))).toBe('called_off');
	// who waited is promoted by a job, and must hear it
	expect(newsOf(told('job', 'participation.confirmed'))).toBe('confirmed');
});
