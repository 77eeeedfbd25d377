import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { newId } from '#kernel/id.ts';
import { db } from '#kernel/server/db.ts';
import { testDatabase, untold } from '../../../../tests/support/database.ts';
import { isPublic } from '../../room/entries.ts';
import type { NewCueContent } from '../../room/orders.schema.ts';
import { emptyStaff, foldStaff, type StaffState } from '../../room/staff.ts';
import { director, madeShow, viewer } from '../stage.fixture.ts';
import { within } from '../tables.ts';
import { tallyOf } from './ballots.ts';
import { openRoom, roomLog } from './rooms.ts';
import { startRooms, stateOf, stopRooms } from './running.ts';

const words = (fr: string) => ({ source: 'fr', fr }) as const;
const poll: NewCueContent = {
	kind: 'poll',
	form: 'choice',
	question: words('Oui ?'),
	options: [words('Oui'), words('Non')],
	results: 'revealed'
};
const quiz: NewCueContent = { ...poll, form: 'quiz', right: ['1'], seconds: 20 };

beforeAll(async () => {
	await testDatabase();
	await startRooms();
});
afterAll(stopRooms);

async function opened(cues: Parameters<typeof madeShow>[0] = []) {
	const show = await madeShow(cues);
	const room = await openRoom(show.show, 'air');
	const direct = director(room);
	expect(await direct({ do: 'start' })).toMatchObject({ ok: true });
	return { ...show, room, direct };
}

/** The state once what is on its way is in, and the first poll is revealed. */
async function revealed(room: string): Promise<StaffState> {
	await expect.poll(async () => (await stateOf(room)).room.polls[0]?.revealed).toBeTruthy();
	return stateOf(room);
}

test('one ballot for a device, none without, exact sums, and the log folds to the state', async () => {
	const { room, direct, cues, station } = await opened([poll]);
	const id = cues[0] as string;
	await direct({ do: 'take', cue: id });
	const one = viewer(room, { station, commune: 'Mons' });
	const answers = await Promise.all(Array.from({ length: 50 }, () => one({ do: 'vote', poll: id, choice: ['0'] })));
	expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
	const others = await Promise.all(
		Array.from({ length: 30 }, (_, turn) => viewer(room)({ do: 'vote', poll: id, choice: [String(turn % 2)] }))
	);
	expect(others.every(({ ok }) => ok)).toBe(true);
	expect(await viewer(room)({ do: 'vote', poll: id, choice: ['2'] })).toMatchObject({ code: 'stage_choice_wrong' });
	expect(await tallyOf(db, room, id)).toMatchObject({
		ballots: 31,
		options: { 0: 16, 1: 15 },
		stations: { [station]: { ballots: 1 } }
	});
	await direct({ do: 'reveal', poll: id });
	const state = await revealed(room);
	expect(state.room.polls[0]).toMatchObject({ tally: { ballots: 31 }, revealed: { right: [] } });
	const log = await roomLog(room);
	expect(log.map(({ v }) => v)).toEqual(log.map((_, place) => place + 1));
	expect(log.reduce(foldStaff, emptyStaff)).toEqual(state);
});

test('nothing that waits, is rejected or hidden is in a public entry', async () => {
	const { room, direct, cues } = await opened([quiz]);
	const [kept, thrown] = [newId(), newId()];
	await viewer(room)({ do: 'say', id: kept, name: 'Nadia', text: 'GARDÉ' });
	await viewer(room)({ do: 'ask', id: thrown, name: 'Théo', text: 'REFUSÉ' });
	await direct({ do: 'take', cue: cues[0] as string });
	await viewer(room)({ do: 'vote', poll: cues[0] as string, choice: ['1'] });
	await pause(600);
	const open = JSON.stringify((await roomLog(room)).filter(isPublic));
	expect(open).not.toMatch(/GARDÉ|REFUSÉ|"right"|ballots/);
	await direct({ do: 'decide', message: kept, state: 'shown' });
	await direct({ do: 'decide', message: thrown, state: 'rejected' });
	expect(await direct({ do: 'decide', message: thrown, state: 'shown' })).toMatchObject({
		code: 'stage_decided_already'
	});
	expect(JSON.stringify((await roomLog(room)).filter(isPublic))).toMatch(/GARDÉ/);
	expect(JSON.stringify((await roomLog(room)).filter(isPublic))).not.toMatch(/REFUSÉ/);
	await direct({ do: 'reveal', poll: cues[0] as string });
	expect((await revealed(room)).room.polls[0]?.revealed?.right).toEqual(['1']);
	expect((await stateOf(room)).leaders).toHaveLength(1);
});

