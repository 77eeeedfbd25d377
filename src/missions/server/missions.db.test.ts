import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { db, transaction } from '#kernel/server/db.ts';
import { liftLimits } from '#kernel/server/limits.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { looking } from '#kernel/server/text-search.ts';
import { testDatabase, untold } from '../../../tests/support/database.ts';
import {
	announced,
	arrangeMeetings,
	calendarPath,
	cancelMission,
	counterpartsOf,
	decide,
	delegationOf,
	guestByLink,
	inviteCounterpart,
	leave,
	meetingsOf,
	missionById,
	missionBySlug,
	moveMeeting,
	sayAbsent,
	sheetOf,
	slotsOf,
	standingOf,
	swapMeetings,
	travellerCalendar,
	travellerOf,
	unmetIn,
	wish,
	withdraw
} from './index.ts';
import { linkTo } from './links.ts';
import {
	announcedMission,
	asks,
	at,
	by,
	desk,
	director,
	doubled,
	fr,
	newMission,
	part,
	plannedMission,
	refusal,
	travels
} from './missions.fixture.ts';
import { missions } from './module.ts';
import { findMissions } from './search.ts';
import { writeMission } from './writing.ts';

type Host = Awaited<ReturnType<typeof director>>;
let [ada, bo, cy, di]: Host[] = [];

beforeAll(async () => {
	await testDatabase();
	openSecret('a secret of tests that is long enough', '');
	liftLimits();
	[ada, bo, cy, di] = [await director('Ada'), await director('Bo'), await director('Cy'), await director('Di')];
});

const host = (one: Host | undefined): Host => one as Host;

const planned = () => plannedMission(host(ada), host(bo));

test('a draft is nobody’s to read; what is announced is found, and says how many places are left', async () => {
	const draft = await transaction((tx) => writeMission(tx, newMission({ title: { source: 'fr', fr: 'Brouillon' } })));
	const { slug } = await missionById(draft);
	expect((await refusal(missionBySlug(slug)))?.code).toBe('kernel_missing');
	const mission = await announcedMission({ title: { source: 'fr', fr: 'Saunas du port' } });
	await travels(mission, host(ada));
	const shown = (await announced({ limit: 10, offset: 0 })).missions.find(({ id }) => id === mission);
	expect([shown?.places, shown?.taken]).toEqual([3, 1]);
	const found = await looking({ text: 'saunas', limit: 5 }, (tx, asked) => findMissions(asked, tx));
	expect(found.found.map(({ id }) => id)).toEqual([mission]);
});

test('places are counted, the last one goes to one person, and who withdraws gives it back', async () => {
	const mission = await announcedMission({ places: 1 });
	const [one, other] = [await asks(mission, host(ada)), await asks(mission, host(bo))];
	const yes = (id: string) => transaction((tx) => decide(tx, id, { decision: 'accepted', word: '' }, desk));
	const both = await Promise.all([refusal(yes(one)), refusal(yes(other))]);
	expect(both.map((it) => it?.code).filter(Boolean)).toEqual(['missions_full']);
	const taken = both[0] ? other : one;
	await transaction((tx) => withdraw(tx, taken, by(host(ada))));
	expect(await refusal(yes(taken === one ? other : one))).toBeUndefined();
	expect((await refusal(asks(mission, { ...host(cy), own: host(di).own })))?.code).toBe(
		'missions_organization_missing'
	);
});

test('each clash is refused and named: who, when, and with whom or what', async () => {
	const { mission, a, b, aino, eero, times, spots, meet } = await planned();
	const first = await meet(a, aino, 0, spots[0]);
	expect(await refusal(meet(a, eero, 0))).toMatchObject({
		code: 'missions_clash_meeting',
		params: { who: 'Ada', other: 'Aino', when: expect.stringContaining('13:00') }
	});
	expect(await refusal(meet(b, aino, 0))).toMatchObject({ params: { who: 'Aino', other: 'Ada' } });
	expect(await refusal(meet(b, eero, 0, spots[0]))).toMatchObject({
		code: 'missions_clash_table',
		params: { who: '1', one: 'Ada', other: 'Aino' }
	});
	expect(await refusal(part(mission, 'Le port', ['13:10', '13:30']))).toMatchObject({ params: { who: 'Ada' } });
	await part(mission, 'Le port', ['13:10', '13:30'], { skips: [a] });
	expect(await refusal(meet(b, eero, 0))).toMatchObject({
		code: 'missions_clash_item',
		params: { who: 'Bo', other: 'Le port' }
	});
	await part(mission, 'Hôtel', ['08:00', '23:00'], { kind: 'stay' });
	const its = await missionById(mission);
	await transaction((tx) => sayAbsent(tx, its, eero, { startsAt: at('14:00'), endsAt: at('15:00') }, fr));
	expect(await refusal(meet(b, eero, 2))).toMatchObject({ code: 'missions_clash_absence', params: { who: 'Eero' } });
	const second = await meet(b, eero, 1);
	const moved = transaction((tx) => moveMeeting(tx, mission, first, { slot: times[1] ?? '', spot: null }, fr));
	expect(await refusal(moved)).toBeUndefined();
	const swapped = transaction((tx) => swapMeetings(tx, mission, [first, second], fr));
	expect(await refusal(swapped)).toBeUndefined();
	expect(await doubled()).toBe(0);
});

