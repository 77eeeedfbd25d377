/** Whom a traveller and a counterpart put at which place of their lists; null: not at all. */
export type Pair = Readonly<{ traveller: string; counterpart: string; theirs: number | null; ours: number | null }>;

export type Asked = Readonly<{
	/** Every pair of which one side at least wishes it. */
	pairs: readonly Pair[];
	/** Times at which two can meet, and how many tables are free then. */
	slots: readonly Readonly<{ id: string; tables: number }>[];
	/** The times at which somebody is free. */
	free: ReadonlyMap<string, ReadonlySet<string>>;
	/** How many meetings each has already. */
	loads: ReadonlyMap<string, number>;
}>;

/** A meeting of a pair at a time. */
export type Arranged = Readonly<{ pair: Pair; slot: string }>;

export const isMutual = ({ theirs, ours }: Pair): boolean => theirs !== null && ours !== null;
/** The places of both lists together: the least is wished most. What one side alone wishes comes behind all that both wish. */
const wished = ({ theirs, ours }: Pair): number => (theirs ?? 40) + (ours ?? 40);

/**
 * Arranges meetings: first those that both sides wish, of these who has the fewest meetings so far, then what stands first in their lists. Where two have no free time in common,
 * the meetings of a chain change their times to make one. The same given gives the same.
 */
export function arrange(asked: Asked): Arranged[] {
	const board = new Board(asked);
	const left = asked.pairs.toSorted(byId);
	let mutual: readonly Pair[] = left.filter(isMutual);
	let others: readonly Pair[] = left.filter((pair) => !isMutual(pair));
	for (let before = -1; before !== mutual.length + others.length; ) {
		before = mutual.length + others.length;
		mutual = unplaced(board, mutual);
		others = unplaced(board, others);
	}
	return board.arranged();
}

/**
 * Places some pairs, the next one first each time, as long as one more finds a time: a chain that makes one for a pair may leave one to another that had none.
 * @returns those for which there is none
 */
function unplaced(board: Board, pairs: readonly Pair[]): readonly Pair[] {
	const unmet: Pair[] = [];
	let some = [...pairs];
	while (some.length) {
		const next = some.reduce((best, pair) => (board.before(pair, best) ? pair : best));
		some = some.filter((pair) => pair !== next);
		if (!board.place(next)) unmet.push(next);
	}
	return unmet.length === pairs.length ? unmet.toSorted(byId) : unplaced(board, unmet.toSorted(byId));
}

const byId = (a: Pair, b: Pair): number => (keyOf(a) < keyOf(b) ? -1 : 1);
const keyOf = ({ traveller, counterpart }: Pair): string => `${traveller} ${counterpart}`;

/** Who meets whom when, while it is being arranged. */
class Board {
	readonly #asked: Asked;
	readonly #loads: Map<string, number>;
	/** Of a party and a time, whom it meets then. */
	readonly #at = new Map<string, Pair>();
	readonly #taken: Map<string, number>;

	constructor(asked: Asked) {
		this.#asked = asked;
		this.#loads = new Map(asked.loads);
		this.#taken = new Map(asked.slots.map(({ id }) => [id, 0]));
	}

