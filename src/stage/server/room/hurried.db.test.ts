import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { findOrMakePerson } from '#kernel/identity/server/persons.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import type { NewCueContent, Order } from '../../room/orders.schema.ts';
import { erasePerson, exportPerson } from '../persons.ts';
import { director, madeShow, viewer } from '../stage.fixture.ts';
import { within } from '../tables.ts';
import { order } from './order.ts';
import { openRoom, roomLog } from './rooms.ts';
import { startRooms, stateOf, stopRooms, toldOf } from './running.ts';

const words = (fr: string) => ({ source: 'fr', fr }) as const;
const poll: NewCueContent = {
	kind: 'poll',
	form: 'choice',
	question: words('Oui ?'),
	options: [words('Oui'), words('Non')],
	results: 'revealed'
};
const lower: NewCueContent = {
	kind: 'graphic',
	layer: 'lower',
	graphic: { name: 'lower-third', data: { name: 'Ada' } }
};

beforeAll(async () => {
	await testDatabase();
	await startRooms();
});
afterAll(stopRooms);

async function opened(cues: Parameters<typeof madeShow>[0] = []) {
	const show = await madeShow(cues);
	const room = await openRoom(show.show, 'air');
	const direct = director(room);
	await direct({ do: 'start' });
	const [lea, theo] = [await hand(room, 'Léa Lampe'), await hand(room, 'Théo Tige')];
	return { ...show, room, direct, lea, theo, version: async () => (await toldOf(room)).version };
}

/** Somebody of the crew, who gives orders from a screen that showed some version. */
async function hand(room: string, name: string) {
	const email = `${newId()}@example.org`;
	const known = { name, email, locale: 'fr', birthYear: null, fictional: true } as const;
	const id = await transaction((tx) => findOrMakePerson(tx, known));
	const as = { id, name, email, locale: 'fr', roles: [], secondFactor: false, sessionId: '' } satisfies Viewer;
	const orders = (given: Order, seen?: number) =>
		order(room, { ...given, ...(seen === undefined ? {} : { seen }) } as Order, {
			device: null,
			viewer: as,
			locale: 'fr',
			as: 'director'
		});
	return Object.assign(orders, { id });
}

const kinds = async (room: string, kind: string) => (await roomLog(room)).filter((entry) => entry.kind === kind);

test('two presses close together are one order with one answer, and a later one is another', async () => {
	const { room, lea, cues } = await opened([lower]);
	const take = { do: 'take', cue: cues[0] ?? '' } as const;
	const answers = await Promise.all([lea(take), lea(take), lea(take)]);
	expect(answers.map(({ ok }) => ok)).toEqual([true, true, true]);
	expect(await kinds(room, 'taken')).toHaveLength(1);
	await pause(420);
	expect(await lea(take)).toMatchObject({ ok: true });
	expect(await kinds(room, 'taken')).toHaveLength(2);
});

test('of two who press at the same time the second is told by whom it was done', async () => {
	const { room, lea, theo, version, cues } = await opened([poll, lower]);
	const [first = '', graphic = ''] = cues;
	const seen = await version();
	const both = await Promise.all([lea({ do: 'take', cue: first }, seen), theo({ do: 'take', cue: first }, seen)]);
	expect(both[0]).toMatchObject({ ok: true });
	expect(both[1]).toMatchObject({ ok: false, code: 'stage_poll_opened_already' });
	expect((both[1] as { message: string }).message).toContain('C’était Léa Lampe.');
	// who saw no poll closes none, and reveals nothing
	expect(await theo({ do: 'close', poll: first }, seen)).toMatchObject({ code: 'stage_poll_just_opened' });
	expect(await theo({ do: 'reveal', poll: first }, seen)).toMatchObject({ code: 'stage_poll_just_opened' });
	await pause(420);
	const open = await version();
	expect(await theo({ do: 'reveal', poll: first }, open)).toMatchObject({ code: 'stage_poll_still_open' });
	expect(await theo({ do: 'take', cue: graphic }, open)).toMatchObject({ ok: true });
	expect(await lea({ do: 'take', cue: graphic }, open)).toMatchObject({ code: 'stage_taken_already' });
	expect(await lea({ do: 'clear', layer: 'lower' }, open)).toMatchObject({ code: 'stage_air_changed' });
	// her own she corrects at once, and the panic asks nobody
	expect(await theo({ do: 'clear', layer: 'lower' }, open)).toMatchObject({ ok: true });
	expect(await lea({ do: 'panic' }, seen)).toMatchObject({ ok: true });
	expect((await stateOf(room)).room.air).toEqual({});
});

test('a result closes no poll that has just opened, nor an open one unasked', async () => {
	const { room, lea, version, cues, segment } = await opened([poll]);
	const result = await addResult(segment, cues[0] ?? '');
	const before = await version();
	await lea({ do: 'take', cue: cues[0] ?? '' }, before);
	expect(await lea({ do: 'take', cue: result }, before)).toMatchObject({ code: 'stage_poll_just_opened' });
	await pause(420);
	const open = await version();
	expect(await lea({ do: 'take', cue: result }, open)).toMatchObject({ code: 'stage_poll_still_open' });
	expect((await stateOf(room)).room.polls[0]).toMatchObject({ closed: null, revealed: null });
	expect(await lea({ do: 'take', cue: result, sure: true }, open)).toMatchObject({ ok: true });
	await expect.poll(async () => (await stateOf(room)).room.polls[0]?.revealed).toBeTruthy();
});