test('the database itself refuses a second meeting at once, whatever the program asks', async () => {
	const { mission, a, aino, eero, times, spots, meet } = await planned();
	await meet(a, aino);
	const [slot] = await slotsOf(mission);
	const forced = sql`insert into missions.meeting (id, mission, traveller, counterpart, spot, starts_at, ends_at)
		values (gen_random_uuid(), ${mission}, ${a}, ${eero}, ${spots[1]}, ${slot?.startsAt}, ${slot?.endsAt})`.execute(db);
	expect((await refusal(forced))?.code).toBe('23P01');
	const absent = sql`insert into missions.absence (id, mission, party, starts_at, ends_at)
		values (gen_random_uuid(), ${mission}, ${aino}, ${slot?.startsAt}, ${slot?.endsAt})`.execute(db);
	expect((await refusal(absent))?.code).toBe('23P01');
	expect(times).toHaveLength(4);
});

test('meetings are arranged around what was put by hand, and each wish that is not met says why', async () => {
	const { mission, a, b, aino, eero, meet } = await planned();
	const its = await missionById(mission);
	await transaction(async (tx) => {
		await wish(tx, its, 'traveller', a, [aino, eero]);
		await wish(tx, its, 'traveller', b, [aino]);
		await wish(tx, its, 'counterpart', aino, [b, a]);
		await sayAbsent(tx, its, eero, { startsAt: at('12:00'), endsAt: at('18:00') }, fr);
	});
	await meet(a, aino, 3);
	const arrange = () => transaction((tx) => arrangeMeetings(tx, mission, desk));
	expect(await arrange()).toEqual({ meetings: 2, mutual: 2 });
	const once = (await meetingsOf(mission)).map(({ traveller, counterpart, startsAt }) => [
		traveller,
		counterpart,
		+startsAt
	]);
	await arrange();
	const again = (await meetingsOf(mission)).map(({ traveller, counterpart, startsAt }) => [
		traveller,
		counterpart,
		+startsAt
	]);
	expect(again).toEqual(once);
	expect(unmetIn(await standingOf(mission))).toMatchObject([{ pair: { counterpart: eero }, why: 'none_common' }]);
});

test('a link opens the page of one person, ends with the next one, and she can leave', async () => {
	const { mission, a, aino, meet } = await planned();
	await meet(a, aino);
	await transaction((tx) => inviteCounterpart(tx, mission, aino));
	const token = linkTo('guest', aino, 1);
	expect((await guestByLink(token)).guest.id).toBe(aino);
	expect((await refusal(guestByLink(`${token}x`)))?.code).toBe('kernel_missing');
	await transaction((tx) => inviteCounterpart(tx, mission, aino));
	expect((await refusal(guestByLink(token)))?.code).toBe('kernel_missing');
	expect(await transaction((tx) => leave(tx, { id: aino }))).toEqual([a]);
	expect((await refusal(guestByLink(linkTo('guest', aino, 2))))?.code).toBe('kernel_missing');
	expect((await counterpartsOf(mission)).find(({ id }) => id === aino)).toMatchObject({ name: '', email: '' });
});

test('a sheet and a calendar hold what she does, and end when she does not travel any more', async () => {
	const { mission, a, aino, meet } = await planned();
	await meet(a, aino);
	await part(mission, 'Le port', ['09:00', '10:00']);
	await part(mission, 'Sans Ada', ['10:00', '11:00'], { skips: [a] });
	const traveller = await travellerOf(mission, host(ada).id);
	const sheet = await sheetOf(await missionById(mission), traveller as NonNullable<typeof traveller>, 'fr');
	expect(sheet.days[0]?.entries.map(({ title }) => title)).toEqual(['Le port', 'Aino, Aino Oy']);
	expect(sheet.documents).toEqual(['Passeport', 'Cartes de visite']);
	const token = calendarPath(a).split('/').at(-1) ?? '';
	const text = await travellerCalendar(token, 'fr');
	expect(text).toContain('BEGIN:VTIMEZONE');
	expect(text).toContain('DTSTART;TZID=Europe/Helsinki:20990209T130000');
	await transaction((tx) => withdraw(tx, a, by(host(ada))));
	expect((await refusal(travellerCalendar(token, 'fr')))?.code).toBe('kernel_missing');
});

test('called off, all hear why; an erased person leaves a place that counts and no word', async () => {
	const { mission, a, aino, meet } = await planned();
	await meet(a, aino);
	const exported = await missions.export?.(host(ada).id);
	expect(exported?.missions?.length).toBeGreaterThan(0);
	await transaction((tx) => cancelMission(tx, mission, 'Grève à l’aéroport.', desk));
	expect(await meetingsOf(mission)).toEqual([]);
	const { rows } = await sql<{
		text: string;
	}>`select text from kernel.mail where subject_of = ${host(ada).id} order by written_at desc limit 1`.execute(db);
	expect(rows[0]?.text).toContain('Grève');
	await untold(async (tx) => {
		await missions.erase?.(tx, host(di).id);
		await missions.erase?.(tx, host(bo).id);
	});
	const [, left] = await delegationOf(mission);
	expect(left).toMatchObject({ person: null, name: null, seeks: '' });
});
