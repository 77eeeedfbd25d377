import fc from 'fast-check';
import { beforeEach, expect, test, vi } from 'vitest';
import { type CountLine, countsOf } from '../../counting.ts';
import { begin, goOn, nextSending, refuse, sent } from './memory.ts';

let kept = new Map<string, string>();
beforeEach(() => {
	kept = new Map();
	vi.stubGlobal('localStorage', {
		getItem: (name: string) => kept.get(name) ?? null,
		setItem: (name: string, value: string) => void kept.set(name, value),
		removeItem: (name: string) => void kept.delete(name)
	});
});

const opening = (stop: string, day = '2027-03-01') => ({
	day,
	stop,
	locale: 'fr' as const,
	audience: 'adult' as const
});
const codes = ['CDFG', 'HJKM', 'NPQR'];

test('each opening is told once, in sendings of one trail, however often the network is gone before the hub or its answer is heard', () => {
	const act = fc.oneof(
		fc.record({ open: fc.constantFrom(...codes), trail: fc.constantFrom('tour', 'parc') }),
		fc.record({ heard: fc.boolean(), answered: fc.boolean() })
	);
	fc.assert(
		fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
			kept.clear();
			const receipts = new Set<string>();
			const counted: CountLine[] = [];
			const tell = (heard: boolean, answered: boolean): boolean => {
				const sending = nextSending();
				if (!sending) return false;
				// the hub counts what it has not counted yet
				if (heard && !receipts.has(sending.receipt)) counted.push(...sending.lines);
				if (heard) receipts.add(sending.receipt);
				if (heard && answered) sent(sending);
				return true;
			};
			for (const one of acts)
				if ('open' in one) goOn(begin(one.trail, opening(one.open)), 10, true);
				else tell(one.heard, one.answered);
			while (tell(true, true));
			const opened = acts.filter((one) => 'open' in one).length;
			const sum = countsOf(counted, () => true).reduce((all, its) => all + its.opened, 0);
			expect(sum).toBe(opened);
		})
	);
});

test('what one looks at is not told yet, an other day is another visit, and whoever refuses leaves nothing behind', () => {
	const first = begin('tour', opening('CDFG'));
	expect(nextSending()).toBeNull();
	goOn(first, 12, true);
	goOn(begin('tour', opening('HJKM', '2027-03-02')), 3, true);
	expect(nextSending()?.lines).toMatchObject([
		{ stop: 'CDFG', from: null, seconds: 12 },
		{ stop: 'HJKM', from: null, seconds: 3 }
	]);
	refuse(true);
	expect([...kept.keys()]).toEqual(['guide.uncounted']);
	refuse(false);
	expect(kept.size).toBe(0);
});
