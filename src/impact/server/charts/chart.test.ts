import fc from 'fast-check';
import { expect, test } from 'vitest';
import { layOut } from '../ways/layout.ts';
import { type Step, stationAreas, stations, wayOfEach, waysOf } from '../ways/ways.ts';
import type { Chart } from './body.ts';
import { drawChart } from './chart.ts';

const sizeOf = (png: Uint8Array) => {
	const head = Buffer.from(png);
	return { width: head.readUInt32BE(16), height: head.readUInt32BE(20) };
};
const words = fc.string({
	unit: fc.constantFrom('a', 'é', ' ', '<', '&', '"', '🎈', '\ud800', '\0', 'Ő'),
	maxLength: 120
});

async function waysOfTwo(name: string): Promise<Chart> {
	const steps: Step[] = stations.map((station, at) => ({ who: 'person:a', station, day: `2026-01-0${at + 1}` }));
	const { boxes, ribbons, columns, ...size } = layOut(await waysOf(await wayOfEach(steps), null));
	return {
		...{ title: name, lines: [name], foot: [name] },
		body: {
			...{ kind: 'ways', ...size, heads: columns.map((x) => ({ x, says: name })) },
			boxes: boxes.map((box) => ({ ...box, pale: 1, name, says: name, area: stationAreas[box.station] })),
			ribbons: ribbons.map(({ from, path }) => ({ path, area: stationAreas[from] }))
		}
	};
}

test('whatever the words, a chart is a picture of 1200, and its drawing is whole and fetches nothing', async () => {
	await fc.assert(
		fc.asyncProperty(words, async (name) => {
			const months = [
				{ called: name, says: name, height: 40 },
				{ called: name, says: name, height: 100 }
			];
			const charts: Chart[] = [
				await waysOfTwo(name),
				{ title: name, lines: [], foot: [name], body: { kind: 'months', months } }
			];
			for (const chart of charts) {
				const { width, height } = sizeOf(await drawChart('png', chart));
				expect(width).toBe(1200);
				expect(height).toBeGreaterThan(300);
				const svg = Buffer.from(await drawChart('svg', chart)).toString();
				const [letters = ''] = svg.match(/<style>.*<\/style>/s) ?? [];
				expect(letters.replaceAll(/url\(data:font\/woff2;base64,[\w+/=]+\)/g, '').includes('url(')).toBe(false);
				const drawn = svg.replace(letters, '');
				expect(drawn).not.toMatch(/href|url\(|NaN|undefined/);
			}
		}),
		{ numRuns: 12 }
	);
});

test('nothing and one month are charts too', async () => {
	for (const months of [[], [{ called: 'mars 2026', says: '1', height: 100 }]])
		expect(
			sizeOf(await drawChart('png', { title: 'Rien', lines: [], foot: [], body: { kind: 'months', months } })).width
		).toBe(1200);
	const none = layOut(await waysOf([], null));
	const body = { kind: 'ways' as const, width: none.width, height: none.height, heads: [], boxes: [], ribbons: [] };
	expect(sizeOf(await drawChart('png', { title: 'Rien', lines: [], foot: [], body })).width).toBe(1200);
});
