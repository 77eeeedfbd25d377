import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { db } from '#kernel/server/db.ts';
import { endsWithUs } from '../../../tests/support/interrupted.ts';
import type { Connection } from '../../../tests/support/server.ts';
import { found, type Lane, sweep } from './hub.ts';

type Flat = Omit<Lane, 'stock' | 'ids'> & { stock: [string, number][]; ids: [string, string][] };
export type Sent = Readonly<{ connection: Connection; lane: Flat; seed: number; length: number }>;
type Said = Readonly<{ will?: readonly string[]; did?: boolean; over?: boolean; wrong?: string[] }>;

const flat = ({ stock, ids, ...lane }: Lane): Flat => ({ ...lane, stock: [...stock], ids: [...ids] });
export const laneFrom = ({ stock, ids, ...lane }: Flat): Lane => ({
	...lane,
	stock: new Map(stock),
	ids: new Map(ids)
});

/** A program that makes histories is killed at a moment that is drawn. @returns what is wrong then, and whether a step was under way. */
export async function kill({
	connection,
	lane,
	seed,
	length,
	draw
}: Omit<Sent, 'lane'> & Readonly<{ lane: Lane; draw: () => number }>): Promise<{ wrong: string[]; under: boolean }> {
	const given: Sent = { connection, lane: flat(lane), seed, length };
	const path = fileURLToPath(new URL('./child.ts', import.meta.url));
	const child = endsWithUs(fork(path, [JSON.stringify(given)], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] }));
	let [before, after] = [[] as readonly string[], null as readonly string[] | null];
	const wrong: string[] = [];
	let begun = () => {};
	const first = new Promise<void>((resolve) => {
		begun = resolve;
	});
	let steps = 0;
	child.on('message', ({ will, did, over, wrong: found = [] }: Said) => {
		wrong.push(...found);
		if (will) after = will;
		if (did) {
			[before, after] = [after ?? before, null];
			steps++;
		}
		if (over) {
			[before, after] = [[], null];
			steps = 0;
		}
		begun();
	});
	const ended = once(child, 'exit');
	await Promise.race([first, ended]);
	await pause(draw() * 700);
	child.kill('SIGKILL');
	await ended;
	for (let turn = 0; turn < 400 && (await others()); turn++) await pause(10);
	const now = (await found(lane, null)).join('\n');
	// after the last step of a history all is given back
	const may = [before, after ?? before, ...(steps === length ? [[]] : [])].map((lines) => lines.join('\n'));
	if (!may.includes(now)) wrong.push(`killed at seed ${seed}: ${now}\nis neither ${may.join('\nnor ')}`);
	await sweep(lane);
	return { wrong, under: after !== null };
}

/** The server learns only then that nobody is there any more. */
async function others(): Promise<boolean> {
	const { rows } =
		await sql`select from pg_stat_activity where application_name = 'one-act' and datname = current_database()`.execute(
			db
		);
	return rows.length > 0;
}
