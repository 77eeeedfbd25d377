import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import { factsAfter } from '#kernel/server/activity/read.ts';
import { sequence } from '#kernel/server/activity/sequencer.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { checkIn } from '#participation/server';
import { testDatabase, untold } from '../../../../tests/support/database.ts';
import { attendanceOf } from './attendance.ts';
import { activity, ground, guest } from './completion.fixture.ts';
import { forgetJob } from './jobs.ts';
import { type Mark, mark } from './marking.ts';

let actor: ReturnType<typeof ref>;
beforeAll(async () => {
	await testDatabase();
	await ground();
	actor = ref('person', (await guest('Hôte')).person);
});

/** A séance that began an hour ago, with somebody who is excused and somebody of whom nothing was said. */
async function excusedOne() {
	const { seances } = await activity(-1);
	const [seance] = seances as [(typeof seances)[number]];
	const [ill, other] = [await guest('Ida', seance), await guest('Otto', seance)];
	const [seat = '', second = ''] = [ill.seats[0]?.id, other.seats[0]?.id];
	await mark(seance, [{ seat, to: 'excused', was: 'open', reason: 'ill' }], actor, 'Liste');
	const scan = { ticket: ill.seats[0]?.ticket ?? '', nonce: newId(), at: undefined, gate: 'Porte' };
	const scanned = () =>
		transaction((tx) => checkIn(tx, ref('occurrence', seance.id), scan, { source: 'door', missed: true }));
	const state = async (of: string) => (await attendanceOf(seance)).find((one) => one.seat === of)?.state;
	const say = (...marks: Mark[]) => mark(seance, marks, actor, 'Liste');
	return { seance, seat, second, scanned, state, say };
}

test('who was excused and came is there, whatever a list says that was open meanwhile', async () => {
	const { seat, second, scanned, state, say } = await excusedOne();
	await scanned();
	const row: Mark = { seat, to: 'excused', was: 'excused', reason: 'ill', wasReason: 'ill' };
	expect(await say(row, { seat: second, to: 'present', was: 'open' })).toBe(1);
	expect([await state(seat), await state(second)]).toEqual(['late', 'present']);
});

test('who came in spite of her excuse can be excused again, for another reason, and absent after that', async () => {
	const { seat, second, scanned, state, say } = await excusedOne();
	await scanned();
	const row: Mark = { seat, to: 'excused', was: 'excused', reason: 'work', wasReason: 'ill' };
	expect(await say(row, { seat: second, to: 'present', was: 'open' })).toBe(2);
	expect([await state(seat), await state(second)]).toEqual(['excused', 'present']);
	await say({ seat, to: 'absent', was: 'excused' });
	expect(await state(seat)).toBe('absent');
});

test('two lists that excuse the same person at once excuse her once', async () => {
	const { second, state, say } = await excusedOne();
	const row: Mark = { seat: second, to: 'excused', was: 'open', reason: 'work' };
	await Promise.all([say(row), say(row), say(row)]);
	expect(await state(second)).toBe('excused');
});

test('why somebody was missing is in no fact, and is forgotten months after the séance; that she was excused is not', async () => {
	const { seance, seat, state } = await excusedOne();
	await sequence();
	const facts = (await factsAfter(db, 0, 100_000)).filter(({ verb }) => verb === 'learning.excused');
	expect(facts.map(({ detail }) => detail)).toContainEqual({});
	expect(JSON.stringify(facts)).not.toContain('ill"');
	const reason = async () => (await attendanceOf(seance)).find((one) => one.seat === seat)?.reason;
	await forgetJob.run({});
	expect(await reason()).toBe('ill');
	await untold((tx) =>
		sql`update agenda.occurrence set starts_at = starts_at - interval '4 months', ends_at = ends_at - interval '4 months' where id = ${seance.id}`.execute(
			tx
		)
	);
	await forgetJob.run({});
	expect([await state(seat), await reason()]).toEqual(['excused', 'other']);
});
