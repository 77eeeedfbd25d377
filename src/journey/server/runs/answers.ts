import { refused } from '#kernel/errors.ts';
import type { Tx } from '#kernel/server/db.ts';
import { hashOf } from '../../hash.ts';
import type { SyncBody } from '../../sync.schema.ts';
import { type On, within } from '../tables.ts';

/** What a client hears of what it sent. `hash` is the state's, at the end of the log that the server has now. */
export type SyncAnswer =
	| Readonly<{ status: 'kept'; seq: number; hash: string; story: string }>
	/** The client's log is a beginning of the server's. */
	| Readonly<{ status: 'behind'; log: readonly string[]; hash: string; story: string }>
	/** Both went on: hers is a run of its own now, and the other one stays. */
	| Readonly<{ status: 'branched'; run: string; seq: number; hash: string; kept: OtherBranch }>
	/** The hash before or after is another one than what the choices come to, or the server does not have so many. */
	| Readonly<{ status: 'mismatch'; seq: number; hash: string }>
	/** The run belongs to another version of the story now: the page must be loaded again. */
	| Readonly<{ status: 'moved'; story: string; seq: number; hash: string }>
	/** Other rules of the game than today's were made for the story: nothing is kept until the team has published it again. */
	| Readonly<{ status: 'paused'; reason: string }>
	| Readonly<{ status: 'stuck'; at: number; wanted: string; offered: readonly string[]; reason: string }>;

type OtherBranch = Readonly<{ run: string; log: readonly string[]; hash: string }>;

/** An answer as it is kept under its key: logs are in the runs. */
export type Answered =
	| Readonly<{ status: 'kept' | 'behind'; seq: number; hash: string; story: string }>
	| Readonly<{ status: 'branched'; run: string; seq: number; hash: string; kept: { seq: number; hash: string } }>;

const inConflict: readonly SyncAnswer['status'][] = ['mismatch', 'moved', 'paused'];

/** The status of HTTP that goes with an answer. */
export const statusOfSync = ({ status }: SyncAnswer): number =>
	status === 'stuck' ? 422 : inConflict.includes(status) ? 409 : 200;

const printOf = (body: SyncBody): Buffer => Buffer.from(hashOf(body), 'hex');

/** What was answered to this key before; null when it is new. @throws journey_key_used when it came with something else */
export async function answeredTo(body: SyncBody, on: On): Promise<Answered | null> {
	const row = await within(on)
		.selectFrom('journey.sync')
		.select(['body', 'answer'])
		.where('run', '=', body.run)
		.where('key', '=', body.key)
		.executeTakeFirst();
	if (!row) return null;
	if (!row.body.equals(printOf(body))) throw refused('journey_key_used');
	return row.answer;
}

export async function rememberAnswer(tx: Tx, body: SyncBody, answer: Answered): Promise<void> {
	const { run, key } = body;
	await within(tx)
		.insertInto('journey.sync')
		.values({ run, key, body: printOf(body), answer: JSON.stringify(answer) })
		.execute();
}

/** An answer as it is sent. @param log of the run that was named */
export function sayAnswer(answered: Answered, { run }: SyncBody, log: readonly string[]): SyncAnswer {
	if ('kept' in answered) {
		const { kept, ...rest } = answered;
		return { ...rest, kept: { run, log: log.slice(0, kept.seq), hash: kept.hash } };
	}
	const { status, seq, hash, story } = answered;
	return status === 'kept' ? { status, seq, hash, story } : { status, log: log.slice(0, seq), hash, story };
}
