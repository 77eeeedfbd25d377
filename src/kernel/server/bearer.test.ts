import type { RequestEvent } from '@sveltejs/kit';
import { beforeAll, expect, test } from 'vitest';
import { refused } from '../errors.ts';
import { bearerOf } from './bearer.ts';
import { newDevice, readDevice } from './device.ts';
import { type Limit, limit, limitWrong } from './limits.ts';
import { openSecret } from './secret.ts';

beforeAll(() => openSecret('a secret for the tests', '.'));

const HALL = '192.0.2.40';
const DAY = 86_400_000;

/** Somebody of a hall: by a device made then, on a connection of her own; through a proxy there is none. */
function somebody(madeAt: number | null, { direct = true, address = HALL } = {}): string {
	const device = madeAt === null ? null : readDevice(newDevice(madeAt));
	const asked = {
		locals: { viewer: null, device },
		getClientAddress: () => address,
		platform: { req: { socket: { remoteAddress: direct ? address : '127.0.0.1' } } }
	};
	return bearerOf(asked as unknown as RequestEvent);
}

const times = async (what: Limit, who: string, most = 10_000): Promise<number> => {
	for (let done = 0; done < most; done++) {
		const over = await limit(what, who).then(
			() => false,
			() => true
		);
		if (over) return done;
	}
	return most;
};

test('one hostile device, connection or stranger behind an address costs its others nothing', async () => {
	const honest = [somebody(Date.now()), somebody(Date.now() - DAY), somebody(null)];
	expect(await times('write', somebody(Date.now()))).toBe(240);
	expect(await times('write', somebody(null))).toBe(240);
	expect(await times('write', HALL)).toBe(600);
	for (const one of honest) expect(await times('write', one, 200)).toBe(200);
});

test('who makes devices without end reaches what an address may, and no device that was there before meets that', async () => {
	const before = somebody(Date.now() - DAY);
	let made = 0;
	while ((await times('sender', somebody(Date.now()))) > 0) made++;
	expect(made).toBeGreaterThanOrEqual(53);
	expect(made).toBeLessThanOrEqual(54);
	expect(await times('sender', somebody(null))).toBe(0);
	expect(await times('sender', before)).toBe(60);
});

test('behind a proxy a connection is nobody, and what no cookie of ours says is nobody either', () => {
	expect(somebody(null, { direct: false })).toBe(HALL);
	expect(readDevice('made.up')).toBeNull();
	expect(readDevice(`${newDevice()}x`)).toBeNull();
	const [name, time, signature] = newDevice().split('.');
	expect(readDevice(`${name}.${(Number.parseInt(time ?? '', 36) - DAY).toString(36)}.${signature}`)).toBeNull();
});

test('an e-mail address that looks like a device is none', async () => {
	const wrong = () =>
		limitWrong('password', `${HALL} device:x@example.org`, async () => {
			throw refused('identity_password_wrong', {}, 401);
		}).catch(({ status }) => status);
	for (let turn = 0; turn < 20; turn++) expect(await wrong()).toBe(401);
	expect(await wrong()).toBe(429);
});
