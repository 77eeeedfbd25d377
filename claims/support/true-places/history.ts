import { Refusal } from '#kernel/errors.ts';
import type { Ref } from '#kernel/facts.ts';
import { countPassed, openNow, waitForNothing } from '../../../tests/support/turns.ts';
import { open } from '../hub.ts';
import { acts, type Done, isNewSize, type Step, sizeOf, type World } from './acts.ts';
import { type Counted, counted, type Figures, figures } from './figures.ts';

export type Start = Readonly<{ capacity: number | null; offerMinutes: number | null; course: readonly Step[] }>;

/** Looks at a séance from outside after each step. */
export type Look = (world: World, truth: Truth) => Promise<string[]>;
type Truth = Counted & Readonly<{ left: number | null }>;

/** Plays a history through. @returns what was not as promised, and how many steps there were. */
export async function play(
	name: string,
	{ course, ...terms }: Start,
	team: Ref,
	look?: Look
): Promise<{ wrong: string[]; steps: number }> {
	const seance = await open(name, { ...terms, waiting: true });
	const world: World = { seance, team, receipts: [], walked: [], scans: [], passed: new Map(), before: [] };
	let truth = await truthOf(world);
	for (const [index, step] of course.entries()) {
		if (!world.receipts.length && !['register', 'byHand', 'walkIn', 'resize'].includes(step.name)) continue;
		const { done, refusal } = await attempt(world, step);
		const refused = judge(step, truth, world, refusal);
		const now = await counted(seance);
		const room = { id: seance.pool, capacity: now.capacity, taken: now.taken };
		const wrong = [
			...refused,
			...countPassed([world.before, now.turns], [room], world.passed, done.decided),
			...(now.lapsed ? [] : waitForNothing(now.turns, [room], world.passed).map((one) => `${one} waits for nothing`)),
			...(done.capacity === undefined || done.capacity === now.capacity
				? []
				: [`${now.capacity} places in all, and not ${done.capacity}`])
		];
		if (isNewSize(step) && now.capacity !== truth.capacity) for (const one of world.walked) one.added = 0;
		world.before = now.turns;
		truth = await truthOf(world);
		wrong.push(...differing(truth, await figures(seance)), ...((await look?.(world, truth)) ?? []));
		if (wrong.length)
			return {
				wrong: wrong.map((one) => `${name}, step ${index + 1} (${JSON.stringify(step)}): ${one}`),
				steps: index + 1
			};
	}
	return { wrong: [], steps: course.length };
}

/** By the rule, counted by who looks on; of what has run out and is not ended yet nobody can have the place. */
async function truthOf({ seance, passed }: World): Promise<Truth> {
	const now = await counted(seance);
	const room = { id: seance.pool, capacity: now.capacity, taken: now.taken };
	const left = now.lapsed && now.waiting && now.capacity !== null ? 0 : openNow(now.turns, room, passed);
	return { ...now, left };
}

async function attempt(world: World, { name, which, amount }: Step): Promise<{ done: Done; refusal: string | null }> {
	try {
		return { done: await acts[name](world, which, amount), refusal: null };
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		return { done: {}, refusal: error.code };
	}
}

/** Whoever asks for no more than the rule gives her has it: she is not refused, and does not wait. */
function judge({ name, amount }: Step, before: Truth, { receipts }: World, refusal: string | null): string[] {
	if ((name !== 'register' && name !== 'byHand') || before.lapsed) return [];
	const asked = sizeOf(amount);
	const fits = before.left === null || asked <= before.left;
	if (refusal) return fits ? [`${asked} asked for, ${before.left} left, and refused by ${refusal}`] : [];
	const states = receipts.at(-1)?.seats.map(({ state }) => state) ?? [];
	if (fits) return states.every((state) => state === 'confirmed') ? [] : [`${asked} fit, and are ${states.join(', ')}`];
	return states.filter((state) => state === 'confirmed').length <= (before.left ?? 0)
		? []
		: ['more than the rule gives'];
}

/** Who says something else than what is counted. */
export function differing(truth: Truth, said: Readonly<Record<string, Figures>>): string[] {
	const { capacity, taken, waiting, left } = truth;
	const kept = capacity === null || left === null ? 0 : capacity - taken - left;
	const true_: Required<Figures> = { capacity, taken, waiting, left, kept };
	return Object.entries(said).flatMap(([who, figures]) =>
		(Object.keys(true_) as (keyof Figures)[]).flatMap((what) =>
			figures[what] === undefined || figures[what] === true_[what]
				? []
				: [`${who}: ${what} ${figures[what]}, and not ${true_[what]}`]
		)
	);
}
