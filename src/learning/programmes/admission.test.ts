import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Fact, ref } from '#kernel/facts.ts';
import type {} from '../events.ts';
import { type Admission, admissions, isRead, outcomes, recommendations } from './admission.ts';

type Told =
	| { verb: 'learning.applied' | 'learning.application_withdrawn' }
	| { verb: 'learning.reader_named' | 'learning.reader_released'; reader: string }
	| { verb: 'learning.reviewed'; reader: string; recommendation: (typeof recommendations)[number] }
	| { verb: 'learning.decided'; outcome: (typeof outcomes)[number] };

const readers = fc.constantFrom('ada', 'bo', 'cy');
const told: fc.Arbitrary<Told> = fc.oneof(
	fc.record({ verb: fc.constant('learning.applied' as const) }),
	fc.record({
		verb: fc.constantFrom('learning.reader_named' as const, 'learning.reader_released' as const),
		reader: readers
	}),
	fc.record({
		verb: fc.constant('learning.reviewed' as const),
		reader: readers,
		recommendation: fc.constantFrom(...recommendations)
	}),
	fc.record({ verb: fc.constant('learning.decided' as const), outcome: fc.constantFrom(...outcomes) })
);

describe('the facts of an application', () => {
	test('lead from the letter to two readings and a decision', () => {
		expect(
			stateAfter([
				{ verb: 'learning.applied' },
				{ verb: 'learning.reader_named', reader: 'ada' },
				{ verb: 'learning.reader_named', reader: 'bo' },
				{ verb: 'learning.reviewed', reader: 'ada', recommendation: 'accept' },
				{ verb: 'learning.reviewed', reader: 'bo', recommendation: 'discuss' },
				{ verb: 'learning.decided', outcome: 'accepted' }
			])?.state
		).toBe('accepted');
	});

	test('one reader may change her mind until the other has spoken, and not after', () => {
		const begun: Told[] = [
			{ verb: 'learning.applied' },
			{ verb: 'learning.reader_named', reader: 'ada' },
			{ verb: 'learning.reader_named', reader: 'bo' },
			{ verb: 'learning.reviewed', reader: 'ada', recommendation: 'decline' },
			{ verb: 'learning.reviewed', reader: 'ada', recommendation: 'accept' }
		];
		expect(stateAfter(begun)?.reviews.get('ada')).toBe('accept');
		const after: Told[] = [
			...begun,
			{ verb: 'learning.reviewed', reader: 'bo', recommendation: 'accept' },
			{ verb: 'learning.reviewed', reader: 'ada', recommendation: 'decline' }
		];
		expect(stateAfter(after)?.reviews.get('ada')).toBe('accept');
	});

	test('never decide what two have not read, whatever their order', () => {
		fc.assert(
			fc.property(fc.array(told, { maxLength: 30 }), (facts) => {
				for (let length = 1; length <= facts.length; length++) {
					const [before, now] = [stateAfter(facts.slice(0, length - 1)), stateAfter(facts.slice(0, length))];
					if (!now) continue;
					const newly = isDecided(now) && !isDecided(before);
					if (newly) expect(before && isRead(before)).toBe(true);
					expect([...now.reviews.keys()].every((reader) => now.readers.includes(reader))).toBe(true);
					expect(new Set(now.readers).size).toBe(now.readers.length);
					if (now.state === 'read') expect(isRead(now)).toBe(true);
					if (now.state === 'submitted') expect(isRead(now)).toBe(false);
				}
			})
		);
	});

	test('of other things change nothing, and what is told twice counts once', () => {
		fc.assert(
			fc.property(fc.array(told, { maxLength: 20 }), (facts) => {
				const all = facts.map(factOf);
				const noise = all.map((fact) => ({ ...fact, object: ref('occurrence', 'x') }) as Fact);
				expect(admissions([...all, ...noise])).toEqual(admissions(all));
				const doubled = facts.flatMap((one) => [one, one]);
				expect(stateAfter(doubled)).toEqual(stateAfter(facts));
			})
		);
	});
});

const isDecided = (admission: Admission | undefined): boolean =>
	admission !== undefined && ['accepted', 'waiting', 'declined'].includes(admission.state);

const stateAfter = (facts: readonly Told[]): Admission | undefined => admissions(facts.map(factOf)).get('one');

function factOf(one: Told): Fact {
	const reader = 'reader' in one ? ref('person', one.reader) : null;
	const about = one.verb === 'learning.reviewed' ? { actor: reader, target: null } : { actor: null, target: reader };
	return {
		...{ position: 0, id: '', version: 1, place: null, at: new Date(0), recordedAt: new Date(0), source: 'web' },
		...{ corrects: null, context: ref('cohort', 'c'), object: ref('application', 'one'), verb: one.verb, ...about },
		detail: { ...one, reason: null }
	} as unknown as Fact;
}
