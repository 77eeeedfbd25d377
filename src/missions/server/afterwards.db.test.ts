import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { ref } from '#kernel/facts.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { liftLimits } from '#kernel/server/limits.ts';
import { openMail, prove } from '#kernel/server/mail.ts';
import { isProved } from '#kernel/server/mailboxes.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { testDatabase, untold } from '../../../tests/support/database.ts';
import { NewCounterpart } from '../mission.schema.ts';
import {
	arrangeMeetings,
	calendarPath,
	cancelMeeting,
	dropCounterpart,
	guestByLink,
	inviteCounterpart,
	keepCounterpart,
	leave,
	meetingsOf,
	moveMission,
	setTables,
	travellerCalendar,
	wish
} from './index.ts';
import { linkTo } from './links.ts';
import { at, desk, director, guest, plannedMission, refusal } from './missions.fixture.ts';
import { missions } from './module.ts';
import { forgetOld } from './persons.ts';
import { missionById } from './reading.ts';

beforeAll(async () => {
	await testDatabase();
	openSecret('a secret of tests that is long enough', '');
	openMail({ from: 'Hub <hub@example.org>' });
	liftLimits();
});

let count = 0;
const somebody = () => director(`Host${++count}`);

async function planned() {
	const [one, other] = [await somebody(), await somebody()];
	const its = await plannedMission(one, other);
	const invited = (id: string) => transaction((tx) => inviteCounterpart(tx, its.mission, id));
	return { one, other, invited, ...its };
}

const said = (meeting: string, person: string) =>
	sql`insert into missions.contact (meeting, met, note, said_by) values (${meeting}, true, 'Elle a dit oui.', ${person})`.execute(
		db
	);

async function lettersTo(address: string): Promise<{ subject: string; text: string }[]> {
	const { rows } = await sql<{ subject: string; text: string }>`
		select subject, text from kernel.mail where recipient = ${address} order by written_at, id`.execute(db);
	return rows;
}

/** How many letters hold a link of somebody who was invited. */
const toldTo = async (counterpart: string): Promise<number> => {
	const { rows } = await sql`select from kernel.mail where strpos(text, ${`/${counterpart}.`}) > 0`.execute(db);
	return rows.length;
};

test('arranged anew on the way, what began and what was told of stay as they are', async () => {
	const { mission, a, b, one, aino, eero } = await planned();
	const its = await missionById(mission);
	await transaction(async (tx) => {
		await wish(tx, its, 'traveller', a, [aino, eero]);
		await wish(tx, its, 'traveller', b, [eero, aino]);
		await moveMission(tx, mission, 'close', desk);
	});
	const arrange = (at: Date) => transaction((tx) => arrangeMeetings(tx, mission, { ...desk, at }));
	expect(await arrange(at('08:00'))).toMatchObject({ meetings: 4 });
	const before = await meetingsOf(mission);
	const later = before.filter(({ startsAt }) => startsAt > at('13:10'));
	const met = later.at(-1)?.id ?? '';
	await said(met, one.id);
	await transaction((tx) => wish(tx, its, 'traveller', b, []));
	await arrange(at('13:10'));
	const after = await meetingsOf(mission);
	const stay = before.filter(({ id, startsAt }) => id === met || startsAt <= at('13:10'));
	expect(stay.length).toBeGreaterThan(1);
	for (const meeting of stay) expect(after).toContainEqual(meeting);
	expect(after.filter(({ id }) => later.some((gone) => gone.id === id && id !== met))).toEqual([]);
	expect(after.filter(({ startsAt }) => startsAt <= at('13:10'))).toHaveLength(
		stay.filter(({ id }) => id !== met).length
	);
});

test('a table stays at which a meeting that was told of was cancelled', async () => {
	const { mission, a, one, aino, eero, spots, meet } = await planned();
	const told = await meet(a, aino, 0, spots[1]);
	await said(told, one.id);
	const untoldOf = await meet(a, eero, 1, spots[1]);
	for (const id of [told, untoldOf]) await transaction((tx) => cancelMeeting(tx, mission, id));
	const tables = transaction((tx) => setTables(tx, mission, 1));
	expect(await refusal(tables)).toMatchObject({ code: 'missions_table_told', params: { number: '2' } });
	await sql`delete from missions.contact where meeting = ${told}`.execute(db);
	expect(await refusal(transaction((tx) => setTables(tx, mission, 1)))).toBeUndefined();
});

