import fc from 'fast-check';
import { expect, test } from 'vitest';
import { daysAfter } from '#kernel/holidays.ts';
import { workingDaysAfter } from './days.ts';
import {
	afterStep,
	foldReferral,
	isOver,
	mayFollow,
	type Referral,
	type ReferralStep,
	stepOfTime
} from './referral.ts';

const START = '2026-11-30';
const step = (kind: ReferralStep, day: string) => ({ step: kind, day });

test('what nobody answers is chased twice, then told', () => {
	let at = foldReferral([step('proposed', START), step('agreed', START), step('sent', START)]) as Referral;
	const done: string[] = [];
	for (let day = START; day < '2027-01-15'; day = daysAfter(day, 1)) {
		const next = stepOfTime(at, day);
		if (!next) continue;
		at = afterStep(at, next, day);
		done.push(`${next} ${day}`);
	}
	expect(done).toEqual(['chased 2026-12-07', 'chased 2026-12-14', 'unanswered 2026-12-21']);
	expect(mayFollow(at, 'accepted')).toBe(true);
});

test('what the person does not answer is reminded once, then falls', () => {
	let at = foldReferral([step('proposed', START)]) as Referral;
	at = afterStep(at, stepOfTime(at, '2026-12-07') ?? 'sent', '2026-12-07');
	expect(at).toEqual({ state: 'proposed', times: 1, nextDay: '2026-12-14' });
	expect(stepOfTime(at, '2026-12-13')).toBeNull();
	expect(stepOfTime(at, '2026-12-14')).toBe('lapsed');
});

test('nothing leaves before she has agreed, and nothing comes back from an end', () => {
	const proposed = foldReferral([step('proposed', START)]);
	expect(['sent', 'accepted', 'returned', 'chased'].some((kind) => mayFollow(proposed, kind as ReferralStep))).toBe(
		false
	);
	for (const end of ['refused', 'lapsed', 'accepted', 'returned', 'withdrawn'] as const) expect(isOver(end)).toBe(true);
	expect(() => afterStep(proposed, 'accepted', START)).toThrow('accepted after proposed');
});

const acts = ['agreed', 'refused', 'sent', 'accepted', 'returned', 'withdrawn'] as const;
const drawn = fc.array(fc.record({ after: fc.nat(40), act: fc.constantFrom(...acts) }), { maxLength: 6 });

test('whatever anybody does or does not do, no referral is ever silent', () => {
	fc.assert(
		fc.property(drawn, fc.nat(20), (deeds, asleep) => {
			let at = foldReferral([step('proposed', START)]) as Referral;
			let waited = 0;
			for (let day = START, past = 0; past < 120; day = daysAfter(day, 1), past++) {
				// the job may not have run for some days
				const time = past % (1 + (asleep % 4)) === 0 ? stepOfTime(at, day) : null;
				if (time) {
					at = afterStep(at, time, day);
					waited = 0;
				}
				for (const { act } of deeds.filter(({ after }) => after === past))
					if (mayFollow(at, act)) {
						at = afterStep(at, act, day);
						waited = 0;
					}
				const ended = isOver(at.state) || at.state === 'unanswered';
				expect(at.nextDay === null).toBe(ended);
				if (!ended) {
					expect((at.nextDay ?? '') <= workingDaysAfter(day, 5)).toBe(true);
					expect(++waited).toBeLessThan(16);
				}
			}
			expect(isOver(at.state) || at.state === 'unanswered').toBe(true);
		})
	);
});
