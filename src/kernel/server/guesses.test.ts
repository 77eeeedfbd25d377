import { expect, test } from 'vitest';
import { missing } from '../errors.ts';
import { limitGuess } from './guesses.ts';

const wrong = (address: string) =>
	limitGuess(address, async () => {
		throw missing();
	}).then(
		() => 0,
		(error: { status: number }) => error.status
	);
const right = (address: string) => limitGuess(address, async () => 'open');

test('who guesses from many addresses has few tries from each, and whoever has a code is let in', async () => {
	const [school, other] = ['192.0.2.1', '192.0.2.2'];
	expect(await right(school)).toBe('open');
	let tried = 0;
	for (let address = 0; address < 4000; address++)
		for (let turn = 0; turn < 5; turn++) if ((await wrong(`198.51.100.${address}`)) === 404) tried++;
	// 1,500 before it is seen, then three from each address: of 20,000
	expect(tried).toBeLessThan(1500 + 3 * 3700 + 10);
	expect(await wrong('198.51.100.3999')).toBe(429);
	// a school where pupils err, a class that is there for the first time
	for (let turn = 0; turn < 29; turn++) expect(await wrong(school)).toBe(404);
	expect(await right(school)).toBe('open');
	expect(await right(other)).toBe('open');
});
