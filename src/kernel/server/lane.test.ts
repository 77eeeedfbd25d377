import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Asker, inLane, laneNow, spentHere } from './lane.ts';

/** Answers that end when they are told to, in the order in which they began. */
function answers() {
	const began: string[] = [];
	const ends = new Map<string, () => void>();
	const ask = (name: string, asker: Asker) =>
		inLane(asker, () => {
			began.push(name);
			return new Promise<void>((end) => ends.set(name, end));
		});
	const end = async (name: string) => {
		ends.get(name)?.();
		ends.delete(name);
		await setImmediate();
	};
	const endAll = async () => {
		for (let open = [...ends.keys()]; open.length; open = [...ends.keys()]) for (const name of open) await end(name);
	};
	return { began, ask, end, endAll, open: () => [...ends.keys()] };
}

const from = (network: string, self = network): Asker => ({ network, self });

test('who asks much leaves room, and networks and those in them take turns', async () => {
	const { began, ask, end, endAll } = answers();
	const all = [
		...Array.from({ length: 20 }, (_, at) => ask(`flood ${at}`, from('a', 'hostile'))),
		...['one', 'two'].map((name) => ask(`phone ${name}`, from('a', name))),
		...Array.from({ length: 3 }, (_, at) => ask(`other ${at}`, from('b')))
	];
	await setImmediate();
	expect(began).toEqual(['flood 0', 'flood 1', 'flood 2', 'other 0', 'other 1', 'other 2']);
	await end('flood 0');
	await end('flood 1');
	await end('flood 2');
	// the flood has one turn in three of its own network
	expect(began.slice(6)).toEqual(['flood 3', 'phone one', 'phone two']);
	await endAll();
	await Promise.all(all);
	expect(laneNow()).toEqual({ running: 0, waiting: 0 });
});

test('whatever comes in whatever order, all are answered and no bound is passed', () =>
	fc.assert(
		fc.asyncProperty(
			fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('x', 'y')), { maxLength: 40 }),
			fc.infiniteStream(fc.nat()),
			async (askers, draws) => {
				const { began, ask, end, open } = answers();
				const all = askers.map(([network, self], at) => ask(`${network} ${at}`, { network, self }));
				await setImmediate();
				for (const draw of draws) {
					const now = open();
					if (!now.length) break;
					expect(now.length).toBeLessThanOrEqual(6);
					for (const network of ['a', 'b', 'c'])
						expect(now.filter((name) => name.startsWith(network)).length).toBeLessThanOrEqual(3);
					await end(now[draw % now.length] as string);
				}
				await Promise.all(all);
				expect(began).toHaveLength(askers.length);
				expect(laneNow()).toEqual({ running: 0, waiting: 0 });
			}
		),
		{ numRuns: 50 }
	));

test('what is asked within an answer belongs to it, and one that fails makes room', async () => {
	const { spent } = await inLane(from('a'), async () => {
		const outer = spentHere();
		const inner = await inLane(from('a'), async () => spentHere());
		expect(inner.answer).toBe(outer);
		if (outer) outer.longMs += 7;
	});
	expect(spent.longMs).toBe(7);
	await expect(inLane(from('a'), () => Promise.reject(new Error('failed')))).rejects.toThrow('failed');
	expect(laneNow()).toEqual({ running: 0, waiting: 0 });
});

test('more than can wait are told so at once', async () => {
	const { ask, endAll } = answers();
	const all = Array.from({ length: 3 + 1500 }, (_, at) => ask(`${at}`, from('a')));
	await expect(inLane(from('a'), async () => undefined)).rejects.toMatchObject({ code: 'kernel_crowded', status: 503 });
	await endAll();
	await Promise.all(all);
});
