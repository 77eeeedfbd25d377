import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#kernel/id.ts';
import { findOrMakePerson } from '#kernel/identity/server/persons.ts';
import { closeBus, openBus } from '#kernel/server/bus.ts';
import { transaction } from '#kernel/server/db.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import type { NewCueContent } from '../../room/orders.schema.ts';
import { erasePerson } from '../persons.ts';
import { replayOf } from '../replay.ts';
import { closeStage, openStage } from '../running.ts';
import { director, madeShow, viewer } from '../stage.fixture.ts';
import type { RoomEar } from './live.ts';
import type { Giver } from './order.ts';
import { openRoom, roomById } from './rooms.ts';
import { running, stateOf } from './running.ts';
import { welcome } from './telling.ts';

const words = (fr: string) => ({ source: 'fr', fr }) as const;
const cloud: NewCueContent = {
	kind: 'poll',
	form: 'cloud',
	question: words('Un mot ?'),
	options: [],
	results: 'live'
};

beforeAll(async () => {
	const { connection } = await testDatabase();
	await openBus(connection, () => undefined);
	await openStage(undefined);
});
afterAll(async () => {
	await closeStage();
	await closeBus();
});

async function opened(cues: readonly NewCueContent[] = []) {
	const show = await madeShow(cues);
	const room = await openRoom(show.show, 'air');
	const direct = director(room);
	expect(await direct({ do: 'start' })).toMatchObject({ ok: true });
	return { ...show, room, direct };
}

/** Somebody who comes to a room and stays. @returns the last that she was told. */
async function comes(room: string): Promise<() => string> {
	const stream = new PassThrough();
	let last = '';
	stream.on('data', (bytes) => {
		last = String(bytes);
	});
	const who = {
		as: 'viewer',
		viewer: null,
		device: null,
		locale: 'fr',
		station: null,
		commune: null,
		delayMs: null
	} as const;
	const unheard = { behindSince: 0, voted: null, spokeAt: 0, orders: 0, ordersSince: 0 };
	const ear: RoomEar = { stream, form: 'events', as: 'viewer', who, ...unheard };
	await welcome(await running(room), ear, null);
	await expect.poll(() => last).toMatch('"v"');
	return () => last;
}

test('a word that should never have been shown leaves the screens, those who come later and the replay', async () => {
	const { room, direct, cues } = await opened([cloud]);
	const id = cues[0] as string;
	await direct({ do: 'take', cue: id });
	for (const word of ['vilain', 'joli']) await viewer(room)({ do: 'vote', poll: id, choice: [word] });
	for (const { id: message } of (await stateOf(room)).waiting) await direct({ do: 'decide', message, state: 'shown' });
	await direct({ do: 'show', layer: 'side', graphic: { name: 'result', data: { poll: id } } });
	await viewer(room)({ do: 'vote', poll: id, choice: ['vilain'] });
	const seen = async () => JSON.stringify((await stateOf(room)).room);
	await expect.poll(seen).toMatch(/"vilain","votes":2.*|"vilain":2/);
	await direct({ do: 'reveal', poll: id });
	await expect.poll(async () => (await stateOf(room)).room.polls[0]?.revealed).toBeTruthy();
	const told = await comes(room);
	expect(told()).toMatch('vilain');
	const bad = (await stateOf(room)).words.find(({ text }) => text === 'vilain')?.id ?? '';
	expect(await direct({ do: 'decide', message: bad, state: 'removed' })).toMatchObject({ ok: true });
	await expect.poll(seen).not.toMatch('vilain');
	await expect.poll(told).toMatch(/"counted".*joli/);
	const later = await comes(room);
	expect(later()).not.toMatch('vilain');
	expect(later()).toMatch('joli');
	await direct({ do: 'end' });
	const { reels } = await replayOf(await roomById(room));
	expect(JSON.stringify(reels)).not.toMatch('vilain');
	expect(JSON.stringify(reels)).toMatch('joli');
});

test('an erased person’s words leave the screens of a room that is on air', async () => {
	const { room, direct } = await opened();
	const id = await transaction((tx) => findOrMakePerson(tx, { name: 'Nadia', email: 'n@hub.test', locale: 'fr' }));
	const writer = viewer(room, { viewer: { id, name: 'Nadia', email: 'n@hub.test' } as Giver['viewer'] });
	await writer({ do: 'say', id: newId(), name: 'Nadia', text: 'EFFACEZ' });
	const [message] = (await stateOf(room)).waiting;
	await direct({ do: 'decide', message: message?.id ?? '', state: 'shown' });
	const told = await comes(room);
	expect(told()).toMatch('EFFACEZ');
	await transaction((tx) => erasePerson(tx, id));
	await expect.poll(told).not.toMatch(/EFFACEZ|Nadia/);
	expect((await comes(room))()).not.toMatch(/EFFACEZ|Nadia/);
	expect(await direct({ do: 'clear', layer: 'all' })).toMatchObject({ ok: true });
});
