import type { Answer } from '../../index.ts';

/** Votes in a replay, apart from the live ballots. `address` is that of the replay. */
export async function voteAgain(address: string, poll: string, choice: readonly string[]): Promise<Answer> {
	const none: Answer = { n: 0, ok: false, code: 'stage_no_line', message: '' };
	const response = await fetch(address, {
		method: 'POST',
		headers: { 'content-type': 'application/json', accept: 'application/json' },
		body: JSON.stringify({ poll, choice })
	}).catch(() => null);
	if (!response) return none;
	const given: { message?: string } = await response.json().catch(() => ({}));
	return response.ok ? { n: 0, ok: true } : { ...none, message: given.message ?? '' };
}
