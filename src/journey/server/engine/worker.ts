import { answerTasks } from '#kernel/server/apart/tasks.ts';
import { type Comparison, compareRun, type Run } from '../../gate.ts';
import { type Page, type Saved, Stuck } from '../../moment.ts';
import { Play } from '../../play.ts';
import { type Stand, standAt } from '../../play-ui/stand.ts';
import type { Bundle } from '../../story/bundle.ts';
import type { Written } from './reader.ts';

/** A bundle by its hash; whole, when this process may not have it yet. */
type Given = Readonly<{ hash: string; bundle?: Bundle }>;

export type PlayTask = Readonly<{
	do: 'play';
	story: Given;
	seed: number;
	log: readonly string[];
	/** How the run stood with that log, when it was kept. */
	saved?: string;
	entries: readonly string[];
}>;
export type StandTask = Readonly<{ do: 'stand'; story: Given; seed: number; log: readonly string[] }>;
export type CompareTask = Readonly<{ do: 'compare'; old: Given; next: Given; run: Run }>;
export type ReadTask = Written & Readonly<{ do: 'read' }>;

/** How a run stands after some choices. */
type Moment = Pick<Play, 'state' | 'choices' | 'board' | 'offered' | 'shown'> &
	Readonly<{
		hash: string;
		/** How many choices there are in all. */
		seq: number;
		/** What stands above the choices now. */
		page: Page;
		/** What followed each of the choices that were asked for. */
		pages: readonly Page[];
	}>;
export type Played =
	| (Readonly<{ is: 'played' }> & Moment)
	/** A choice that is not offered. */
	| Readonly<{ is: 'stuck'; at: number; wanted: string; offered: readonly string[] }>
	/** The story itself does not work there. */
	| Readonly<{ is: 'broken'; reason: string }>;
export type Unknown = Readonly<{ is: 'unknown' }>;
/** How the run stands is a text: who keeps it need not open it. */
export type PlayAnswer = Readonly<{ played: Played; saved?: string }>;
/** Where a run stands, as far as the story follows it; `stuckAt` is the first choice that it does not follow, counted from nought. */
export type Standing =
	| Readonly<{ is: 'stands'; stand: Stand; stuckAt: number | null }>
	| Readonly<{ is: 'broken'; reason: string }>;
export type StandAnswer = Readonly<{ standing: Standing }>;
export type CompareAnswer = Readonly<{ compared: Comparison }>;

/** Stories that this process has read, the last used ones last. */
const bundles = new Map<string, Bundle>();
const MOST = 12;

function bundleOf({ hash, bundle = bundles.get(hash) }: Given): Bundle | null {
	if (!bundle) return null;
	bundles.delete(hash);
	bundles.set(hash, bundle);
	for (const oldest of bundles.keys()) if (bundles.size > MOST) bundles.delete(oldest);
	return bundle;
}

/** Plays a log, or goes on from where it was saved, and takes some more choices. */
function play({ story, seed, log, saved, entries }: PlayTask): PlayAnswer | Unknown {
	const bundle = bundleOf(story);
	if (!bundle) return { is: 'unknown' };
	try {
		const run = saved ? Play.resume(bundle, JSON.parse(saved) as Saved) : Play.open(bundle, seed, log);
		for (const choice of entries) run.choose(choice);
		const pages = entries.length ? run.pages.slice(-entries.length) : [];
		const { state, choices, board, offered, shown, page } = run;
		const moment = { state, choices, board, offered, shown, page, pages, hash: run.hash(), seq: run.log.length };
		return { played: { is: 'played', ...moment }, saved: JSON.stringify(run.save()) };
	} catch (error) {
		if (!(error instanceof Stuck)) return { played: { is: 'broken', reason: String(error) } };
		const { at, wanted, offered } = error;
		return { played: { is: 'stuck', at, wanted, offered } };
	}
}

/** All that a page shows of a run. */
function stand({ story, seed, log }: StandTask): StandAnswer | Unknown {
	const bundle = bundleOf(story);
	if (!bundle) return { is: 'unknown' };
	try {
		return { standing: { is: 'stands', stand: standAt(bundle, seed, log), stuckAt: null } };
	} catch (error) {
		if (!(error instanceof Stuck)) return { standing: { is: 'broken', reason: String(error) } };
		return { standing: { is: 'stands', stand: standAt(bundle, seed, log.slice(0, error.at)), stuckAt: error.at } };
	}
}

function compare({ old, next, run }: CompareTask): CompareAnswer | Unknown {
	const [was, now] = [bundleOf(old), bundleOf(next)];
	return was && now ? { compared: compareRun(was, now, run) } : { is: 'unknown' };
}

async function done(task: PlayTask | StandTask | CompareTask | ReadTask): Promise<object> {
	if (task.do === 'play') return play(task);
	if (task.do === 'stand') return stand(task);
	if (task.do === 'compare') return compare(task);
	return (await import('./reader.ts')).readTexts(task);
}

/** Of an answer, in letters. */
const LONGEST = 8_000_000;
answerTasks(done, { letters: LONGEST, megabytes: 700 });
