import { sql } from 'kysely';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { publishOffering, schedule, writeOffering } from '#agenda/server';
import { ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import { catchUp } from '#kernel/server/activity/read.ts';
import { record, recordAll } from '#kernel/server/activity/record.ts';
import { sequence } from '#kernel/server/activity/sequencer.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { editionNow, watchTelling } from '#kernel/server/kept/edition.ts';
import { addOrganization } from '#network/server';
import { testDatabase } from '../../../tests/support/database.ts';
import { rebuild, weeks } from './index.ts';
import { impact } from './module.ts';

const now = new Date('2026-11-25T12:00:00Z');
const by = { actor: null, source: 'demo', at: new Date('2026-11-24T10:00:00Z') } as const;
let occurrence: string;

beforeAll(async () => {
	await testDatabase();
	watchTelling(impact.tells ?? []);
	const words = { source: 'fr', fr: 'x' } as const;
	const nothing = {
		locality: null,
		lat: null,
		lon: null,
		website: null,
		founded: null,
		status: null,
		statusAsOf: null
	};
	await transaction(async (tx) => {
		await addOrganization(
			tx,
			{
				...nothing,
				slug: 'hub',
				name: 'Hub',
				formerNames: [],
				kind: 'hub',
				sentence: words,
				sectors: [],
				sources: [],
				fictional: true
			},
			by
		);
		const offering = await writeOffering(tx, {
			slug: 'show',
			kind: 'show',
			area: 'stage',
			title: words,
			summary: words,
			body: words,
			organization: 'hub',
			sectors: [],
			audience: null,
			price: null,
			minAge: null,
			languages: [],
			fictional: true
		});
		await publishOffering(tx, offering, by);
		const when = {
			startsAt: now,
			endsAt: new Date(now.getTime() + 1),
			timeZone: 'UTC',
			place: null,
			capacity: null,
			waiting: false,
			offerMinutes: null
		};
		occurrence = (await schedule(tx, offering, when, by)).id;
	});
	await read();
});

async function read(): Promise<void> {
	await sequence();
	for (const [name, reader] of Object.entries(impact.readers ?? {})) await catchUp(name, reader);
}

const booked = (at: string, corrects?: string, source: 'demo' | 'job' = 'demo') => ({
	verb: 'participation.booked' as const,
	object: ref('seat', newId()),
	context: ref('occurrence', occurrence),
	at: new Date(at),
	source,
	detail: { kind: 'rsvp' as const, state: 'confirmed' as const, bookingSeats: 1, position: 0 },
	...(corrects ? { corrects } : {})
});
const write = async (...facts: ReturnType<typeof booked>[]) => {
	const ids = await transaction((tx) => recordAll(tx, facts));
	await read();
	return ids;
};
const stage = async () =>
	Object.fromEntries((await weeks(4, now)).map(({ start, counts }) => [start, counts.stage ?? 0]));

beforeEach(async () => {
	await read();
});

test('facts fill the weeks in which they happened; empty weeks are there too, the oldest first', async () => {
	expect(await weeks(2, now)).toEqual([
		{ start: '2026-11-16', counts: {} },
		{ start: '2026-11-23', counts: { network: 1, stage: 2 } }
	]);
	await write(booked('2026-11-03T10:00:00Z'), booked('2026-11-03T11:00:00Z'), booked('2026-11-15T23:30:00Z'));
	expect(await stage()).toEqual({ '2026-11-02': 2, '2026-11-09': 0, '2026-11-16': 1, '2026-11-23': 2 });
});

test('what is about nothing of the hub counts nowhere', async () => {
	const before = await weeks(60, now);
	await transaction((tx) =>
		record(tx, { verb: 'kernel.opened', object: ref('hub', newId()), source: 'job', detail: { demo: true } })
	);
	await read();
	expect(await weeks(60, now)).toEqual(before);
});

test('what the program concludes by itself is the echo of what somebody did: it counts nowhere, nor does what takes it back', async () => {
	const before = await stage();
	const [echo = ''] = await write(booked('2026-11-10T10:00:00Z', undefined, 'job'));
	await write(booked('2026-11-10T11:00:00Z', echo));
	expect(await stage()).toEqual(before);
	const [act = ''] = await write(booked('2026-11-10T12:00:00Z'));
	expect((await stage())['2026-11-09']).toBe((before['2026-11-09'] ?? 0) + 1);
	await write(booked('2026-11-10T13:00:00Z', act, 'job'));
	expect(await stage()).toEqual(before);
});

test('a correction takes back what it corrects, in its week; correcting the correction brings it back', async () => {
	const before = await stage();
	const [fact = ''] = await write(booked('2026-11-10T10:00:00Z'));
	expect((await stage())['2026-11-09']).toBe((before['2026-11-09'] ?? 0) + 1);
	const [correction = ''] = await write(booked('2026-11-20T10:00:00Z', fact));
	expect(await stage()).toEqual(before);
	await write(booked('2026-11-21T10:00:00Z', correction));
	expect((await stage())['2026-11-09']).toBe((before['2026-11-09'] ?? 0) + 1);
});

test('what another program has counted is seen by whoever asks after it, before its word comes', async () => {
	await editionNow();
	const before = (await stage())['2026-11-23'] ?? 0;
	await transaction((tx) => recordAll(tx, [booked('2026-11-24T10:00:00Z')]));
	await sequence();
	await editionNow();
	await stage();
	await transaction(async (tx) => {
		await sql`update impact.week set count = count + 1 where week = '2026-11-23' and area = 'stage'`.execute(tx);
		await sql`update kernel.cursor set position = position + 1 where reader = 'impact.pulse'`.execute(tx);
	});
	await editionNow();
	expect((await stage())['2026-11-23']).toBe(before + 1);
});

test('counting again from zero gives the same; what was spoilt is found and mended', async () => {
	await write(
		...Array.from({ length: 1200 }, (_, index) => booked(new Date(now.getTime() - index * 3_600_000).toISOString()))
	);
	const before = await weeks(60, now);
	expect(await rebuild()).toBe(0);
	expect(await weeks(60, now)).toEqual(before);
	await sql`update impact.week set count = count + 1 where week = '2026-11-02'`.execute(db);
	await sql`insert into impact.week (week, area, count) values ('2020-01-06', 'city', 3)`.execute(db);
	expect(await rebuild()).toBe(2);
	expect(await weeks(60, now)).toEqual(before);
});
