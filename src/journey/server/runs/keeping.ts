import { sql } from 'kysely';
import { refused } from '#kernel/errors.ts';
import { idNamed } from '#kernel/id.ts';
import type { Tx } from '#kernel/server/db.ts';
import type { Locale } from '#kernel/words.ts';
import { m } from '#messages';
import { noteShown } from '../competences/game.ts';
import { greetPlayer } from '../quests/greeting.ts';
import { closedKeys } from '../quests/states.ts';
import { publishedVersion } from '../stories/reading.ts';
import { within } from '../tables.ts';
import { type Answered, answeredTo, rememberAnswer, type SyncAnswer, sayAnswer } from './answers.ts';
import { tellRun } from './facts.ts';
import { lockPlayer, lockRun, type Run } from './runs.ts';
import type { Sent } from './sync.ts';

const MOST_RUNS = 200;

/**
 * Keeps what was played, if the run is still as it was when it was played upon. @returns null when it is not. @throws journey_runs_many, journey_key_used
 */
export async function keepPlayed(tx: Tx, sent: Sent, locale: Locale): Promise<SyncAnswer | null> {
	const { body, person, run, full } = sent;
	await lockPlayer(tx, person);
	const now = await lockRun(tx, body.run);
	const answered = now && (await answeredTo(body, tx));
	if (answered) return sayAnswer(answered, body, now.log);
	if (now?.stateHash !== run?.stateHash || now?.log.length !== run?.log.length || now?.version !== run?.version)
		return null;
	const story = now?.story ?? (await publishedVersion(sent.version, tx)).story;
	const common = now ? commonLength(full, now.log) : 0;
	const closed = await closedKeys(person, story, tx);
	const open = openQuest(full.slice(common), closed);
	if (open) return { ...open, at: common + open.at, reason: m.journey_quest_open({ quest: open.quest }, { locale }) };
	const answer = now ? await keepIn(tx, sent, now, common) : await begin(tx, sent, story);
	await rememberAnswer(tx, body, answer);
	return sayAnswer(answer, body, now?.log ?? full);
}

/** Keeps it in a run that is there: at its end, not at all when nothing is new, or beside it. */
async function keepIn(tx: Tx, sent: Sent, now: Run, common: number): Promise<Answered> {
	const { full, version, played } = sent;
	const had = { seq: now.log.length, hash: now.stateHash };
	if (common === full.length) return { status: common === had.seq ? 'kept' : 'behind', ...had, story: now.version };
	if (common < had.seq || version !== now.version) {
		const run = idNamed(sent.body.key, now.id);
		await insert(tx, sent, { id: run, story: now.story, from: now });
		return { status: 'branched', run, seq: full.length, hash: played.hash, kept: had };
	}
	const after = { log: [...full], stateHash: played.hash, chapters: told(sent, now), ending: played.ending };
	await within(tx)
		.updateTable('journey.run')
		.set({ ...after, lastAt: new Date() })
		.where('id', '=', now.id)
		.execute();
	await tellRun(tx, { ...now, ...after }, now);
	await noteShown(tx, { person: now.person, run: now.id }, played.shown);
	return { status: 'kept', seq: full.length, hash: played.hash, story: version };
}

async function begin(tx: Tx, sent: Sent, story: string): Promise<Answered> {
	const { body, person, full, version, played } = sent;
	await insert(tx, sent, { id: body.run, story, from: null });
	await greetPlayer(tx, person, story);
	return { status: 'kept', seq: full.length, hash: played.hash, story: version };
}

async function insert(
	tx: Tx,
	sent: Sent,
	{ id, story, from }: Readonly<{ id: string; story: string; from: Run | null }>
): Promise<void> {
	const { person, body, full, version, played } = sent;
	const { rows } = await sql<{ count: number }>`
		select count(*)::int as count from journey.run where person = ${person}`.execute(tx);
	if ((rows[0]?.count ?? 0) >= MOST_RUNS) throw refused('journey_runs_many', { most: MOST_RUNS });
	const row = {
		...{ id, person, story, version, seed: body.seed, log: [...full], stateHash: played.hash },
		...{ chapters: told(sent, from), ending: played.ending, branchedFrom: from?.id ?? null }
	};
	await within(tx).insertInto('journey.run').values(row).execute();
	await tellRun(tx, row, from);
	await noteShown(tx, { person, run: id }, played.shown);
}

/** The chapters that have begun, those of the branch that it comes from too: each is told once. */
const told = ({ played }: Sent, before: Run | null): string[] => [
	...new Set([...(before?.chapters ?? []), ...played.chapters])
];

function commonLength(one: readonly string[], other: readonly string[]): number {
	const end = one.findIndex((entry, index) => entry !== other[index]);
	return end < 0 ? one.length : end;
}

/** The first choice that takes in a challenge which is not closed. */
function openQuest(entries: readonly string[], closed: ReadonlySet<string>) {
	for (const [at, entry] of entries.entries()) {
		const [choice = '', ...quests] = entry.split('+');
		const quest = quests.find((key) => !closed.has(key));
		if (!quest) continue;
		const offered = [[choice, ...quests.filter((key) => closed.has(key))].join('+')];
		return { status: 'stuck', at, wanted: entry, offered, quest } as const;
	}
	return null;
}
