import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contrast } from '#ui/colour.ts';
import { blockKinds, blocksFor } from './newsletter.ts';
import { inkOn } from './server/page.ts';

const block = fc.record({
	kind: fc.constantFrom(...blockKinds),
	sectors: fc.subarray(['gaming', 'design', 'digital'])
});

test('a reader gets what is for all and for her sectors, in its order, and never a letter of titles and buttons', () => {
	fc.assert(
		fc.property(fc.array(block, { maxLength: 12 }), fc.subarray(['gaming', 'design', 'other']), (blocks, chosen) => {
			const hers = blocksFor(blocks, chosen);
			expect(blocks.filter((one) => hers.includes(one))).toEqual(hers);
			for (const { sectors } of hers)
				expect(!chosen.length || !sectors.length || sectors.some((one) => chosen.includes(one))).toBe(true);
			const tells = ({ kind }: { kind: string }) => kind !== 'title' && kind !== 'button';
			expect(hers.some(tells)).toBe(hers.length > 0);
			if (!chosen.length) expect(hers.filter(tells)).toEqual(blocks.filter(tells));
			for (const [place, { kind }] of hers.entries())
				if (kind === 'title') expect(hers[place + 1]?.kind).not.toMatch(/^(undefined|title)$/);
		})
	);
});

test('what stands on the hub’s colour in a letter reads, whatever the colour', () => {
	fc.assert(
		fc.property(fc.integer({ min: 0, max: 0xffffff }), (given) => {
			const colour = `#${given.toString(16).padStart(6, '0')}`;
			expect(contrast(inkOn(colour), colour)).toBeGreaterThanOrEqual(4.5);
		})
	);
});