test('a reveal from a screen waits some seconds and can be withheld; asked again it waits no longer', async () => {
	const { room, lea, theo, version, cues } = await opened([poll]);
	const id = cues[0] ?? '';
	await lea({ do: 'take', cue: id });
	await viewer(room)({ do: 'vote', poll: id, choice: ['0'] });
	await lea({ do: 'close', poll: id });
	const closed = await version();
	const both = await Promise.all([lea({ do: 'reveal', poll: id }, closed), theo({ do: 'reveal', poll: id }, closed)]);
	expect(both.every(({ ok }) => ok)).toBe(true);
	expect(await kinds(room, 'revealing')).toHaveLength(1);
	await pause(600);
	// on air it has no figures either
	const graphic = { name: 'result', data: { poll: id, ballots: 1, options: [{ text: 'Oui', votes: 1 }] } };
	await theo({ do: 'show', layer: 'side', graphic }, await version());
	expect((await stateOf(room)).room.air.side?.graphic.data).toMatchObject({ ballots: 0 });
	expect((await stateOf(room)).room.polls[0]?.revealed).toBeNull();
	expect(await theo({ do: 'withhold', poll: id }, await version())).toMatchObject({ ok: true });
	await pause(3200);
	expect((await stateOf(room)).room.polls[0]?.revealed).toBeNull();
	expect(await theo({ do: 'withhold', poll: id }, await version())).toMatchObject({ code: 'stage_not_revealing' });
	await lea({ do: 'reveal', poll: id }, await version());
	await pause(450);
	await lea({ do: 'reveal', poll: id }, await version());
	expect((await stateOf(room)).room.polls[0]).toMatchObject({ tally: { ballots: 1 }, revealed: {} });
	expect((await stateOf(room)).room.air.side?.graphic.data).toMatchObject({ ballots: 1 });
});

test('a place for a question takes the one that the screen showed, or none; what was taken away goes on air no more', async () => {
	const { room, direct, lea, version, cues } = await opened([{ kind: 'question' }]);
	const [first, best] = [newId(), newId()];
	for (const id of [first, best]) {
		await viewer(room)({ do: 'ask', id, name: 'Nadia', text: `Question ${id}` });
		await direct({ do: 'decide', message: id, state: 'shown' });
	}
	const seen = await version();
	await viewer(room)({ do: 'upvote', question: best });
	await pause(500);
	await lea({ do: 'take', cue: cues[0] ?? '', question: first }, seen);
	expect((await stateOf(room)).room.air.lower?.graphic.data.id).toBe(first);
	await direct({ do: 'decide', message: best, state: 'removed' });
	const gone = { name: 'question', data: { id: best, name: 'Nadia', text: 'retirée' } };
	expect(await lea({ do: 'show', layer: 'side', graphic: gone }, seen)).toMatchObject({ code: 'stage_question_gone' });
	expect(await lea({ do: 'take', cue: cues[0] ?? '', question: best }, await version())).toMatchObject({
		code: 'stage_question_gone'
	});
	const said = { name: 'comment', data: { id: newId(), name: 'Nadia', text: 'jamais dit' } };
	expect(await lea({ do: 'show', layer: 'side', graphic: said }, seen)).toMatchObject({ code: 'stage_message_gone' });
});

test('a rejection is taken back, and who decides too late is told by whom it was done', async () => {
	const { room, lea, theo } = await opened();
	const id = newId();
	await viewer(room)({ do: 'ask', id, name: 'Nadia', text: 'Pourquoi ?' });
	await lea({ do: 'decide', message: id, state: 'rejected' });
	const late = await theo({ do: 'decide', message: id, state: 'shown' });
	expect(late).toMatchObject({ ok: false, code: 'stage_decided_already' });
	expect((late as { message: string }).message).toContain('Léa Lampe');
	expect((await stateOf(room)).waiting).toEqual([]);
	await pause(420);
	await lea({ do: 'decide', message: id, state: 'waiting' });
	expect((await stateOf(room)).waiting).toMatchObject([{ id, text: 'Pourquoi ?' }]);
	expect(await theo({ do: 'decide', message: id, state: 'shown' })).toMatchObject({ ok: true });
	expect((await stateOf(room)).room.questions[id]).toMatchObject({ text: 'Pourquoi ?' });
});

test('whose order it was is hers to take away and goes with her; viewers are named nowhere', async () => {
	const { room, lea } = await opened();
	await lea({ do: 'panic' });
	expect((await exportPerson(lea.id)).orders).toMatchObject([{ kind: 'cleared' }]);
	await transaction((tx) => erasePerson(tx, lea.id));
	expect((await exportPerson(lea.id)).orders).toEqual([]);
	expect(JSON.stringify(await roomLog(room))).not.toContain(lea.id);
});

async function addResult(segment: string, pollCue: string): Promise<string> {
	const id = newId();
	const content = JSON.stringify({ kind: 'result', poll: pollCue, seconds: 0 });
	await within(db).insertInto('stage.cue').values({ id, segment, position: 9, content }).execute();
	return id;
}
