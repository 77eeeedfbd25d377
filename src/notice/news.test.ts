import { expect, test } from 'vitest';
import type { Fact } from '#kernel/facts.ts';
import { isHistory, newsOf } from './news.ts';

const fact = (verb: string, source: string, detail: object = {}) => ({ verb, source, detail }) as unknown as Fact;

test('a list from before is no news, what an import or a partner’s calendar changes of what is to come is', () => {
	expect(newsOf(fact('participation.booked', 'import', { state: 'confirmed' }))).toBeNull();
	expect(newsOf(fact('participation.booked', 'web', { state: 'confirmed' }))).toBe('confirmed');
	expect(newsOf(fact('participation.cancelled', 'import', { by: 'organiser' }))).toBe('called_off');
	expect(newsOf(fact('participation.confirmed', 'import'))).toBe('confirmed');
	expect(newsOf(fact('participation.expired', 'job', { from: 'submitted' }))).toBe('unanswered');
	expect(newsOf(fact('participation.expired', 'job', { from: 'offered' }))).toBe('expired');
	expect(isHistory(fact('agenda.rescheduled', 'import'))).toBe(false);
	expect(isHistory(fact('agenda.rescheduled', 'demo'))).toBe(true);
});
