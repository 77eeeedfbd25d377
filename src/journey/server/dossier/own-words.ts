import { db, type Tx } from '#kernel/server/db.ts';
import type { Numbers } from '../../plan.ts';
import { runOf } from '../runs/runs.ts';
import { type On, within } from '../tables.ts';

/** What a player writes of her own enterprise, beside the game's. */
export type OwnWords = Readonly<{ problem: string | null; numbers: Numbers | null }>;

/** Keeps the problem that somebody wants to solve, in her own words; an empty text takes it away. @throws 404 for another's run */
export async function writeProblem(tx: Tx, person: string, run: string, problem: string): Promise<void> {
	await write(tx, person, run, { problem: problem || null });
}

/** Keeps somebody's own numbers, or forgets them. @throws 404 for another's run */
export async function writeNumbers(tx: Tx, person: string, run: string, numbers: Numbers | null): Promise<void> {
	await write(tx, person, run, { numbers: numbers && JSON.stringify(numbers) });
}

async function write(
	tx: Tx,
	person: string,
	run: string,
	given: Readonly<{ problem: string | null } | { numbers: string | null }>
): Promise<void> {
	await runOf(person, run, tx);
	await within(tx)
		.insertInto('journey.dossier')
		.values({ run, ...given })
		.onConflict((known) => known.column('run').doUpdateSet({ ...given, writtenAt: new Date() }))
		.execute();
}

/** What somebody wrote for one of her runs. @throws 404 for another's */
export async function ownWordsOf(person: string, run: string, on: On = db): Promise<OwnWords> {
	const { id } = await runOf(person, run, on);
	const row = await within(on)
		.selectFrom('journey.dossier')
		.select(['problem', 'numbers'])
		.where('run', '=', id)
		.executeTakeFirst();
	return row ?? { problem: null, numbers: null };
}
