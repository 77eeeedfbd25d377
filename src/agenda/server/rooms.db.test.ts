import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { Refusal } from '#kernel/errors.ts';
import { localOf, momentOf, shifted } from '#kernel/server/clock.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { insteadOf } from '#spaces/desk/rooms/instead.ts';
import type { Asking } from '#spaces/desk/rooms/news.server.ts';
import type { RoomNews } from '#spaces/desk/rooms/news.ts';
import { addSpace } from '#spaces/server';
import { testDatabase } from '../../../tests/support/database.ts';
import { toldTyped } from '../desk/activities/rooms.server.ts';
import { seanceTyped } from '../desk/activities/seance.server.ts';
import { fieldsOf } from '../desk/activities/seances.server.ts';
import { by, ground, inHours, offering, publish, when } from './agenda.fixture.ts';
import {
	cancel,
	occurrencesToEdit,
	reinstate,
	removeOccurrence,
	reschedule,
	restoreOffering,
	schedule,
	scheduleSeries,
	trashOffering
} from './index.ts';
import { nouns } from './nouns.ts';

const always = Array.from({ length: 7 }, () => [[0, 1440] as [number, number]]);
const room = (slug: string, parts: string[] = []) =>
	transaction((tx) =>
		addSpace(
			tx,
			{
				...{ slug, place: 'quai', kind: 'room', name: { source: 'fr', fr: slug }, parts },
				...{ hours: always, closedOnHolidays: false, fictional: true }
			},
			by
		)
	);

beforeAll(async () => {
	await testDatabase();
	await ground();
	for (const slug of ['salle-a', 'salle-b']) await room(slug);
	await room('salle-ab', ['salle-a', 'salle-b']);
});

const at = (hour: number, space: string | null) => when(240 + hour, { space });
const taken = (error: unknown) => {
	if (!(error instanceof Refusal)) throw error;
	return error.code;
};

/** Which séances should have a room and do not have what they should; and which have one although they should not. */
async function wrong(): Promise<string[]> {
	const { rows } = await sql<{ what: string }>`
		with wanted as (
			select o.id, o.space, tstzrange(o.starts_at, o.ends_at) as during from agenda.occurrence o join agenda.offering f on f.id = o.offering
			where o.space is not null and o.status = 'scheduled' and f.deleted_at is null
		)
		select 'not as planned ' || coalesce(w.id, a.subject) as what from wanted w full join spaces.allocation a on a.subject = w.id
			where w.id is null or a.id is null or a.space <> w.space or a.during <> w.during
		union all
		select 'clashes with nothing ' || a.subject from spaces.allocation a where a.state = 'clashing' and not exists (
			select from spaces.occupancy o join spaces.unit u on u.id = o.unit
			where o.during && a.during and (u.space = a.space or u.space in (select part from spaces.part where whole = a.space)))`.execute(
		db
	);
	return rows.map(({ what }) => what);
}

