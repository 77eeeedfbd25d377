import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { cancel, reinstate } from '#agenda/server';
import { ref } from '#kernel/facts.ts';
import { factsAfter } from '#kernel/server/activity/read.ts';
import { record } from '#kernel/server/activity/record.ts';
import { sequence } from '#kernel/server/activity/sequencer.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { labelSeats } from '#participation/server';
import { testDatabase } from '../../../../tests/support/database.ts';
import type { Requirement } from '../../completion/requirement.ts';
import { assess } from './assessments.ts';
import { activity, by, caughtUp, ground, guest, pupilOn, type Seance, words } from './completion.fixture.ts';
import { rebuildDeeds } from './deeds.ts';
import { setGoal } from './goals.ts';
import { mark } from './marking.ts';
import { mergeCompletion } from './persons.ts';
import { readForCompletion } from './reader.ts';

let host: string;
beforeAll(async () => {
	await testDatabase();
	await ground();
	host = (await guest('Hôte')).person;
});

const goalOn = (subject: string, tree: Requirement) =>
	transaction((tx) => setGoal(tx, { kind: 'offering', subject, title: words('But'), tree }, by));
const hand = (seat: string, holder: string | null) =>
	transaction((tx) => labelSeats(tx, [{ seat, name: null, holder }], by));
const say = (seance: Seance, seat: string, to: 'present' | 'absent') =>
	mark(seance, [{ seat, to, was: null }], ref('person', host), 'Liste');
const reached = async (goal: string) => {
	const { rows } = await sql<{ id: string }>`
		select participant as id from learning.completion where goal = ${goal} and lost_at is null order by 1`.execute(db);
	return rows.map(({ id }) => id);
};

/** A séance that is over, its goal, and somebody with a place in it. */
async function attended(name: string) {
	const { offering, seances } = await activity(-30);
	const [seance] = seances as [Seance];
	const goal = await goalOn(offering, { is: 'attended', at: { kind: 'offering', id: offering } });
	const { person, seats } = await guest(name, seance);
	return { offering, seance, goal, person, seat: seats[0]?.id ?? '', booking: seats[0]?.booking ?? '' };
}

test('a seat that changes hands takes its presences along, both to nobody and from nobody', async () => {
	const { seance, goal, person, seat } = await attended('Kim');
	const other = await guest('Lou');
	await say(seance, seat, 'present');
	await caughtUp();
	expect(await reached(goal)).toEqual([person]);
	await hand(seat, other.person);
	await caughtUp();
	expect(await reached(goal)).toEqual([other.person]);
	await hand(seat, null);
	await caughtUp();
	expect(await reached(goal)).toEqual([]);
	await hand(seat, person);
	await caughtUp();
	expect(await reached(goal)).toEqual([person]);
});

test('a presence that was read while the seat was nobody’s is hers once she holds it', async () => {
	const { seance, goal, person, seat } = await attended('Max');
	await hand(seat, null);
	await say(seance, seat, 'present');
	await caughtUp();
	expect(await reached(goal)).toEqual([]);
	await hand(seat, person);
	await caughtUp();
	expect(await reached(goal)).toEqual([person]);
});

test('a pupil who becomes a person keeps her presences and her points', async () => {
	const { offering, seance, person, seat, booking } = await attended('Nin');
	const both: Requirement = {
		is: 'all',
		of: [
			{ is: 'attended', at: { kind: 'offering', id: offering } },
			{ is: 'assessment', key: 'final', least: 10 }
		]
	};
	const goal = await goalOn(offering, both);
	const { pupil } = await pupilOn(seat, booking);
	await say(seance, seat, 'present');
	const participant = { kind: 'pupil', id: pupil } as const;
	await transaction((tx) => assess(tx, { goal, key: 'final', participant, points: 12 }, by));
	await caughtUp();
	expect(await reached(goal)).toEqual([pupil]);
	await sql`update learning.pupil set claimed_by = ${person}, claimed_at = now() where id = ${pupil}`.execute(db);
	await hand(seat, person);
	await transaction((tx) =>
		record(tx, {
			...{ verb: 'learning.pupil_claimed', actor: ref('person', person), source: 'web' },
			...{ object: ref('pupil', pupil), context: ref('class', pupil), detail: {} }
		})
	);
	await caughtUp();
	expect(await reached(goal)).toEqual([person]);
	expect((await sql`select from learning.assessment where participant = ${person}`.execute(db)).rows).toHaveLength(1);
});

