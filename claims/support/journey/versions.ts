import { type Bundle, type Comparison, hashOf, Play, Stuck } from '#journey';

export type Run = Readonly<{ seed: number; log: readonly string[] }>;
/** What a version of a story makes of a run, choice by choice, until it cannot go on. */
type Told = Readonly<{
	play: Play | null;
	steps: readonly string[];
	offered: readonly string[];
	stopped: number | null;
}>;

function tellAgain(bundle: Bundle, { seed, log }: Run): Told {
	const steps: string[] = [];
	let play: Play | null = null;
	try {
		play = Play.open(bundle, seed);
		steps.push(outcomeOf(play));
		for (const choice of log) {
			play.choose(choice);
			steps.push(outcomeOf(play));
		}
		return { play, steps, offered: play.offered, stopped: null };
	} catch (error) {
		return {
			play,
			steps,
			offered: error instanceof Stuck ? error.offered : [],
			stopped: Math.max(0, steps.length - 1)
		};
	}
}

const outcomeOf = ({ state, offered, shown }: Play): string => hashOf([state, offered.toSorted(), shown]);

/**
 * Whether what the gate says of a run is so, found out by playing both versions apart: the same is the same to the last number and took the very choices of the
 * log; what differs does so from that choice on; what is stuck wants what is not offered, and its checkpoint is there.
 * @returns what is not so
 */
export function falseIn(said: Comparison, old: Bundle, next: Bundle, run: Run): string[] {
	const [was, now] = [tellAgain(old, run), tellAgain(next, run)];
	const taken = now.play?.pages.flatMap(({ choice }) => choice ?? []) ?? [];
	const wrong = taken.some((id, at) => id !== run.log[at]) ? ['another choice was taken than the one in the log'] : [];
	if (said.is === 'blocked') return [...wrong, ...falseBlock(said, now, run, next)];
	if (now.stopped !== null) return [...wrong, `it cannot be played, and is said to be ${said.is}`];
	const same = was.steps.at(-1) === now.steps.at(-1);
	if (said.is === 'same') return same ? wrong : [...wrong, 'it is said to be the same and is not'];
	if (same) wrong.push('it is said to differ and does not');
	for (let step = said.at + 1; step < was.steps.length; step++)
		if (was.steps[step] === now.steps[step]) wrong.push(`it is the same again after choice ${step}`);
	if (said.at > 0 && was.steps[said.at] !== now.steps[said.at]) wrong.push('it differed before');
	return wrong;
}

function falseBlock(
	said: Extract<Comparison, { is: 'blocked' }>,
	now: Told,
	{ seed, log }: Run,
	next: Bundle
): string[] {
	const wrong: string[] = [];
	if (now.stopped !== said.at) wrong.push(`it stops at ${now.stopped} and is said to stop at ${said.at}`);
	if (said.wanted !== log[said.at]) wrong.push('it wants another choice than the log has there');
	if (!said.reason && now.offered.includes(said.wanted)) wrong.push('what it wants is offered');
	if (!said.reason && !said.offered.length && now.offered.length) wrong.push('it does not say what is offered');
	if (!said.checkpoint) return wrong;
	const { id, seq } = said.checkpoint;
	const back = Play.open(next, seed, log.slice(0, seq));
	if (!back.pages.at(-1)?.lines.some(({ checkpoint }) => checkpoint === id))
		wrong.push(`its checkpoint « ${id} » is not there`);
	return wrong;
}
