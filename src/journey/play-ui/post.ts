import type { Kept, Pending } from './record.ts';

/** What the server answered. `story`: the version of the run now. */
export type Answered =
	| Readonly<{ status: 'kept'; seq: number; hash: string; story: string }>
	| Readonly<{ status: 'behind'; log: readonly string[]; hash: string; story: string }>
	| Readonly<{ status: 'branched'; run: string; seq: number; hash: string; kept: Branch }>
	| Readonly<{ status: 'mismatch'; seq: number; hash: string }>
	| Readonly<{ status: 'moved'; seq: number; hash: string }>
	| Readonly<{ status: 'paused'; reason: string }>
	| Readonly<{ status: 'stuck'; at: number; wanted: string; reason: string }>
	/** It refuses in words; or nobody is signed in, or it could not be reached. */
	| Readonly<{ status: 'refused'; reason: string }>
	| Unsent;
export type Unsent = Readonly<{ status: 'stranger' }> | Readonly<{ status: 'offline' }>;
export type Branch = Readonly<{ run: string; log: readonly string[]; hash: string }>;

/** Sends what a run has that the server has not. */
export async function post(
	story: string,
	kept: Kept,
	{ key, base, before, entries, after }: Pending
): Promise<Answered> {
	const { run, seed, hash } = kept;
	try {
		const response = await fetch(`/journey/${story}/sync`, {
			method: 'POST',
			headers: { 'content-type': 'application/json', accept: 'application/json' },
			body: JSON.stringify({ run, seed, hash, key, base, before, entries, after }),
			keepalive: true
		});
		if (response.status === 401) return { status: 'stranger' };
		if (response.status >= 500) return { status: 'offline' };
		const answer = await response.json();
		return 'status' in answer && typeof answer.status === 'string'
			? answer
			: { status: 'refused', reason: answer.message };
	} catch {
		return { status: 'offline' };
	}
}
