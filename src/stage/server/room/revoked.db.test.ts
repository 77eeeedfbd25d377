import type { IncomingMessage } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ref } from '#kernel/facts.ts';
import { caller, openTestIdentity, signInAs } from '#kernel/identity/server/identity.fixture.ts';
import { endKey, makeKey } from '#kernel/identity/server/keys.ts';
import { grant, revoke } from '#kernel/identity/server/roles.ts';
import { markStepUp } from '#kernel/identity/server/step-up.ts';
import { closeBus, openBus } from '#kernel/server/bus.ts';
import { transaction } from '#kernel/server/db.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { ONE_PRESS_MS } from '../../room/clock.ts';
import { join, leave } from '../crew.ts';
import { overlayKey } from '../keys.ts';
import { closeStage, openStage } from '../running.ts';
import { madeShow } from '../stage.fixture.ts';
import { whoComes } from './joining.ts';
import { order } from './order.ts';
import { openRoom } from './rooms.ts';
import { running } from './running.ts';

beforeAll(async () => {
	const { connection } = await testDatabase();
	openTestIdentity();
	await openBus(connection, () => undefined);
	await openStage(undefined);
});
afterAll(async () => {
	await closeStage();
	await closeBus();
});

async function opened() {
	const { show, station } = await madeShow();
	openTestIdentity();
	return { show, station, room: await openRoom(show, 'air') };
}

async function somebody(email: string) {
	const { viewer, cookies } = await signInAs(email);
	await markStepUp(viewer.sessionId, 'totp');
	const cookie = caller(cookies).headers.get('cookie') ?? '';
	return { viewer: { ...viewer, secondFactor: true }, cookie };
}

test('an order is judged when it is written: a role that was taken away gives none, though it was there when she came', async () => {
	const { room } = await opened();
	const { viewer } = await somebody('ordres@example.org');
	const role = { person: viewer.id, role: 'coordinator', scope: null, by: null, source: 'desk' } as const;
	const give = async () => {
		// the same order at once is the same press, and has its answer
		await pause(ONE_PRESS_MS);
		return order(room, { do: 'clear', layer: 'all' }, { device: null, viewer, locale: 'fr', as: 'director' });
	};
	expect(await give()).toMatchObject({ ok: false, code: 'stage_order_not_yours' });
	await transaction((tx) => grant(tx, role));
	expect(await give()).toMatchObject({ ok: true });
	await transaction((tx) => revoke(tx, role));
	expect(await give()).toMatchObject({ ok: false, code: 'stage_order_not_yours' });
});

test('who sits at the control room by a post is not there any more without it, and neither is an overlay without its key', async () => {
	const { show, station, room } = await opened();
	const { viewer, cookie } = await somebody('poste@example.org');
	const live = await running(room);
	const comes = (query: Record<string, string>, header = cookie) =>
		whoComes(live, new URLSearchParams(query), { headers: { cookie: header }, socket: {} } as IncomingMessage);
	await expect(comes({ as: 'director' })).rejects.toMatchObject({ status: 404 });
	await transaction((tx) => join(tx, show, { person: viewer.id, post: 'director', station: null }));
	expect((await comes({ as: 'director' })).standsOn).toEqual([viewer.id]);
	expect((await comes({ as: 'viewer' })).standsOn).toBeNull();
	const opens = { name: 'OBS', scope: ref('show', show), part: station };
	const by = { actor: ref('person', viewer.id), source: 'desk' } as const;
	const { id, secret } = await transaction((tx) => makeKey(tx, overlayKey, opens, by));
	const overlay = { as: 'overlay', station, key: secret };
	expect((await comes(overlay, '')).standsOn).toEqual([id, viewer.id]);
	await expect(comes({ ...overlay, station: 'autre' }, '')).rejects.toMatchObject({ status: 404 });
	await transaction((tx) => leave(tx, show, viewer.id, 'director'));
	await expect(comes({ as: 'director' })).rejects.toMatchObject({ status: 404 });
	await expect(comes(overlay, '')).rejects.toMatchObject({ status: 404 });
	await transaction((tx) => join(tx, show, { person: viewer.id, post: 'director', station: null }));
	expect((await comes(overlay, '')).who.as).toBe('overlay');
	await transaction((tx) => endKey(tx, id, by));
	await expect(comes(overlay, '')).rejects.toMatchObject({ status: 404 });
});
