/** Every reader of the log sees every committed fact exactly once, in one same order; a seal finds one altered byte. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { seal, verifySeals } from '#kernel/server/activity/seal.ts';
import { connect, disconnect } from '#kernel/server/db.ts';
import { endsWithUs } from '../tests/support/interrupted.ts';
import { withScratchPostgres } from '../tests/support/scratch.ts';
import type { Task } from './support/log-writer.ts';

const small = process.argv.includes('--small');
const PROGRAMS = 4;
const WRITERS = 5;

process.exitCode = (await withScratchPostgres(check)) ? 0 : 1;

async function check({ connection }: { connection: pg.PoolConfig }): Promise<boolean> {
	const pool = new pg.Pool(connection).on('error', () => undefined);
	await pool.query('create table public.seen (turn bigserial, reader text, position bigint, fact uuid, kind text)');
	const facts = small ? 30 : 400;
	await write(connection, { facts, pauseMs: 20, sequencer: true }, () => settled(pool));
	const expected = PROGRAMS * WRITERS * facts * 0.9;
	const order = await inspect(pool, expected);
	const sealed = await sealHolds(pool, connection);
	if (!small) await compare(connection);
	await pool.end();
	const holds = order && sealed;
	console.log(
		`log-order: ${expected} facts, ${PROGRAMS} readers, ${holds ? 'one order, none lost, none twice, the altered byte found' : 'BROKEN'}`
	);
	return holds;
}

/** Waits until no fact is without a position and every reader's cursor is at the end. */
async function settled(pool: pg.Pool): Promise<void> {
	for (let turn = 0; turn < 600; turn++) {
		const { rows } = await pool.query(`select (select count(*) from kernel.activity_pending)
			+ (select count(*) from kernel.cursor where position < (select max(position) from kernel.activity_order)) as behind`);
		if (Number(rows[0].behind) === 0) return;
		await pause(100);
	}
	throw new Error('the readers never came to the end');
}

async function inspect(pool: pg.Pool, expected: number): Promise<boolean> {
	const { rows } = await pool.query<{
		reader: string;
		facts: number;
		distinct: number;
		dropped: number;
		backwards: number;
		sum: string;
	}>(`
		select reader, count(*)::int as facts, count(distinct fact)::int as distinct, count(*) filter (where kind = 'dropped')::int as dropped,
			count(*) filter (where position <> rank)::int as backwards, md5(string_agg(fact::text, ',' order by turn)) as sum
		from (select *, row_number() over (partition by reader order by turn) as rank from public.seen) as ranked group by reader order by reader`);
	for (const row of rows)
		console.log(
			`${row.reader}: ${row.facts} facts, ${row.distinct} distinct, ${row.dropped} rolled back, ${row.backwards} out of place`
		);
	const same = new Set(rows.map(({ sum }) => sum)).size === 1;
	return (
		rows.length === PROGRAMS &&
		same &&
		rows.every(
			({ facts, distinct, dropped, backwards }) => facts === expected && distinct === expected && !dropped && !backwards
		)
	);
}

/** Seals, then changes one byte of one row as somebody with full access to the disk could, and looks whether it is found. */
async function sealHolds(pool: pg.Pool, connection: pg.PoolConfig): Promise<boolean> {
	connect(connection);
	await seal();
	const before = await verifySeals();
	await pool.query('alter table kernel.activity disable trigger all');
	await pool.query(
		`update kernel.activity set source = 'jof' where id = (select activity from kernel.activity_order where position = 7)`
	);
	const after = await verifySeals();
	await disconnect();
	console.log(
		`seal: ${before.holds ? 'verifies' : 'does not verify'}; one byte altered: ${after.holds ? 'NOT found' : `found in seal ${after.seal}`}`
	);
	return before.holds && !after.holds;
}

/** Facts a second with one fact a transaction, with the sequencer and the readers at work and without. */
async function compare(connection: pg.PoolConfig): Promise<void> {
	const rates: Record<'with' | 'without', number[]> = { with: [], without: [] };
	for (let turn = 0; turn < 3; turn++)
		for (const mode of ['with', 'without'] as const) {
			const seconds = await write(connection, { facts: 300, pauseMs: 0, sequencer: mode === 'with' });
			rates[mode].push((PROGRAMS * WRITERS * 300) / seconds);
		}
	const median = (list: number[]): number => list.toSorted((a, b) => a - b)[1] ?? 0;
	console.log(
		`facts/s (median of 3): ${median(rates.with).toFixed(0)} with the sequencer and ${PROGRAMS} readers, ${median(rates.without).toFixed(0)} without, ratio ${(median(rates.with) / median(rates.without)).toFixed(2)}`
	);
}

/** Runs the programs; @returns the seconds of the slowest. */
async function write(
	connection: pg.PoolConfig,
	task: Pick<Task, 'facts' | 'pauseMs' | 'sequencer'>,
	before: () => Promise<void> = async () => undefined
): Promise<number> {
	const programs = Array.from({ length: PROGRAMS }, (_, index) => {
		const given: Task = { ...task, connection, reader: `reader ${index + 1}`, writers: WRITERS };
		return endsWithUs(fork(new URL('./support/log-writer.ts', import.meta.url), [JSON.stringify(given)]));
	});
	const results = await Promise.all(programs.map((program) => once(program, 'message')));
	await before();
	for (const program of programs) program.send('stop');
	const codes = await Promise.all(programs.map(async (program) => (await once(program, 'exit'))[0]));
	if (codes.some((code) => code !== 0)) throw new Error(`a program failed: ${codes.join(', ')}`);
	return Math.max(...results.map(([{ seconds }]) => seconds as number));
}
