import { refused } from '#kernel/errors.ts';
import { beginnings, type Kind, type State } from '../states.ts';
import { fitting } from './fitting.ts';
import { countIn, type Pool } from './locks.ts';

/**
 * What a party wants that does not fit whole: to be asked (`ask`, and as long as there is nothing to choose it waits), to wait together, to have what is
 * there and no more (`some`), or that and the others waiting (`split`). `seen`: how many places it was told of; `seenOf`: how many of each category, where
 * there are some.
 */
export type Fit = Readonly<{
	choice: 'ask' | 'together' | 'some' | 'split';
	seen?: number;
	seenOf?: ReadonlyMap<string, number>;
}>;

type Wanted = Readonly<{ category: string | null }>;
type Way = Readonly<{ kind: Kind; start?: State; fit?: Fit }>;

/** The state in which each seat begins; null for one that is left out because the party takes what is there. */
export function begin(seats: readonly Wanted[], pools: readonly Pool[], { kind, start, fit }: Way): (State | null)[] {
	const byPlace = beginnings[kind][0] === 'confirmed' && !start;
	if (pools.some(({ closedAt }) => closedAt)) throw refused('participation_closed');
	if (byPlace) return beginByPlace(seats, pools, fit);
	checkSize(seats, pools);
	return seats.map(() => beginning(kind, start ?? 'submitted'));
}

/** A party that does not fit and has places in sight is asked, and asked again when they are not those that it has seen. */
function beginByPlace(
	seats: readonly Wanted[],
	pools: readonly Pool[],
	{ choice, seen = 1, seenOf }: Fit = { choice: 'together' }
): (State | null)[] {
	const there = fitting(seats, pools, ({ open }) => open);
	const left = there.length;
	if (left === seats.length) return seats.map(() => 'confirmed');
	const agreed = asSeen(there, seenOf).slice(0, seen);
	const fewer =
		![...(seenOf ?? [])].every(([one, count]) => count <= countOf(one, there)) ||
		(choice === 'some' ? agreed.length : left) < seen;
	if (left > 0 && (choice === 'ask' || (choice !== 'together' && fewer)))
		throw refused('participation_choose', { seats: seats.length, left });
	if (choice === 'some' ? !agreed.length : left === 0 && choice === 'split') throw refused('participation_gone');
	const now = new Set<Wanted>({ ask: [], together: [], some: agreed, split: there }[choice]);
	const later = choice === 'some' ? [] : seats.filter((seat) => !now.has(seat));
	if (later.length) checkWaiting(later, seats, pools, left);
	const otherwise = choice === 'some' ? null : 'waitlisted';
	return seats.map((seat) => (now.has(seat) ? 'confirmed' : otherwise));
}

/** Of each category no more than the party was told of. */
function asSeen(there: readonly Wanted[], seenOf: Fit['seenOf']): readonly Wanted[] {
	if (!seenOf) return there;
	const left = new Map(seenOf);
	return there.filter(({ category }) => {
		if (category === null) return true;
		const count = left.get(category) ?? 0;
		left.set(category, count - 1);
		return count > 0;
	});
}

const countOf = (category: string, seats: readonly Wanted[]): number =>
	seats.filter((seat) => seat.category === category).length;

function checkWaiting(later: readonly Wanted[], seats: readonly Wanted[], pools: readonly Pool[], left: number): void {
	checkSize(later, pools);
	for (const pool of pools) {
		// a part has the line of its whole
		const { waiting } = pools.find(({ id }) => id === pool.partOf) ?? pool;
		if (!waiting && countIn(pool, seats) > (pool.open ?? Number.POSITIVE_INFINITY))
			throw refused('participation_full', { seats: seats.length, left });
	}
}

/** A party larger than the pool would wait for ever. */
function checkSize(seats: readonly Wanted[], pools: readonly Pool[]): void {
	for (const pool of pools) {
		const [asked, capacity] = [countIn(pool, seats), pool.capacity];
		if (capacity !== null && capacity > 0 && asked > capacity)
			throw refused('participation_too_many', { seats: asked, capacity });
	}
}

function beginning(kind: Kind, start: State): State {
	if (!beginnings[kind].includes(start)) throw new Error(`a booking of kind ${kind} cannot begin as ${start}`);
	return start;
}
