import { beforeAll, expect, test } from 'vitest';
import { testDatabase } from '../../../../tests/support/database.ts';
import { madeShow } from '../stage.fixture.ts';
import { openRoomOf } from './opening.ts';
import { order } from './order.ts';
import { stateOf } from './running.ts';

beforeAll(() => testDatabase());

test('applause counts without a socket', async () => {
	const { show } = await madeShow();
	const room = await openRoomOf(show, 'air');
	const viewer = { device: 'a device', viewer: null, locale: 'fr', as: 'viewer' } as const;
	// never answered
	void order(room, { do: 'react', reaction: 'clap', times: 3 }, viewer);
	await expect.poll(async () => (await stateOf(room)).room.reactions).toEqual({ clap: 3 });
});
