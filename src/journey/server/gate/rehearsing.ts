import { missing, refused } from '#kernel/errors.ts';
import type { By } from '#kernel/facts.ts';
import { isId, newId } from '#kernel/id.ts';
import { db, type Tx, transaction } from '#kernel/server/db.ts';
import { type Comparison, reworded, wordsKeyOf } from '../../gate.ts';
import { type Bundle, isPlayable, type Strings } from '../../story/bundle.ts';
import { compare } from '../engine/pool.ts';
import { sure } from '../playing.ts';
import { bundleOf, wordsOf } from '../stories/reading.ts';
import { type On, within } from '../tables.ts';

/** What is done with a run when another version is published: it stays, it goes along, or it goes back to a checkpoint and then along. */
export const decisions = ['pin', 'move', 'checkpoint'] as const;
export type Decision = (typeof decisions)[number];

const ATTEMPTS = 5;

/** How a run fares on another version, as it is shown to who decides: whose it is is not told. */
type Rehearsed = Readonly<{
	run: string;
	outcome: Comparison['is'];
	detail: RehearsedDetail;
	decision: Decision;
	/** What may be decided of it. */
	choices: readonly Decision[];
}>;

type RehearsedDetail = Readonly<{
	/** From this choice on it is not the same. */
	at?: number;
	wanted?: string;
	offered?: readonly string[];
	reason?: string;
	checkpoint?: Readonly<{ id: string; seq: number }> | null;
	/** The game's numbers at the end, on both versions. */
	was?: Numbers;
	now?: Numbers;
	/** What its choices show, where that is another; a code a competence with its level. */
	competences?: Readonly<{ was: readonly string[]; now: readonly string[] }>;
	/** What the choice at `at` said when it was taken, and what it says now. */
	reworded?: Readonly<{ was: string; now: string }>;
}>;
type Numbers = Readonly<{ week: number; cash: number; reputation: number; energy: number; ended: string | null }>;

export type Rehearsal = Readonly<{
	id: string;
	version: string;
	at: Date;
	counts: Readonly<Record<Comparison['is'], number>>;
	runs: readonly Rehearsed[];
}>;

/**
 * Tries a version on every run in flight of its story: same, other, or blocked at which choice. Runs that have ended stay where they are. Nothing is changed;
 * what is the same would move, all else would stay, until somebody decides otherwise; but what other rules were made for cannot be played where it is, and would go along as far as it can. @param step is told how many of how many were tried @throws 404, journey_version_rules
 */
export async function rehearse(
	version: string,
	by: By,
	step: (done: number, of: number) => void = () => undefined
): Promise<Rehearsal> {
	const row = await within(db)
		.selectFrom('journey.storyVersion')
		.select('story')
		.where('hash', '=', version)
		.executeTakeFirst();
	if (!row) throw missing();
	if (!isPlayable(await bundleOf(version))) throw refused('journey_version_rules');
	const found: Found[] = [];
	const runs = await inFlight(row.story, version, db);
	const said = saying();
	for (const run of runs) {
		step(found.length, runs.length);
		found.push(asSaid(await compared(run, version), run, await said(run.version), await said(version)));
	}
	const id = newId();
	await transaction(async (tx) => {
		const person = by.actor?.kind === 'person' ? by.actor.id : null;
		await within(tx).insertInto('journey.rehearsal').values({ id, story: row.story, version, by: person }).execute();
		await keep(tx, id, found);
	});
	return rehearsalOf(id);
}

type InFlight = Readonly<{ id: string; version: string; seed: number; log: readonly string[]; stateHash: string }>;

/** The runs that have not ended and are on another version. */
export const inFlight = (story: string, version: string, on: On): Promise<InFlight[]> =>
	within(on)
		.selectFrom('journey.run')
		.select(['id', 'version', 'seed', 'log', 'stateHash'])
		.where('story', '=', story)
		.where('version', '<>', version)
		.where('ending', 'is', null)
		.orderBy('id')
		.execute();

type Found = Readonly<{
	run: string;
	stateHash: string;
	outcome: Comparison['is'];
	detail: RehearsedDetail;
	decision: Decision;
}>;

async function compared({ id, version: old, seed, log, stateHash }: InFlight, version: string): Promise<Found> {
	const [was, next] = [await bundleOf(old), await bundleOf(version)];
	const answer = await sure(next, () => patiently(() => compare(was, next, { seed, log })));
	return {
		run: id,
		stateHash,
		outcome: answer.is,
		detail: detailOf(answer),
		decision: decisionAtFirst(answer, was)
	};
}

/** The French words of versions, each asked for once: the others are translations of them. */
function saying(): (version: string) => Promise<Strings> {
	const known = new Map<string, Promise<Strings>>();
	return (version) => {
		const words = known.get(version) ?? wordsOf(version).then(({ fr }) => fr);
		known.set(version, words);
		return words;
	};
}