test('with another address the link before it opens nothing, and what was written to it is gone', async () => {
	const { mission, aino, invited } = await planned();
	const given = { name: 'Aino', organization: 'Aino Oy', phone: '', locale: 'fi' as const, about: '' };
	const keep = (email: string) =>
		transaction((tx) => keepCounterpart(tx, mission, NewCounterpart.parse({ ...given, email }), { before: aino }));
	await keep('aino.wrong@example.fi');
	await invited(aino);
	await keep('aino.wrong@example.fi');
	const { guest: before } = await guestByLink(linkTo('guest', aino, 2));
	expect(before.invitedAt).not.toBeNull();
	await keep('aino.right@example.fi');
	expect((await refusal(guestByLink(linkTo('guest', aino, 2))))?.code).toBe('kernel_missing');
	expect(await lettersTo('aino.wrong@example.fi')).toEqual([]);
	expect((await guestByLink(linkTo('guest', aino, 3))).guest.invitedAt).toBeNull();
	await invited(aino);
	expect((await guestByLink(linkTo('guest', aino, 3))).guest.email).toBe('aino.right@example.fi');
});

test('those whom an erased person was to meet hear of it, and nobody of a merger that moves nothing', async () => {
	const { a, b, one, other, aino, eero, invited, meet } = await planned();
	for (const id of [aino, eero]) await invited(id);
	await meet(a, aino);
	await meet(b, eero);
	const [first, second] = [await toldTo(aino), await toldTo(eero)];
	await untold(async (tx) => missions.erase?.(tx, one.id));
	expect([(await toldTo(aino)) - first, (await toldTo(eero)) - second]).toEqual([1, 0]);
	const third = await somebody();
	await untold(async (tx) => missions.merge?.(tx, ref('person', other.id), ref('person', third.id)));
	expect(await toldTo(eero)).toBe(second);
});

test('of two candidatures of a merged person the one that goes tells whom it was to meet', async () => {
	const { a, b, one, other, aino, eero, invited, meet } = await planned();
	for (const id of [aino, eero]) await invited(id);
	await meet(a, aino);
	await meet(b, eero);
	const before = [await toldTo(aino), await toldTo(eero)];
	await untold(async (tx) => missions.merge?.(tx, ref('person', other.id), ref('person', one.id)));
	const after = [await toldTo(aino), await toldTo(eero)];
	expect(after).toEqual([before[0], (before[1] ?? 0) + 1]);
});

test('the calendar of an erased traveller opens nothing, even of what was travelled', async () => {
	const { mission, a, one, aino, meet } = await planned();
	await meet(a, aino);
	await transaction(async (tx) => {
		await moveMission(tx, mission, 'close', desk);
		await moveMission(tx, mission, 'travel', desk);
	});
	const token = calendarPath(a).split('/').at(-1) ?? '';
	expect(await travellerCalendar(token, 'fr')).toContain('Aino');
	await untold(async (tx) => missions.erase?.(tx, one.id));
	expect((await refusal(travellerCalendar(token, 'fr')))?.code).toBe('kernel_missing');
});

test('who leaves is gone from the letters too, and her address with her unless somebody needs it', async () => {
	const { mission, one, aino, eero, invited } = await planned();
	const address = (id: string, email: string) =>
		sql`update missions.counterpart set email = ${email} where id = ${id}`.execute(db);
	const [shared, hers] = ['Office@leaving.example', one.email ?? ''];
	for (const id of [aino, eero]) await address(id, shared);
	const third = await guest(mission, 'Third');
	await address(third, hers);
	for (const email of [shared, hers]) await transaction((tx) => prove(tx, email));
	for (const id of [aino, eero, third]) await invited(id);
	expect(await lettersTo(shared)).toHaveLength(2);
	await transaction((tx) => leave(tx, { id: aino }));
	expect(JSON.stringify(await lettersTo(shared))).not.toContain(aino);
	expect([(await lettersTo(shared)).length, await isProved(shared)]).toEqual([1, true]);
	await transaction((tx) => dropCounterpart(tx, mission, eero));
	expect([await lettersTo(shared), await isProved(shared)]).toEqual([[], false]);
	const own = (await lettersTo(hers)).length;
	await transaction((tx) => leave(tx, { id: third }));
	expect([(await lettersTo(hers)).length, await isProved(hers)]).toEqual([own - 1, true]);
});

test('a year after a mission neither letters to who was invited nor a word of a meeting are left', async () => {
	const { mission, a, one, aino, eero, invited, meet } = await planned();
	await sql`update missions.counterpart set email = ${`${mission}@example.fi`} where id = ${eero}`.execute(db);
	await transaction(async (tx) => wish(tx, await missionById(mission, tx), 'traveller', a, [aino]));
	await invited(eero);
	await said(await meet(a, aino), one.id);
	expect(await lettersTo(`${mission}@example.fi`)).toHaveLength(2);
	await forgetOld(new Date('2101-01-01T00:00:00Z'));
	expect(await lettersTo(`${mission}@example.fi`)).toEqual([]);
	const { rows } =
		await sql`select k.note, k.met, (select count(*)::int from missions.wish where traveller = ${a}) as wishes
		from missions.contact k join missions.meeting e on e.id = k.meeting where e.mission = ${mission}`.execute(db);
	expect(rows).toEqual([{ note: '', met: true, wishes: 0 }]);
	const { rows: boxes } = await sql`select from kernel.mailbox where address = ${`${mission}@example.fi`}`.execute(db);
	expect(boxes).toEqual([]);
});
