import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase } from '../../../tests/support/database.ts';
import { botsAreIn, botTexts, startBots } from './bots.ts';
import { closeRehearsal, openRoom } from './room/rooms.ts';
import { startRooms, stateOf, stopRooms } from './room/running.ts';
import { director, madeShow } from './stage.fixture.ts';

const words = (fr: string) => ({ source: 'fr', fr }) as const;

beforeAll(async () => {
	await testDatabase();
	await startRooms();
});
afterAll(stopRooms);

test('bots vote in a rehearsal, each once, and go when it is thrown away', async () => {
	const options = [words('Oui'), words('Non')];
	const { show, cues } = await madeShow([{ kind: 'poll', form: 'choice', question: words('Oui ?'), options }]);
	const room = await openRoom(show, 'rehearsal');
	const texts = await botTexts();
	expect([texts.chat.length, texts.questions.length, texts.reject.length]).toEqual([80, 25, 8]);
	await director(room)({ do: 'start' });
	await director(room)({ do: 'take', cue: cues[0] ?? '' });
	await startBots(room, { viewers: 300, seed: 'mons', until: new Date(Date.now() + 60_000), texts, show });
	const ballots = async () => (await stateOf(room)).tallies[cues[0] ?? '']?.ballots ?? 0;
	for (let turn = 0; turn < 60 && !(await ballots()); turn++) await pause(100);
	expect(await ballots()).toBeGreaterThan(0);
	expect(await ballots()).toBeLessThanOrEqual(300);
	await closeRehearsal(room);
	await director(room)({ do: 'clear', layer: 'all' });
	for (let turn = 0; turn < 40 && botsAreIn(room); turn++) await pause(100);
	expect(botsAreIn(room)).toBe(false);
});