/** A run that comes to the same is not the same where what was chosen says something else now. */
function asSaid(found: Found, { log }: InFlight, was: Strings, now: Strings): Found {
	const at = found.outcome === 'same' ? reworded(log, was, now) : null;
	if (at === null) return found;
	const key = wordsKeyOf(log[at] ?? '');
	const detail = { at, reworded: { was: was[key] ?? '', now: now[key] ?? '' } };
	return { ...found, outcome: 'differs', decision: 'pin', detail };
}

/** What the team has not decided yet: only a run that would stand still where it is goes along although it is not the same. */
function decisionAtFirst(answer: Comparison, old: Bundle): Decision {
	if (answer.is === 'same') return 'move';
	if (isPlayable(old)) return 'pin';
	if (answer.is === 'differs') return 'move';
	return answer.checkpoint ? 'checkpoint' : 'pin';
}

/** Asks again while too many play: what was tried of a rehearsal so far would be lost for one of them. */
async function patiently<T extends { is: string }>(ask: () => Promise<T>): Promise<T> {
	for (let attempt = 1; attempt < ATTEMPTS; attempt++) {
		const answer = await ask();
		if (answer.is !== 'busy') return answer;
	}
	return ask();
}

function detailOf(answer: Comparison): RehearsedDetail {
	if (answer.is === 'same') return {};
	if (answer.is === 'blocked') {
		const { at, wanted, offered, checkpoint, reason } = answer;
		return { at, wanted, offered, checkpoint, ...(reason ? { reason } : {}) };
	}
	const numbers = ({ state: { week, cash, reputation, energy, ended } }: typeof answer.now): Numbers => ({
		...{ week, cash, reputation, energy, ended }
	});
	const was = answer.was ? { was: numbers(answer.was) } : {};
	return { at: answer.at, ...was, now: numbers(answer.now), ...competencesOf(answer) };
}

function competencesOf({ was, now }: Extract<Comparison, { is: 'differs' }>): Pick<RehearsedDetail, 'competences'> {
	if (!was || was.shown.join() === now.shown.join()) return {};
	const codes = (shown: readonly string[]) => shown.map((one) => one.split(' ')[1] ?? '');
	return { competences: { was: codes(was.shown), now: codes(now.shown) } };
}

async function keep(tx: Tx, rehearsal: string, found: readonly Found[]): Promise<void> {
	for (let from = 0; from < found.length; from += 1000) {
		const rows = found
			.slice(from, from + 1000)
			.map(({ detail, ...row }) => ({ ...row, rehearsal, detail: JSON.stringify(detail) }));
		await within(tx).insertInto('journey.rehearsalRun').values(rows).execute();
	}
}

/** A rehearsal with all its runs, those that need a look first. @throws 404 */
export async function rehearsalOf(id: string, on: On = db): Promise<Rehearsal> {
	const row = isId(id)
		? await within(on)
				.selectFrom('journey.rehearsal')
				.select(['id', 'version', 'at'])
				.where('id', '=', id)
				.executeTakeFirst()
		: undefined;
	if (!row) throw missing();
	const rows = await within(on)
		.selectFrom('journey.rehearsalRun')
		.select(['run', 'outcome', 'detail', 'decision'])
		.where('rehearsal', '=', id)
		.orderBy('outcome')
		.orderBy('run')
		.execute();
	const count = (wanted: Comparison['is']) => rows.filter(({ outcome }) => outcome === wanted).length;
	const counts = { same: count('same'), differs: count('differs'), blocked: count('blocked') };
	return {
		...row,
		counts,
		runs: rows.map((one) => ({
			...one,
			detail: one.detail as RehearsedDetail,
			choices: choicesOf(one.outcome, one.detail)
		}))
	};
}

/** What can be decided of a run: one that cannot go on can only stay or go back. */
function choicesOf(outcome: Comparison['is'], detail: RehearsedDetail): Decision[] {
	if (outcome === 'blocked') return detail.checkpoint ? ['pin', 'checkpoint'] : ['pin'];
	return ['pin', 'move'];
}

/** Decides what becomes of one run, or of all with one outcome. Those of them for which it cannot be are left. @throws 404 when it can be for none */
export async function decide(
	tx: Tx,
	rehearsal: string,
	which: Readonly<{ run: string } | { outcome: Comparison['is'] }>,
	decision: Decision
): Promise<void> {
	const { runs } = await rehearsalOf(rehearsal, tx);
	const meant = runs.filter((one) => ('run' in which ? one.run === which.run : one.outcome === which.outcome));
	const may = meant.filter(({ choices }) => choices.includes(decision));
	if (!may.length) throw missing();
	await within(tx)
		.updateTable('journey.rehearsalRun')
		.set({ decision })
		.where('rehearsal', '=', rehearsal)
		.where((row) => row('run', '=', row.fn.any(row.val(may.map(({ run }) => run)))))
		.execute();
}
