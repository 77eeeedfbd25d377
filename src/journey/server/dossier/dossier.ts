import canonicalize from 'canonicalize';
import { personById } from '#kernel/identity/server/persons.ts';
import { db } from '#kernel/server/db.ts';
import { type Locale, say } from '#kernel/words.ts';
import { canonical } from '#learning';
import { authorNames, canvasOf, notesOfVersion, versionsOf } from '#learning/server';
import type { Dossier } from '../../dossier.ts';
import type { Game } from '../../game/content.ts';
import type { State } from '../../game/state.ts';
import { tookPlace } from '../../meeting.ts';
import { planOf } from '../../plan.ts';
import { type Bundle, isPlayable } from '../../story/bundle.ts';
import { profileFor } from '../competences/profile.ts';
import { meetingsOf } from '../meetings/meetings.ts';
import { playOn } from '../playing.ts';
import { questsOf } from '../quests/saying.ts';
import { reviewsOf } from '../reviews/reviews.ts';
import { type Run, runOf } from '../runs/runs.ts';
import { bundleOf, type StoryNow, storyOfVersion } from '../stories/reading.ts';
import type { On } from '../tables.ts';
import { stepsFor } from './next-steps.ts';
import { ownWordsOf } from './own-words.ts';
import { readersWords, type Speak } from './words.ts';

/** What somebody leaves with from one of her runs, in a language: the same data make the same dossier. @throws 404 for another's run */
export async function dossierOf(person: string, id: string, locale: Locale, on: On = db): Promise<Dossier> {
	const run = await runOf(person, id, on);
	const story = await storyOfVersion(run.version, on);
	const bundle = await bundleOf(run.version);
	const state = await stateOf(run, bundle);
	const speak = await readersWords(bundle, state, locale, on);
	const quests = (await questsOf(person, story.story, locale, on)).map((quest) => ({
		...{ key: quest.key, title: speak(`quest.${quest.key}`), state: quest.state },
		...{ closed: quest.closedAt?.toISOString() ?? null, missing: quest.missing }
	}));
	const { problem, numbers } = await ownWordsOf(person, id, on);
	const whole: Omit<Dossier, 'next'> = {
		...{ format: 'creative-valley.dossier.v1', locale, run: aboutRun(run, story, locale) },
		player: (await personById(person, on))?.name ?? '—',
		...{ problem, canvas: await canvasIn(run, on), hypotheses: hypothesesIn(bundle.game, state, speak) },
		met: await metBy(person, on),
		plan: { own: numbers && { numbers, plan: planOf(numbers) }, game: state && gameNumbers(state) },
		competences: await competencesOf(person, on),
		quests: quests.map(({ missing: _, ...quest }) => quest)
	};
	return { ...whole, next: stepsFor(whole, quests, locale) };
}

/** What a run has come to in the game; null where today's rules cannot play its version: all that is kept of it is there nevertheless. */
async function stateOf({ id, seed, log }: Run, bundle: Bundle): Promise<State | null> {
	if (!isPlayable(bundle)) return null;
	const played = await playOn({ bundle, seed, log, entries: [] });
	if (!played.ok) throw new Error(`run ${id} cannot be played any more`);
	return played.state;
}

/** A dossier as a file: canonical JSON (RFC 8785), so that the same dossier has the same bytes. */
export const dossierJson = (dossier: Dossier): string => `${canonicalize(dossier)}\n`;

function aboutRun(run: Run, { story, title }: StoryNow, locale: Locale): Dossier['run'] {
	const { id, version, seed, log, stateHash, chapters, ending, begunAt, lastAt } = run;
	return {
		...{ id, story, title: say(title, locale).text, version, seed, log, state: stateHash, chapters, ending },
		...{ begun: begunAt.toISOString(), last: lastAt.toISOString() }
	};
}

async function canvasIn({ id, canvas }: Run, on: On): Promise<Dossier['canvas']> {
	if (!canvas) return null;
	const [{ canvas: now, notes }, names] = [await canvasOf(canvas, on), await authorNames(canvas, on)];
	const nameOf = (author: string): string | null => names[author] ?? null;
	const versions = [];
	for (const { id: version, name, madeAt } of (await versionsOf(canvas, on)).toReversed()) {
		const kept = await notesOfVersion(canvas, now.kind, version, on);
		versions.push({ name, at: madeAt.toISOString(), canvas: canonical(now.kind, kept.notes, nameOf) });
	}
	const reviews = (await reviewsOf(id, on)).toReversed().flatMap(({ accepted, reviewedAt, ...review }) => {
		if (accepted === null || !reviewedAt) return [];
		const { missing, comments, blocks, hypotheses } = review;
		return [
			{ at: reviewedAt.toISOString(), accepted, missing, comments, blocks: blocks ?? 0, hypotheses: hypotheses ?? 0 }
		];
	});
	return { now: canonical(now.kind, notes, nameOf), versions, reviews };
}

function hypothesesIn({ hypotheses }: Game, state: State | null, speak: Speak): Dossier['hypotheses'] {
	if (!state) return [];
	return hypotheses.map(({ id, block }) => {
		const { variant = '', evidence = [] } = state.beliefs[id] ?? {};
		return { id, title: speak(`hyp.${id}`), block, believed: speak(`hyp.${id}.${variant}`), evidence };
	});
}

async function metBy(person: string, on: On): Promise<Dossier['met']> {
	const meetings = (await meetingsOf(person, on)).filter(tookPlace);
	return meetings
		.map(({ hostName, mentor, at, lines }) => ({ with: hostName, mentor, at: at?.toISOString() ?? '', lines }))
		.toReversed();
}

const gameNumbers = ({ week, cash, burn, price, customers, income }: State) => ({
	...{ week, cash, burn, price, customers, income }
});

async function competencesOf(person: string, on: On): Promise<Dossier['competences']> {
	const profile = await profileFor(person, on);
	return profile.map(({ competence, level, waiting, evidence }) => ({
		...{ competence, level, waiting },
		evidence: evidence.map(({ source, level: its, at, choice }) => ({
			source,
			level: its,
			at: at.toISOString(),
			choice
		}))
	}));
}