test('whatever is done with séances, each has its room, or clashes with what has it', async () => {
	const rooms = fc.constantFrom('salle-a', 'salle-b', 'salle-ab', null);
	const source = fc.constantFrom('desk', 'import' as const);
	const hour = fc.integer({ min: 0, max: 6 });
	const act = fc.record({
		what: fc.constantFrom('plan', 'series', 'move', 'off', 'back', 'remove', 'trash', 'restore'),
		...{ room: rooms, hour, source, which: fc.nat(20) }
	});
	await fc.assert(
		fc.asyncProperty(fc.array(act, { minLength: 4, maxLength: 14 }), async (acts) => {
			const id = await transaction((tx) => publish(tx, offering(`salles-${crypto.randomUUID()}`), by));
			const seances: string[] = [];
			for (const { what, room, hour, source, which } of acts) {
				const who = { actor: null, source };
				const one = seances[which % Math.max(1, seances.length)] ?? '';
				if (what === 'plan')
					await transaction((tx) => schedule(tx, id, at(hour, room), who)).then((made) => seances.push(made.id), taken);
				else if (what === 'series') {
					const { place, capacity, waiting, offerMinutes } = at(hour, room);
					const startsLocal = inHours(240 + hour)
						.toISOString()
						.slice(0, 16);
					const rule = { rule: 'FREQ=DAILY;COUNT=2', startsLocal, minutes: 90, timeZone: 'UTC', skip: [] };
					const terms = { place, space: room, mode: 'on_site', onlineUrl: null, theme: null } as const;
					const given = { ...rule, ...terms, capacity, waiting, offerMinutes };
					await transaction((tx) => scheduleSeries(tx, id, given, who)).then(
						(made) => seances.push(...made.occurrences),
						taken
					);
				} else if (what === 'trash') await transaction((tx) => trashOffering(tx, id, who));
				else if (what === 'restore') await transaction((tx) => restoreOffering(tx, id, who));
				else if (one)
					await transaction(async (tx) => {
						if (what === 'move') await reschedule(tx, one, at(hour, room), who);
						if (what === 'off') await cancel(tx, one, who);
						if (what === 'back') await reinstate(tx, one, who);
						if (what === 'remove') await removeOccurrence(tx, one, who);
					}).catch((error: unknown) => {
						// one that was removed is not there any more
						if (!(error instanceof Refusal)) throw error;
					});
				expect(await wrong()).toEqual([]);
			}
			await transaction((tx) => trashOffering(tx, id, by));
		}),
		{ numRuns: 15 }
	);
});

test('those that are moved together may each take the room of the next', async () => {
	const id = await transaction((tx) => publish(tx, offering('ensemble'), by));
	const rule = {
		rule: 'FREQ=DAILY;COUNT=3',
		startsLocal: inHours(480).toISOString().slice(0, 16),
		minutes: 60,
		skip: []
	};
	const terms = { place: 'quai', space: 'salle-a', mode: 'on_site', onlineUrl: null, theme: null } as const;
	const given = { ...rule, ...terms, timeZone: 'UTC', capacity: 5, waiting: false, offerMinutes: null };
	const { occurrences } = await transaction((tx) => scheduleSeries(tx, id, given, by));
	const other = await transaction((tx) => publish(tx, offering('autre'), by));
	const refused = await transaction((tx) => scheduleSeries(tx, other, given, by)).catch(
		(error: Refusal) => error.params
	);
	expect(occurrences).toHaveLength(3);
	expect(refused).toEqual({ count: 3 });
	expect(await wrong()).toEqual([]);
});