test('a late picture votes until it shows the end, and the result waits for it', async () => {
	const { room, direct, cues } = await opened([quiz]);
	const id = cues[0] as string;
	await direct({ do: 'take', cue: id });
	await pause(300);
	const now = Date.now();
	const late = viewer(room, { delayMs: 200 });
	expect(await late({ do: 'vote', poll: id, choice: ['1'], clock: now - 200 })).toMatchObject({ ok: true });
	const ballot = await within(db)
		.selectFrom('stage.ballot')
		.select('at')
		.where('room', '=', room)
		.executeTakeFirstOrThrow();
	expect(Math.abs(ballot.at.getTime() - (now - 200))).toBeLessThan(80);
	await direct({ do: 'close', poll: id });
	await pause(400);
	expect(await viewer(room)({ do: 'vote', poll: id, choice: ['1'] })).toMatchObject({ code: 'stage_poll_closed' });
});

test('a graphic leaves by itself, and all of them at the panic button', async () => {
	const { room, direct } = await opened();
	const graphic = { name: 'lower-third', data: { name: 'Nadia' } };
	await direct({ do: 'show', layer: 'lower', graphic, seconds: 1 });
	expect((await stateOf(room)).room.air.lower?.graphic).toEqual(graphic);
	await pause(1300);
	expect((await stateOf(room)).room.air).toEqual({});
	await direct({ do: 'show', layer: 'lower', graphic });
	await direct({ do: 'panic' });
	expect((await stateOf(room)).room.air).toEqual({});
});

test('no poll is opened while an election asks for silence', async () => {
	const { room, direct, cues } = await opened([poll]);
	const period = {
		id: newId(),
		startsAt: new Date(Date.now() - 1000),
		endsAt: new Date(Date.now() + 60_000),
		reason: 'Élections'
	};
	await untold((tx) => within(tx).insertInto('stage.pollSilence').values(period).execute());
	expect(await direct({ do: 'take', cue: cues[0] as string })).toMatchObject({ code: 'stage_polls_silent' });
	expect((await stateOf(room)).room.polls).toEqual([]);
	await untold((tx) => within(tx).deleteFrom('stage.pollSilence').execute());
});

test('answers at once when the clock of the machine was set forward', async () => {
	const { room, direct, cues } = await opened([{ ...poll, seconds: 30 }]);
	await direct({ do: 'take', cue: cues[0] as string });
	await pause(300); // the next turn is set for the end of the poll
	const now = Date.now;
	const clock = vi.spyOn(Date, 'now').mockImplementation(() => now() + 3_600_000);
	try {
		const answer = direct({ do: 'clear', layer: 'all' });
		expect(await Promise.race([answer, pause(2000, 'no answer')])).toMatchObject({ ok: true });
	} finally {
		clock.mockRestore();
	}
	expect((await stateOf(room)).room.polls[0]?.closed).not.toBeNull();
});

test('a vote on its way when the result is asked for still counts, and one text that cannot be kept takes nobody with it', async () => {
	const { room, direct, cues } = await opened([poll]);
	const id = cues[0] as string;
	await direct({ do: 'take', cue: id });
	const [, vote] = await Promise.all([
		direct({ do: 'reveal', poll: id }),
		viewer(room)({ do: 'vote', poll: id, choice: ['0'] })
	]);
	expect(vote).toMatchObject({ ok: true });
	expect((await revealed(room)).room.polls[0]?.tally?.ballots).toBe(1);
	const bad = await viewer(room)({ do: 'ask', id: newId(), name: 'x', text: 'a\0b' });
	expect(bad).toMatchObject({ ok: false, code: 'kernel_bad_request' });
});

test('words of a cloud wait for a moderator in each room, and are in nothing public before', async () => {
	const cloud: NewCueContent = { ...poll, form: 'cloud', options: [], results: 'live' };
	const { show, room, direct, cues, station } = await opened([cloud]);
	const id = cues[0] as string;
	await direct({ do: 'take', cue: id });
	await viewer(room, { station })({ do: 'vote', poll: id, choice: ['malvenu'] });
	await direct({ do: 'show', layer: 'side', graphic: { name: 'result', data: { poll: id } } });
	await viewer(room, { station })({ do: 'vote', poll: id, choice: ['bienvenu'] });
	await pause(500);
	expect(JSON.stringify((await roomLog(room)).filter(isPublic))).not.toMatch(/malvenu|bienvenu/);
	await direct({ do: 'end' });
	const next = await openRoom(show, 'air');
	const again = director(next);
	await again({ do: 'start' });
	await again({ do: 'take', cue: id });
	await viewer(next)({ do: 'vote', poll: id, choice: ['bienvenu'] });
	const word = (await stateOf(next)).waiting[0];
	expect(await again({ do: 'decide', message: word?.id ?? '', state: 'shown' })).toMatchObject({ ok: true });
});