	before(a: Pair, b: Pair): boolean {
		const [fewer, other] = [this.#load(a), this.#load(b)];
		if (fewer !== other) return fewer < other;
		return wished(a) < wished(b);
	}

	/** Finds a time for a pair. @returns whether there is one */
	place(pair: Pair): boolean {
		const slot = this.#common(pair) ?? this.#cleared(pair);
		if (!slot) return false;
		this.#put(pair, slot);
		for (const party of [pair.traveller, pair.counterpart]) this.#loads.set(party, (this.#loads.get(party) ?? 0) + 1);
		return true;
	}

	arranged(): Arranged[] {
		return this.#asked.slots.flatMap(({ id: slot }) =>
			[...this.#at]
				.filter(([key, pair]) => key === `${pair.traveller} ${slot}`)
				.map(([, pair]) => ({ pair, slot }))
				.toSorted((a, b) => byId(a.pair, b.pair))
		);
	}

	#load({ traveller, counterpart }: Pair): number {
		return (this.#loads.get(traveller) ?? 0) + (this.#loads.get(counterpart) ?? 0);
	}

	#isFree = (party: string, slot: string): boolean =>
		Boolean(this.#asked.free.get(party)?.has(slot)) && !this.#at.has(`${party} ${slot}`);

	#hasTable = (slot: { id: string; tables: number }): boolean => (this.#taken.get(slot.id) ?? 0) < slot.tables;

	/** The time, among those that both have, at which the fewest tables are taken. */
	#common({ traveller, counterpart }: Pair): string | null {
		const open = this.#asked.slots.filter(
			(slot) => this.#hasTable(slot) && this.#isFree(traveller, slot.id) && this.#isFree(counterpart, slot.id)
		);
		const [first] = open.toSorted((a, b) => (this.#taken.get(a.id) ?? 0) - (this.#taken.get(b.id) ?? 0));
		return first?.id ?? null;
	}

	/** A time of the traveller's that the counterpart's meeting then leaves, along a chain of meetings that change between two times. */
	#cleared({ traveller, counterpart }: Pair): string | null {
		const slots = this.#asked.slots;
		for (const one of slots) {
			if (!this.#isFree(traveller, one.id) || !this.#asked.free.get(counterpart)?.has(one.id)) continue;
			for (const other of slots) {
				if (one === other || !this.#isFree(counterpart, other.id)) continue;
				if (this.#swapAlong(counterpart, traveller, one, other)) return one.id;
			}
		}
		return null;
	}

	/** Moves the meetings of the chain that begins with somebody's at one time to the other, and the other way about. */
	#swapAlong(
		from: string,
		never: string,
		one: { id: string; tables: number },
		other: { id: string; tables: number }
	): boolean {
		const chain: { pair: Pair; was: string; becomes: string }[] = [];
		let [party, was, becomes] = [from, one.id, other.id];
		for (let pair = this.#at.get(`${party} ${was}`); pair; pair = this.#at.get(`${party} ${was}`)) {
			const next = pair.traveller === party ? pair.counterpart : pair.traveller;
			const able = [party, next].every((each) => this.#asked.free.get(each)?.has(becomes));
			if (!able || next === never) return false;
			chain.push({ pair, was, becomes });
			[party, was, becomes] = [next, becomes, was];
		}
		const gone = chain.filter((step) => step.was === one.id).length;
		const [atOne, atOther] = [this.#taken.get(one.id) ?? 0, this.#taken.get(other.id) ?? 0];
		const back = chain.length - gone;
		if (!chain.length || atOther + gone - back > other.tables || atOne - gone + back + 1 > one.tables) return false;
		for (const { pair, was: left } of chain) this.#take(pair, left);
		for (const { pair, becomes: entered } of chain) this.#put(pair, entered);
		return true;
	}

	#put(pair: Pair, slot: string): void {
		this.#at.set(`${pair.traveller} ${slot}`, pair);
		this.#at.set(`${pair.counterpart} ${slot}`, pair);
		this.#taken.set(slot, (this.#taken.get(slot) ?? 0) + 1);
	}

	#take(pair: Pair, slot: string): void {
		this.#at.delete(`${pair.traveller} ${slot}`);
		this.#at.delete(`${pair.counterpart} ${slot}`);
		this.#taken.set(slot, (this.#taken.get(slot) ?? 0) - 1);
	}
}

/** Why a wish is not met. */
export type Why = 'none_common' | 'traveller_full' | 'counterpart_full' | 'no_table' | 'could';

/** Who is free when, as it stands now: `able`, whatever meetings there are; `open`, with them. `tables`: the times that have a free table. */
type Standing = Readonly<{
	able: ReadonlyMap<string, ReadonlySet<string>>;
	open: ReadonlyMap<string, ReadonlySet<string>>;
	tables: ReadonlySet<string>;
}>;

/** Why two do not meet who might: what stands in the way of all their times. `could`: nothing does, so it can be added by hand. */
export function whyNot(
	{ traveller, counterpart }: Pick<Pair, 'traveller' | 'counterpart'>,
	{ able, open, tables }: Standing
): Why {
	const of = (map: Standing['able'], party: string): ReadonlySet<string> => map.get(party) ?? new Set();
	const both = of(able, traveller).intersection(of(able, counterpart));
	if (!both.size) return 'none_common';
	const now = of(open, traveller).intersection(of(open, counterpart));
	if (now.size) return now.isDisjointFrom(tables) ? 'no_table' : 'could';
	return of(open, traveller).isDisjointFrom(both) ? 'traveller_full' : 'counterpart_full';
}