test('a place that is shared is told with what is there, what else could be had, and is asked about; so are times that look mistyped', async () => {
	const there = await transaction((tx) => publish(tx, offering('deja-la'), by));
	const given = { ...when(0, { place: 'halle', space: null }), startsAt: on('18:00'), endsAt: on('20:00') };
	const { id } = await transaction((tx) => schedule(tx, there, given, by));
	const used = await transaction((tx) => publish(tx, offering('ailleurs'), by));
	await transaction((tx) => schedule(tx, used, when(2000, { place: 'quai', space: null }), by));

	const asked = { date, start: '19:00', end: '21:00', place: 'halle' };
	const { room, open } = await told(asked);
	const [taken] = room?.taken ?? [];
	expect(open).toBe(true);
	expect(taken?.by[0]?.title).toBe('Titre deja-la');
	expect(taken?.times.map(({ value }) => insteadOf(value).start)).toContain('20:00');
	const free = await told({ ...asked, ...(insteadOf(taken?.times[0]?.value ?? '') as Record<string, string>) });
	expect(free).toMatchObject({ open: false, room: { taken: [] } });
	expect(await told({ ...asked, sure_place: room?.keep ?? '' })).toMatchObject({ open: false });
	expect(await told({ ...asked, except: id })).toMatchObject({ open: false, room: { taken: [] } });
	expect(await told({ ...asked, newPlace: 'Une cave' })).toMatchObject({ open: false, room: null });
	const series = await told({ ...asked, repeat: 'weekly', count: '3' });
	expect(series).toMatchObject({ open: true, room: { count: 3, taken: [{ day: date }] } });

	const doubts = async (fields: Record<string, string>) =>
		(await told({ date, start: '10:00', end: '12:00', ...fields })).doubts.map(({ name, value }) => [name, value]);
	expect(await doubts({})).toEqual([]);
	expect(await doubts({ end: '09:00' })).toEqual([['sure_night', `${date}T10:00 ${shifted(`${date}T09:00`, 1)}`]]);
	expect(await doubts({ start: '22:00', end: '02:00' })).toEqual([]);
	expect(await doubts({ date: '2020-01-02' })).toEqual([['sure_past', '2020-01-02T10:00']]);
	expect(await doubts({ date: '2020-01-02', was: '2020-01-02T10:00 2020-01-02T12:00' })).toEqual([]);
	expect((await doubts({ closes: '2020-01-02T10:00' })).map(([name]) => name)).toEqual(['sure_closed']);
	expect(await told({ date: '2020-01-02', start: '10:00', end: '12:00', sure_past: '2020-01-02T10:00' })).toMatchObject(
		{
			open: false
		}
	);
});

test('a change of several séances asks about a shared place at the time of each of them', async () => {
	const its = await transaction((tx) => publish(tx, offering('en-serie'), by));
	const rule = { rule: 'FREQ=WEEKLY;COUNT=3', startsLocal: `${date}T08:00`, minutes: 60, skip: [] };
	const terms = { place: 'halle', space: null, mode: 'on_site', onlineUrl: null, theme: null } as const;
	const given = { ...rule, ...terms, timeZone: 'Europe/Brussels', capacity: null, waiting: false, offerMinutes: null };
	await transaction((tx) => scheduleSeries(tx, its, given, by));
	const [first] = await occurrencesToEdit(its);
	if (!first) throw new Error('no séance was planned');
	const there = await transaction((tx) => publish(tx, offering('la-deuxieme-semaine'), by));
	const week = { startsAt: on('14:00', 7), endsAt: on('15:00', 7) };
	await transaction((tx) => schedule(tx, there, { ...when(0, { place: 'halle', space: null }), ...week }, by));
	const asked = async (reach: string) => {
		const form = new FormData();
		for (const [name, value] of Object.entries({ ...fieldsOf(first), start: '14:30', end: '15:30', reach }))
			form.append(name, value);
		const { room } = (await seanceTyped(form, first, asking)) as { room: RoomNews | null };
		return [room?.count, room?.taken.map(({ day, by: [one] }) => [day, one?.title])];
	};
	expect(await asked('one')).toEqual([1, []]);
	const second = localOf(on('14:00', 7), 'Europe/Brussels').slice(0, 10);
	for (const reach of ['following', 'coming'])
		expect(await asked(reach)).toEqual([3, [[second, 'Titre la-deuxieme-semaine']]]);
});

const date = localOf(inHours(1500), 'Europe/Brussels').slice(0, 10);
const on = (clock: string, days = 0) => momentOf(shifted(`${date}T${clock}`, days), 'Europe/Brussels') ?? new Date(0);

const asking: Asking = {
	viewer: null as never,
	locale: 'fr',
	occasions: async (subjects, locale) => {
		const its = nouns.find(({ kind }) => kind === 'occurrence');
		const ids = subjects.map(({ id }) => id);
		return new Map([...((await its?.occasion?.(ids, locale)) ?? [])].map(([id, one]) => [`occurrence ${id}`, one]));
	}
};
/** What is told of a form as a visitor's eyes would have it: by what everybody may see. */
const told = (fields: Record<string, string>) => toldTyped(new URLSearchParams(fields), asking);
