import { addCategory, bookedOccurrence } from '#agenda/server';
import { Refusal } from '#kernel/errors.ts';
import type { Ref } from '#kernel/facts.ts';
import { transaction } from '#kernel/server/db.ts';
import { occupancies } from '#participation/server';
import { countPassed, openNow, waitForNothing } from '../../../tests/support/turns.ts';
import { open, type Seance } from '../hub.ts';
import { acts, askedOf, type Done, isNewSize, type Step, type World } from './acts.ts';
import { type Counted, counted, type Figures, figures, type Room, shareFigures } from './figures.ts';

/** `most`: how many places a second kind of ticket has at most; null: there are no kinds. */
export type Start = Readonly<{
	capacity: number | null;
	offerMinutes: number | null;
	most: number | null;
	course: readonly Step[];
}>;

/** Looks at a séance from outside after each step. */
export type Look = (world: World, truth: Truth) => Promise<string[]>;
/** `share`: of the kind of ticket that has a maximum, the part and what somebody who comes now can have of it. */
type Truth = Counted & Readonly<{ left: number | null; share: (Room & { left: number | null }) | null }>;

/** Plays a history through. @returns what was not as promised, and how many steps there were. */
export async function play(
	name: string,
	{ course, most, ...terms }: Start,
	team: Ref,
	look?: Look
): Promise<{ wrong: string[]; steps: number }> {
	const seance = await open(name, { ...terms, waiting: true });
	const categories = most === null ? [] : await kindsOf(seance, most);
	const nothing = { receipts: [], walked: [], scans: [], passed: new Map(), before: [] };
	const world: World = { seance, team, categories, most, ...nothing };
	let truth = await truthOf(world);
	for (const [index, step] of course.entries()) {
		if (!world.receipts.length && !['register', 'byHand', 'walkIn', 'resize'].includes(step.name)) continue;
		const { done, refusal } = await attempt(world, step);
		const refused = judge(step, truth, world, refusal);
		const now = await counted(seance);
		const { rooms } = now;
		const wrong = [
			...refused,
			...countPassed([world.before, now.turns], rooms, world.passed, done.decided),
			...(now.lapsed ? [] : waitForNothing(now.turns, rooms, world.passed).map((one) => `${one} waits for nothing`)),
			...(done.capacity === undefined || done.capacity === now.capacity
				? []
				: [`${now.capacity} places in all, and not ${done.capacity}`]),
			...(done.most === undefined || done.most === (partOf(rooms)?.capacity ?? 0)
				? []
				: [`${partOf(rooms)?.capacity} places of the kind, and not ${done.most}`])
		];
		if (isNewSize(step) && now.capacity !== truth.capacity) for (const one of world.walked) one.added = 0;
		world.before = now.turns;
		truth = await truthOf(world);
		wrong.push(...differing(truth, await figures(seance)));
		if (truth.share) wrong.push(...differing(truth.share, await shareFigures(seance)));
		wrong.push(...((await look?.(world, truth)) ?? []));
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
	const said = await occupancies(now.rooms.map(({ id }) => id));
	const lapsedIn = ({ id }: Room) => now.turns.some(({ pool, lapsed }) => lapsed && pool === id);
	const open = (room: Room) =>
		room.waiting && room.capacity !== null && lapsedIn(room)
			? 0
			: openNow(now.turns, room, passed, now.rooms, said.get(room.id)?.left);
	const whole = now.rooms.find(({ partOf }) => partOf === null);
	const left = whole ? open(whole) : null;
	const part = partOf(now.rooms);
	const own = part && Math.min(open(part) ?? 0, left ?? Number.POSITIVE_INFINITY);
	return { ...now, left, share: part ? { ...part, left: own ?? null } : null };
}

const partOf = (rooms: readonly Room[]): Room | undefined => rooms.find((room) => room.partOf !== null);

/** Two kinds of tickets, of which the second has a maximum. */
async function kindsOf({ id }: Seance, most: number): Promise<string[]> {
	const { offering } = await bookedOccurrence(id);
	const by = { source: 'desk', actor: null } as const;
	const add = (fr: string, limit: number | null) =>
		transaction((tx) => addCategory(tx, offering.id, { label: { source: 'fr', fr }, hint: null, most: limit }, by));
	return [await add('Adulte', null), await add('PMR', most)];
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
function judge(
	{ name, which, amount }: Step,
	before: Truth,
	{ receipts, categories }: World,
	refusal: string | null
): string[] {
	if ((name !== 'register' && name !== 'byHand') || before.lapsed) return [];
	const seats = askedOf(categories, which, amount);
	const asked = seats.length;
	const own = seats.filter(({ category }) => category && category === before.share?.category).length;
	const ofKind = !own || before.share?.left == null || own <= before.share.left;
	const fits = (before.left === null || asked <= before.left) && ofKind;
	if (refusal) return fits ? [`${asked} asked for, ${before.left} left, and refused by ${refusal}`] : [];
	const got = receipts.at(-1)?.seats ?? [];
	const states = got.map(({ state }) => state);
	if (fits) return states.every((state) => state === 'confirmed') ? [] : [`${asked} fit, and are ${states.join(', ')}`];
	const had = got.filter(({ state }) => state === 'confirmed');
	const hadOfKind = had.filter(({ category }) => category && category === before.share?.category).length;
	const within = had.length <= (before.left ?? had.length) && hadOfKind <= (before.share?.left ?? hadOfKind);
	return within ? [] : ['more than the rule gives'];
}

/** Who says something else than what is counted. */
export function differing(truth: Required<Omit<Figures, 'kept'>>, said: Readonly<Record<string, Figures>>): string[] {
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
