import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { db, transaction } from '#kernel/server/db.ts';
import { newDevice, readDevice } from '#kernel/server/device.ts';
import { prepareJobs, stopJobs } from '#kernel/server/jobs.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { bookClass, visitOf } from './bookings.ts';
import { afternoonOf, by, classOf } from './classes.fixture.ts';
import { cardsOf, makePupils } from './pupils.ts';
import { signPupilIn } from './sign-in.ts';

const tonight = new Date(Date.now() + 3_600_000);
let code: string;
let cards: Awaited<ReturnType<typeof cardsOf>>;

beforeAll(async () => {
	openSecret('a secret for the tests', '.');
	const { connection } = await testDatabase();
	prepareJobs(connection);
	const { occurrence } = await afternoonOf(60);
	const { booking } = await bookClass(classOf(6), occurrence, { actor: null, source: 'web' });
	const id = (await visitOf(booking.id))?.class ?? '';
	await transaction((tx) => makePupils(tx, id, 6, by));
	cards = await cardsOf(id);
	const { rows } = await sql<{ code: string }>`select code from learning.school_class where id = ${id}`.execute(db);
	code = rows[0]?.code ?? '';
	return stopJobs;
});

const device = (minutesAgo: number) => readDevice(newDevice(Date.now() - minutesAgo * 60_000));
const enter = (place: number, by: ReturnType<typeof device>, pictures = cards[place]?.pictures ?? []) =>
	signPupilIn({ code, pupil: cards[place]?.id ?? '', pictures, device: by }, tonight).then(
		() => 'in',
		({ code }) => code
	);

test('wrong pictures for one pupil lock her and nobody else of her class', async () => {
	for (let turn = 0; turn < 6; turn++) expect(await enter(0, null, ['key'])).toBe('classes_secret_wrong');
	expect(await enter(0, null, ['key'])).toBe('classes_locked');
	expect(await enter(0, null)).toBe('classes_locked');
	expect(await enter(1, null)).toBe('in');
});

test('a classmate who errs for another locks herself out, and the other is let in by the device that she came with', async () => {
	const [hers, hostile] = [device(2), device(3)];
	for (let turn = 0; turn < 6; turn++) expect(await enter(2, hostile, ['key'])).toBe('classes_secret_wrong');
	expect(await enter(2, hostile)).toBe('classes_locked');
	expect(await enter(2, device(0), ['key'])).toBe('classes_locked');
	expect(await enter(2, hers, ['key'])).toBe('classes_secret_wrong');
	expect(await enter(2, hers)).toBe('in');
	// who has erred for others is trusted for nobody
	expect(await enter(3, hostile, ['key'])).toBe('classes_secret_wrong');
});
