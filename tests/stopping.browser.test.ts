import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { expect, test } from 'vitest';
import { joinDatabase, type Program, startProgram } from './support/program.ts';

const PATIENCE_MS = 180_000;

test(
	'a program that is stopped while a show runs and its public talks has nothing that failed to tell',
	async () => {
		const program = await startProgram({ args: ['--demo'], env: { LOG_LEVEL: 'info' } });
		const { connection, release } = await joinDatabase(program);
		const pool = new pg.Pool({ ...connection, max: 1 });
		await expect.poll(() => saidIn(pool), { timeout: PATIENCE_MS / 2, interval: 500 }).toBeGreaterThan(0);
		// the database takes its time with what it was asked: longer than it takes an invented viewer to do something
		const serving = await servingOthers(pool);
		const stopped = program.stop();
		const held = serving.filter((pid) => signalled(pid, 'SIGSTOP'));
		expect(held).not.toEqual([]);
		await pause(3000);
		for (const pid of held) signalled(pid, 'SIGCONT');
		await pool.end();
		await release();
		expect(await stopped).toBe(0);
		expect(errorsIn(program)).toEqual([]);
	},
	PATIENCE_MS
);

/** How much the public of the show that begins again by itself has said. */
async function saidIn(pool: pg.Pool): Promise<number> {
	const { rows } = await pool.query<{ said: number }>(`select count(*)::int as said from stage.message m
		join stage.room r on r.id = m.room join stage.show s on s.id = r.show where s.loops and r.ended_at is null`);
	return rows[0]?.said ?? 0;
}

/** The processes of the database that serve the program. */
async function servingOthers(pool: pg.Pool): Promise<number[]> {
	const { rows } = await pool.query<{ pid: number }>(
		'select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()'
	);
	return rows.map(({ pid }) => pid);
}

/** Whether a process is still there to be signalled: the pool lets some of them go by itself. */
function signalled(pid: number, signal: NodeJS.Signals): boolean {
	try {
		return process.kill(pid, signal);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
		return false;
	}
}

const ERROR = 50;

/** What a program wrote to its log as an error: the log is a JSON a line. */
const errorsIn = ({ output }: Program): string[] =>
	output()
		.split('\n')
		.filter((line) => line.startsWith('{') && JSON.parse(line).level >= ERROR);
