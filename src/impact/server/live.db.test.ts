import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import { catchUp } from '#kernel/server/activity/read.ts';
import { record } from '#kernel/server/activity/record.ts';
import { sequence } from '#kernel/server/activity/sequencer.ts';
import { closeBus, hear, openBus } from '#kernel/server/bus.ts';
import { transaction } from '#kernel/server/db.ts';
import { attachLive, closeLive } from '#kernel/server/live.ts';
import { setPublicUrl } from '#kernel/server/place.ts';
import { testDatabase } from '../../../tests/support/database.ts';
import { broadcastPulse, pulse } from './index.ts';
import { impact } from './module.ts';

const server = createServer();
let address: string;

beforeAll(async () => {
	const { connection } = await testDatabase();
	attachLive(server.listen(0, '127.0.0.1'));
	await once(server, 'listening');
	address = `127.0.0.1:${(server.address() as AddressInfo).port}`;
	setPublicUrl(`http://${address}`);
	hear('pulse', broadcastPulse);
	await openBus(connection, () => undefined);
});
afterAll(async () => {
	closeLive();
	await closeBus();
	server.close();
});

async function join(): Promise<void> {
	const detail = { kind: 'company' as const, fictional: true };
	await transaction((tx) =>
		record(tx, { verb: 'network.joined', object: ref('organization', newId()), source: 'desk', detail })
	);
	await sequence();
	for (const [name, reader] of Object.entries(impact.readers ?? {})) await catchUp(name, reader);
}

test('while nobody listens nothing is told; who comes then has lost nothing', async () => {
	await join();
	broadcastPulse();
	expect((await pulse()).counts).toEqual({ network: 1 });
});

test('whoever listens hears the count after it is kept: at once, then once a second, and the last one for sure', async () => {
	const client = new WebSocket(`ws://${address}/live`, { origin: `http://${address}` });
	const heard: { at: number; counts: unknown }[] = [];
	client.on('message', (data) => heard.push({ at: Date.now(), counts: JSON.parse(String(data)).counts }));
	await once(client, 'open');
	for (let count = 0; count < 8; count++) await join();
	const before = (await pulse()).counts.network;
	await expect.poll(() => heard.at(-1)?.counts).toEqual({ network: before });
	expect(before).toBe(9);
	expect(heard.length).toBeLessThanOrEqual(3);
	const pauses = heard.slice(1).map(({ at }, index) => at - (heard[index]?.at ?? 0));
	expect(Math.min(...pauses, 1000)).toBeGreaterThan(900);
	await delay(1100);
	const { length } = heard;
	await delay(300);
	expect(heard).toHaveLength(length);
	client.terminate();
});
