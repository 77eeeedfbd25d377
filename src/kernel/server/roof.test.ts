import type { IncomingMessage } from 'node:http';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newDevice } from './device.ts';
import { Roof } from './roof.ts';
import { openSecret } from './secret.ts';

openSecret('a secret for the tests', '.');
const devices = Array.from({ length: 6 }, () => newDevice());

/** From one address, by the device of that place; by none where there is none at it. */
const from = (device: number | null, address = '192.0.2.7'): IncomingMessage =>
	({
		headers: device === null ? {} : { cookie: `valley_guest=${devices[device]}` },
		socket: { remoteAddress: address }
	}) as IncomingMessage;

test('whoever holds little loses nothing to who holds much, and an address never holds more than it may', () => {
	const acts = fc.array(fc.record({ who: fc.option(fc.nat({ max: 5 })), lets: fc.boolean() }), { maxLength: 120 });
	fc.assert(
		fc.property(acts, (some) => {
			const [most, ofOne] = [12, 8];
			const roof = new Roof(most, ofOne);
			const held: { who: number | null; letGo: () => void; ended: boolean }[] = [];
			const open = () => held.filter(({ ended }) => !ended);
			for (const { who, lets } of some) {
				const own = open().filter((one) => one.who === who);
				if (lets && own[0]) {
					own[0].ended = true;
					own[0].letGo();
					continue;
				}
				const counts = new Map<number | null, number>();
				for (const one of open()) counts.set(one.who, (counts.get(one.who) ?? 0) + 1);
				const one = { who, ended: false, letGo: (): void => undefined };
				const before = open();
				one.letGo = roof.hold(from(who), () => {
					one.ended = true;
				});
				held.push(one);
				for (const lost of before.filter(({ ended }) => ended))
					expect((counts.get(lost.who) ?? 0) + (lost.who === who ? 1 : 0)).toBeGreaterThanOrEqual(
						Math.max(...counts.values())
					);
				expect(open().length).toBeLessThanOrEqual(most);
				for (const device of devices.keys())
					expect(open().filter((each) => each.who === device).length).toBeLessThanOrEqual(ofOne);
			}
		})
	);
});

test('six hundred keep what they hold while somebody without a device opens thousands; another address knows nothing of it', () => {
	const roof = new Roof(50, 3);
	let lost = 0;
	const hall = devices.flatMap((_, device) => [device, device]);
	for (const device of hall) roof.hold(from(device), () => lost++);
	roof.hold(from(null, '192.0.2.8'), () => lost++);
	let hers = 0;
	for (let nth = 0; nth < 3000; nth++) roof.hold(from(null), () => hers++);
	expect(lost).toBe(0);
	expect(hers).toBe(3000 - (50 - hall.length));
	expect(roof.isFull(from(0))).toBe(false);
	roof.hold(from(0), () => undefined);
	expect([roof.isFull(from(0)), roof.isFull(from(null))]).toEqual([true, false]);
});
