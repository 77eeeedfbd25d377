import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { expect, test } from 'vitest';
import { findPostmaster } from '#kernel/server/postgres/postmaster.ts';
import { openPostgres } from './support/postgres.ts';
import { type Program, startProgram } from './support/program.ts';

const PATIENCE_MS = 180_000;

test(
	'a program that is stopped while a show runs and its public talks has nothing that failed to tell',
	async () => {
		const program = await startProgram({ args: ['--demo'], env: { LOG_LEVEL: 'info' } });
		const database = join(program.data, 'postgres');
		await untilTheyTalk(database);
		// the database takes its time to stop: longer than it takes an invented viewer to do something
		const { running } = findPostmaster(database);
		if (!running) throw new Error('the program has no database of its own');
		const stopped = program.stop();
		process.kill(running.pid, 'SIGSTOP');
		await pause(3000);
		process.kill(running.pid, 'SIGCONT');
		expect(await stopped).toBe(0);
		expect(errorsIn(program)).toEqual([]);
	},
	PATIENCE_MS
);

/** Waits until the public of the show that begins again by itself talks. */
async function untilTheyTalk(database: string): Promise<void> {
	const { connection, release } = await openPostgres(database);
	const pool = new pg.Pool(connection);
	const said = async () => {
		const { rows } = await pool.query<{ said: number }>(`select count(*)::int as said from stage.message m
			join stage.room r on r.id = m.room join stage.show s on s.id = r.show where s.loops and r.ended_at is null`);
		return rows[0]?.said ?? 0;
	};
	await expect.poll(said, { timeout: PATIENCE_MS / 2, interval: 500 }).toBeGreaterThan(0);
	await pool.end();
	await release();
}

const ERROR = 50;

/** What a program wrote to its log as an error: the log is a JSON a line. */
const errorsIn = ({ output }: Program): string[] =>
	output()
		.split('\n')
		.filter((line) => line.startsWith('{') && JSON.parse(line).level >= ERROR);