test('what is kept is the same in whatever order the log comes, and when it is made again from it', async () => {
	await sequence();
	const facts = await factsAfter(db, 0, 100_000);
	const kept = async () => {
		const { rows } = await sql<{ line: string }>`
			select concat_ws(' ', 'deed', participant, participant_kind, cell, holds) as line from learning.deed where kind <> 'goal' or holds
			union all select concat_ws(' ', 'completion', goal, participant, version) from learning.completion where lost_at is null order by 1`.execute(
			db
		);
		return rows.map(({ line }) => line);
	};
	const before = await kept();
	await rebuildDeeds(1_000_000);
	expect(await kept()).toEqual(before);
	for (const order of [facts.toReversed(), facts.toSorted((a, b) => (a.id < b.id ? 1 : -1)), facts]) {
		await sql`delete from learning.deed`.execute(db);
		await sql`delete from learning.timetable`.execute(db);
		for (let from = 0; from < order.length; from += 7)
			await transaction((tx) => readForCompletion(tx, order.slice(from, from + 7)));
		await caughtUp();
		expect(await kept()).toEqual(before);
	}
});

test('whoever reached a goal by a séance that its tree names no more loses it when that presence is undone', async () => {
	const { seance, goal, person, seat, offering } = await attended('Oda');
	const other = await activity(-20);
	await say(seance, seat, 'present');
	await caughtUp();
	await goalOn(offering, { is: 'attended', at: { kind: 'offering', id: other.offering } });
	await caughtUp();
	expect(await reached(goal)).toEqual([person]);
	await say(seance, seat, 'absent');
	await caughtUp();
	expect(await reached(goal)).toEqual([]);
});

test('a séance that was called off and takes place after all asks for her presence again, whatever order the log comes in', async () => {
	const { offering, seances } = await activity(-2, -1);
	const all: Requirement = { is: 'presence', share: 1, of: [{ kind: 'offering', id: offering }], excused: 'missed' };
	const goal = await goalOn(offering, all);
	const [one, two] = seances as [Seance, Seance];
	const { person, seats } = await guest('Rae', one, two);
	await say(one, seats[0]?.id ?? '', 'present');
	await caughtUp();
	expect(await reached(goal)).toEqual([]);
	await transaction((tx) => cancel(tx, two.id, by));
	await caughtUp();
	expect(await reached(goal)).toEqual([person]);
	await transaction((tx) => reinstate(tx, two.id, by));
	await caughtUp();
	expect(await reached(goal)).toEqual([]);
	const facts = (await factsAfter(db, 0, 100_000)).filter(({ object }) => object.id === two.id);
	expect(facts.map(({ verb }) => verb)).toEqual(['agenda.scheduled', 'agenda.cancelled', 'agenda.reinstated']);
	await transaction((tx) => readForCompletion(tx, facts.toReversed()));
	await caughtUp();
	expect(await reached(goal)).toEqual([]);
	await say(two, seats[1]?.id ?? '', 'present');
	await caughtUp();
	expect(await reached(goal)).toEqual([person]);
});

test('two records that are one person’s together reach what neither did', async () => {
	const { offering, seances } = await activity(-30, -20);
	const all: Requirement = { is: 'presence', share: 1, of: [{ kind: 'offering', id: offering }], excused: 'missed' };
	const goal = await goalOn(offering, all);
	const [one, two] = seances as [Seance, Seance];
	const [first, second] = [await guest('Pia', one), await guest('Pia', two)];
	await say(one, first.seats[0]?.id ?? '', 'present');
	await say(two, second.seats[0]?.id ?? '', 'present');
	await caughtUp();
	expect(await reached(goal)).toEqual([]);
	await transaction((tx) => mergeCompletion(tx, ref('person', first.person), ref('person', second.person)));
	expect(await reached(goal)).toEqual([second.person]);
});
