import { expect, test } from 'vitest';
import { takeOf } from './limits.ts';

const take = (network: string, points: number): Promise<boolean> =>
	takeOf('share', `seance somebody@example.org ${network}`, points).then(
		() => true,
		() => false
	);

test('what is refused of a share is not taken of it, and gives nothing back to the site around', async () => {
	const nets = ['1', '2', '3', '4', '5', '6', '7', '8'].map((net) => `2001:db8:0:${net}::1`);
	expect(await take('2001:db8:0:1::1', 60)).toBe(true);
	expect(await take('2001:db8:0:1::2', 60)).toBe(false);
	expect(await take('2001:db8:0:1::3', 40)).toBe(true);
	for (const net of nets.slice(1)) expect(await take(net, 100)).toBe(true);
	for (const net of nets) expect(await take(net, 100)).toBe(false);
	expect(await take('2001:db8:0:9::1', 1)).toBe(false);
});
