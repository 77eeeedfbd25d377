import { sql } from 'kysely';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { db, openPool } from './db.ts';
import { laneNow } from './lane.ts';

export const registry = new Registry();

/** Seconds by route (the pattern, never the address: an address may name a person) and status class. */
export const requests = new Histogram({
	name: 'valley_request_seconds',
	help: 'Time to answer a request',
	labelNames: ['route', 'status'],
	buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
	registers: [registry]
});

new Gauge({
	name: 'valley_pool_waiting',
	help: 'Requests that wait for a database connection',
	registers: [registry],
	collect() {
		this.set(openPool().waitingCount);
	}
});

new Gauge({
	name: 'valley_strangers',
	help: 'Answers to strangers that are being made, and those that wait for their turn',
	labelNames: ['state'],
	registers: [registry],
	collect() {
		for (const [state, count] of Object.entries(laneNow())) this.set({ state }, count);
	}
});

new Gauge({
	name: 'valley_log_position',
	help: 'Last position of the log, and of each of its readers',
	labelNames: ['reader'],
	registers: [registry],
	async collect() {
		const { rows } = await sql<{ reader: string; position: number }>`
			select reader, position from kernel.cursor union all select 'sequencer', coalesce(max(position), 0) from kernel.activity_order`.execute(
			db
		);
		for (const { reader, position } of rows) this.set({ reader }, position);
	}
});

/** Process figures too (memory, event loop, handles); called once at start, not at import, so that a command line measures nothing. */
export const measureProcess = (): void => collectDefaultMetrics({ register: registry, prefix: 'valley_' });
