import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newDevice } from '#kernel/server/device.ts';
import { limit } from '#kernel/server/limits.ts';
import { testDatabase } from '../../../tests/support/database.ts';
import { showsOnAntenna } from './listing.ts';
import { againOf, replayOf, voteAgain } from './replay.ts';
import { currentRoom, openRoom } from './room/rooms.ts';
import { startRooms, stopRooms } from './room/running.ts';
import { director, madeShow, viewer } from './stage.fixture.ts';

const words = (fr: string) => ({ source: 'fr', fr }) as const;
const poll = {
	...{ kind: 'poll', form: 'choice', question: words('Oui ?'), options: [words('Oui'), words('Non')] },
	results: 'live'
} as const;

beforeAll(async () => {
	await testDatabase();
	await startRooms();
});
afterAll(stopRooms);

test('a show is found before, on air and after; votes of the replay stay apart, one for a device', async () => {
	const { show, cues } = await madeShow([poll as never]);
	const [cue = ''] = cues;
	const where = async () => {
		const { live, coming, past } = await showsOnAntenna();
		return [live, coming, past].findIndex((list) => list.some(({ id }) => id === show));
	};
	expect(await where()).toBe(1);
	const room = await openRoom(show, 'air');
	const direct = director(room);
	await direct({ do: 'start' });
	expect(await where()).toBe(0);
	await direct({ do: 'take', cue });
	await viewer(room)({ do: 'vote', poll: cue, choice: ['0'] });
	await direct({ do: 'end' });
	await pause(300);
	expect(await where()).toBe(2);
	const over = await currentRoom(show);
	if (!over) throw new Error('no room');
	const [device, from] = [newDevice(), '192.0.2.9'];
	await expect(voteAgain(over, cue, ['7'], { device, from })).rejects.toMatchObject({ code: 'stage_choice_wrong' });
	await expect(voteAgain(over, cue, ['1'], { device: null, from })).rejects.toMatchObject({
		code: 'stage_device_missing'
	});
	expect(await voteAgain(over, cue, ['1'], { device, from })).toMatchObject({ ballots: 1, options: { 1: 1 } });
	await expect(voteAgain(over, cue, ['0'], { device, from })).rejects.toMatchObject({ code: 'stage_voted_already' });
	// no more than live: whoever makes devices without end has no ballot for each
	await limit('ballot', from, 1500).catch(() => undefined);
	const another = { device: newDevice(), from };
	await expect(voteAgain(over, cue, ['0'], another)).rejects.toMatchObject({ code: 'kernel_too_often' });
	expect(await againOf(over, device)).toEqual({
		[cue]: { tally: expect.objectContaining({ ballots: 1 }), choice: ['1'] }
	});
	expect((await replayOf(over)).state.polls[0]?.tally).toMatchObject({ ballots: 1, options: { 0: 1 } });
});

test('what has not ended has no replay', async () => {
	const { show } = await madeShow();
	await openRoom(show, 'air');
	const room = await currentRoom(show);
	if (!room) throw new Error('no room');
	expect(() => replayOf(room)).toThrow(expect.objectContaining({ status: 404 }));
});
