import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import { findOrMakePerson } from '#kernel/identity/server/persons.ts';
import { grant, revoke } from '#kernel/identity/server/roles.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { checkIn } from '#participation/server';
import { testDatabase } from '../../../../tests/support/database.ts';
import { attendanceOf } from './attendance.ts';
import { codeAt, secretOf } from './codes.ts';
import { activity, ground, guest, type Seance } from './completion.fixture.ts';
import { kioskEnter, kioskSearch, kioskUndo, kioskWelcome } from './kiosk.ts';
import { closeKiosks, kioskKey, kioskOf, openKiosk } from './kiosk-pass.ts';
import { bePresent } from './present.ts';

beforeAll(async () => {
	await testDatabase();
	await ground();
});

/** Somebody of the team, in whose name tablets are kiosks. */
async function doorkeeper() {
	const person = await transaction((tx) =>
		findOrMakePerson(tx, { name: 'Porte', email: `${newId()}@example.org`, locale: 'fr' })
	);
	const role = { person, role: 'coordinator', scope: null, by: null, source: 'desk' } as const;
	const take = () => transaction((tx) => grant(tx, role));
	await take();
	return { person, role, take, by: { actor: ref('person', person), source: 'desk' as const } };
}

const soon = async () => (await activity(0.2)).seances[0] as Seance;
const as = (seance: Seance) => seance as never;

/** A device that opens an address, signed in or not. */
function device(viewer: string | null = null) {
	const jar = new Map<string, string>();
	const cookies = { get: (name: string) => jar.get(name), set: (name: string, value: string) => jar.set(name, value) };
	return { cookies, url: new URL('http://localhost/'), locals: { viewer: viewer && { id: viewer } } } as never;
}

test('a kiosk is the device that opened the link in time, for its séance, until the kiosks are closed', async () => {
	const [one, other] = [await soon(), await soon()];
	const [tablet, stranger] = [device(), device()];
	const { role, by: hand, take, person } = await doorkeeper();
	const key = await kioskKey(one.id, person);
	await openKiosk(tablet, one.id, key);
	expect(await kioskOf(tablet, one.id)).toMatch(/^[\da-f-]{36}$/);
	for (const refusal of [kioskOf(stranger, one.id), kioskOf(tablet, other.id), openKiosk(stranger, other.id, key)])
		await expect(refusal).rejects.toMatchObject({ status: 404 });
	const old = await kioskKey(one.id, person, new Date(Date.now() - 16 * 60_000));
	const [until, , sign] = key.split('.');
	const forged = [`zzzzzzzz.${person}.${sign}`, `${until}.${newId()}.${sign}`];
	for (const bad of [old, '', '.', '..', 'x', ...forged, 'é'.repeat(500)])
		await expect(openKiosk(stranger, one.id, bad)).rejects.toMatchObject({ status: 404 });
	await transaction((tx) => closeKiosks(tx, one.id, hand));
	await expect(kioskOf(tablet, one.id)).rejects.toMatchObject({ status: 404 });
	await expect(openKiosk(stranger, one.id, key)).rejects.toMatchObject({ status: 404 });
	const again = await kioskKey(one.id, person);
	await openKiosk(stranger, one.id, again);
	expect(await kioskOf(stranger, one.id)).not.toBe('');
	await transaction((tx) => revoke(tx, role));
	await expect(kioskOf(stranger, one.id)).rejects.toMatchObject({ status: 404 });
	await expect(openKiosk(tablet, one.id, again)).rejects.toMatchObject({ status: 404 });
	await take();
	expect(await kioskOf(stranger, one.id)).not.toBe('');
});

test('a kiosk takes back what was tapped at it, and nothing else', async () => {
	const seance = await soon();
	const [nora, omer] = [await guest('Nora', seance), await guest('Omer', seance)];
	const seat = nora.seats[0]?.id ?? '';
	const [tapped, scanned] = [newId(), newId()];
	await kioskEnter(as(seance), { seat, ticket: '', nonce: tapped }, 'Borne');
	const scan = { ticket: omer.seats[0]?.ticket ?? '', nonce: scanned, gate: 'Porte' };
	await transaction((tx) => checkIn(tx, ref('occurrence', seance.id), scan, { source: 'door', missed: true }));
	expect(await kioskWelcome(as(seance), tapped, 'Borne')).toEqual({ name: 'Nora', nonce: tapped });
	expect(await kioskWelcome(as(seance), scanned, 'Borne')).toBeNull();
	const back = (nonce: string) => transaction((tx) => kioskUndo(tx, as(seance), nonce, 'Borne'));
	await expect(back(scanned)).rejects.toMatchObject({ status: 404 });
	await back(tapped);
	expect((await attendanceOf(seance)).map(({ name, state }) => [name, state])).toEqual([
		['Nora', 'open'],
		['Omer', 'present']
	]);
	expect(await kioskWelcome(as(seance), tapped, 'Borne')).toBeNull();
});

test('a teacher is nobody on the list of her class, and takes no pupil’s place by the code; whoever booked for friends does', async () => {
	const seance = await soon();
	const teacher = await guest('Madame Lila', seance);
	const [seat] = teacher.seats;
	await sql`update participation.seat set holder = null where id = ${seat?.id ?? ''}`.execute(db);
	const asked = { code: codeAt(secretOf(seance.id), new Date()), occurrence: null, seat: null };
	await sql`insert into learning.class_booking (booking, occurrence, pupils, year, stream)
		select booking, ${seance.id}, 1, '5', 'general' from participation.seat where id = ${seat?.id ?? ''}`.execute(db);
	await expect(bePresent(device(teacher.person), asked, 'Code')).rejects.toMatchObject({ code: 'completion_no_place' });
	expect((await attendanceOf(seance)).map(({ name }) => name)).toEqual([null]);
	expect(await kioskSearch(as(seance), 'lila')).toEqual([]);
	await sql`delete from learning.class_booking`.execute(db);
	expect(await bePresent(device(teacher.person), asked, 'Code')).toMatchObject({ seat: seat?.id });
});
