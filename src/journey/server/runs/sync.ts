import { missing, refused } from '#kernel/errors.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { limit } from '#kernel/server/limits.ts';
import type { Locale } from '#kernel/words.ts';
import { m } from '#messages';
import { isPlayable } from '../../story/bundle.ts';
import { MOST_CHOICES, SyncBody } from '../../sync.schema.ts';
import { type Played, playOn } from '../playing.ts';
import { bundleOf, publishedVersion } from '../stories/reading.ts';
import { answeredTo, type SyncAnswer, sayAnswer } from './answers.ts';
import { keepPlayed } from './keeping.ts';
import { type Run, runById } from './runs.ts';

const ATTEMPTS = 4;

/** What was sent, beside what the server had when it was looked at. `full`: the client's whole log. */
export type Sent = Readonly<{
	body: SyncBody;
	person: string;
	run: Run | undefined;
	full: readonly string[];
	/** Of the version that it is kept under. */
	version: string;
	played: Extract<Played, { ok: true }>;
}>;

/**
 * Takes what somebody chose: plays it, compares the hashes, and keeps it at the end of her run, or as a branch beside it. Nothing is kept of what cannot
 * be played. @throws journey_sync_wrong, journey_key_used, journey_run_long, journey_runs_many, 404 for another's run, 429
 */
export async function takeSync(person: string, given: unknown, locale: Locale): Promise<SyncAnswer> {
	const read = SyncBody.safeParse(given);
	if (!read.success) throw refused('journey_sync_wrong', {}, 422);
	await limit('run', person);
	for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
		const answer = await attemptSync(person, read.data, locale);
		if (answer) return answer;
	}
	throw refused('journey_busy', {}, 503);
}

/** @returns null when the run changed while it was being played: then it is looked at again. */
async function attemptSync(person: string, body: SyncBody, locale: Locale): Promise<SyncAnswer | null> {
	const run = await runById(body.run, db);
	if (run && run.person !== person) throw missing();
	const answered = run && (await answeredTo(body, db));
	if (answered) return sayAnswer(answered, body, run.log);
	const sent = await played(person, body, run, locale);
	return 'status' in sent ? sent : transaction((tx) => keepPlayed(tx, sent, locale));
}

/** Plays what was sent, on what the server has. @throws 404 for a version that nobody may play */
async function played(
	person: string,
	body: SyncBody,
	run: Run | undefined,
	locale: Locale
): Promise<Sent | SyncAnswer> {
	const { base, hash, entries, seed } = body;
	if (run && hash !== run.version && (hash !== run.was || base > run.log.length)) return movedTo(run);
	if (!run) await publishedVersion(hash);
	if (!isPlayable(await bundleOf(run?.version ?? hash))) return paused(locale);
	if (run && !isPlayable(await bundleOf(hash))) return movedTo(run);
	const had = run ? { seq: run.log.length, hash: run.stateHash, chapters: [] } : await beginning(body);
	const there = { seq: had.seq, hash: had.hash };
	if (base > had.seq || (run && run.seed !== seed)) return { status: 'mismatch', ...there };
	if (base + entries.length > MOST_CHOICES) throw refused('journey_run_long', { most: MOST_CHOICES }, 422);
	const toPlay = { bundle: await bundleOf(hash), seed, log: run ? run.log.slice(0, base) : [] };
	const before = base === had.seq && hash === (run?.version ?? hash) ? had : await playOn({ ...toPlay, entries: [] });
	if (!('hash' in before) || before.hash !== body.before) return { status: 'mismatch', ...there };
	const result = await playOn({ ...toPlay, entries });
	if (!result.ok) return stuck(result, locale);
	if (result.hash !== body.after) return { status: 'mismatch', ...there };
	const chapters = [...had.chapters, ...result.chapters];
	const sent = { body, person, run, full: [...toPlay.log, ...entries], version: hash, played: { ...result, chapters } };
	return run && hash !== run.version ? onNewVersion(sent, run) : sent;
}

/** What was played offline while the run was moved to another version goes on there if it can; otherwise it is a branch that stays where it was. */
async function onNewVersion(sent: Sent, run: Run): Promise<Sent> {
	const { seed, version } = run;
	const again = await playOn({ bundle: await bundleOf(version), seed, log: [], entries: sent.full });
	return again.ok ? { ...sent, version, played: again } : sent;
}

/** A run in which nothing was chosen. */
async function beginning({ hash, seed }: SyncBody) {
	const begun = await playOn({ bundle: await bundleOf(hash), seed, log: [], entries: [] });
	return begun.ok ? begun : { seq: 0, hash: '', chapters: [] };
}

const movedTo = ({ version, log, stateHash }: Run): SyncAnswer => ({
	...{ status: 'moved', story: version, seq: log.length, hash: stateHash }
});

const paused = (locale: Locale): SyncAnswer => ({
	...{ status: 'paused', reason: m.journey_story_paused({}, { locale }) }
});

function stuck({ at, wanted, offered }: Extract<Played, { ok: false }>, locale: Locale): SyncAnswer {
	const reason = m.journey_stuck({ number: at + 1 }, { locale });
	return { status: 'stuck', at, wanted, offered, reason };
}
