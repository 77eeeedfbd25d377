/** What takes rooms, by plain arrays and counting alone: nothing of the program is used here. Times are milliseconds. */

/** Something that can be had: `leaves` are what it is made of, itself or its parts. */
export type Room = {
	readonly slug: string;
	readonly house: string;
	leaves: string[];
	readonly pooled: boolean;
	readonly before: number;
	readonly after: number;
	gone: boolean;
};

type State = 'taken' | 'held' | 'clashing';

export type Holding = Readonly<{
	subject: string;
	room: string;
	from: number;
	until: number;
	quantity: number;
	state: State;
	/** Its turn among all that ever wanted something. */
	since: number;
	/** What it takes of each leaf, from when until when. */
	uses: readonly Readonly<{ leaf: string; amount: number }>[];
	taken: readonly [number, number];
}>;

export type Want = Readonly<{
	subject: string;
	room: string | null;
	from: number;
	until: number;
	quantity?: number;
	held?: boolean;
}>;

export class Occupancy {
	rooms: Room[];
	/** How many alike ones there are of each leaf. */
	readonly stock: ReadonlyMap<string, number>;
	holdings: Holding[] = [];
	turn = 0;

	constructor(rooms: readonly Room[], stock: ReadonlyMap<string, number>) {
		this.rooms = rooms.map((room) => ({ ...room, leaves: [...room.leaves] }));
		this.stock = stock;
	}

	clone(): Occupancy {
		const copy = new Occupancy(this.rooms, this.stock);
		copy.holdings = [...this.holdings];
		copy.turn = this.turn;
		return copy;
	}

	room(slug: string): Room {
		const found = this.rooms.find((one) => one.slug === slug);
		if (!found) throw new Error(`no room ${slug}`);
		return found;
	}

	of(subject: string): Holding | undefined {
		return this.holdings.find((one) => one.subject === subject);
	}

	/** Makes what each subject has what it wants, in this order. @returns why not all of it can be had, if so. */
	make(wants: readonly Want[]): 'spaces_gone' | 'spaces_taken' | null {
		const changed = wants.filter((want) => !this.#isSo(want));
		const before = changed.map(({ subject }) => this.of(subject));
		const freed = before.filter((one) => one && one.state !== 'clashing');
		const leaving = new Set(changed.map(({ subject }) => subject));
		this.holdings = this.holdings.filter(({ subject }) => !leaving.has(subject));
		let problem: ReturnType<Occupancy['make']> = null;
		for (const [at, want] of changed.entries()) {
			if (want.room === null) continue;
			const { subject, from, until } = want;
			const room = this.room(want.room);
			const quantity = room.pooled ? (want.quantity ?? 1) : 1;
			const since = before[at]?.since ?? ++this.turn;
			const wish = { subject, room: room.slug, from, until, quantity, since };
			const given = this.#given(wish, want.held ? 'held' : 'taken');
			this.holdings.push(given ?? this.#without(wish));
			if (!given && problem !== 'spaces_gone') problem = room.gone ? 'spaces_gone' : 'spaces_taken';
		}
		for (const house of new Set(freed.map((one) => this.room(one?.room ?? '').house))) this.settle(house);
		return problem;
	}

	/** What waits has what it wants, if there is room for it now: whoever came first. */
	settle(house: string): void {
		const waiting = this.holdings
			.filter(({ state, room }) => state === 'clashing' && this.room(room).house === house)
			.sort((a, b) => a.since - b.since);
		for (const one of waiting) {
			const given = this.#given(one, 'taken');
			if (given) this.holdings = this.holdings.map((other) => (other === one ? given : other));
		}
	}

	/** All that has a room loses it, since it will be made of other parts. */
	loosen(slug: string): void {
		this.holdings = this.holdings.map((one) => (one.room === slug && one.state === 'taken' ? this.#without(one) : one));
	}

	/** How much of a leaf is taken at a moment. */
	load(leaf: string, at: number): number {
		let sum = 0;
		for (const { uses, taken } of this.holdings)
			if (taken[0] <= at && at < taken[1]) for (const use of uses) if (use.leaf === leaf) sum += use.amount;
		return sum;
	}

	/** When a room cannot be had, between two moments: looked at from one edge to the next. */
	busy(slug: string, from: number, until: number): [number, number][] {
		const room = this.room(slug);
		const edges = new Set([from, until]);
		for (const { taken } of this.holdings) for (const at of taken) if (at > from && at < until) edges.add(at);
		const all = [...edges].sort((a, b) => a - b);
		const found: [number, number][] = [];
		for (const [index, at] of all.slice(0, -1).entries()) {
			const end = all[index + 1] ?? until;
			const loads = room.leaves.map((leaf) => this.load(leaf, at));
			const full = room.pooled ? loads.every((load) => load >= this.#all(room)) : loads.some((load) => load > 0);
			if (!full || !room.leaves.length) continue;
			const last = found.at(-1);
			if (last && last[1] === at) last[1] = end;
			else found.push([at, end]);
		}
		return found;
	}

	#all(room: Room): number {
		return room.leaves.reduce((sum, leaf) => sum + (this.stock.get(leaf) ?? 0), 0);
	}

	#isSo(want: Want): boolean {
		const now = this.of(want.subject);
		if (want.room === null) return !now;
		if (!now || now.state === 'clashing' || want.held) return false;
		const quantity = this.room(want.room).pooled ? (want.quantity ?? 1) : 1;
		return (
			now.room === want.room &&
			now.from === want.from &&
			now.until === want.until &&
			now.quantity === quantity &&
			now.state === 'taken'
		);
	}

	#without(wish: Omit<Holding, 'state' | 'uses' | 'taken'>): Holding {
		return { ...wish, state: 'clashing', uses: [], taken: [0, 0] };
	}

	/** Counts at each moment at which something begins whether there is enough left. */
	#given(wish: Omit<Holding, 'state' | 'uses' | 'taken'>, state: State): Holding | null {
		const room = this.room(wish.room);
		if (room.gone || !room.leaves.length) return null;
		const uses = room.leaves.map((leaf) => ({
			leaf,
			amount: room.pooled ? wish.quantity : (this.stock.get(leaf) ?? 0)
		}));
		const taken: [number, number] = [wish.from - room.before, wish.until + room.after];
		const moments = [taken[0], ...this.holdings.map((one) => one.taken[0])].filter(
			(at) => at >= taken[0] && at < taken[1]
		);
		const fits = uses.every(({ leaf, amount }) =>
			moments.every((at) => this.load(leaf, at) + amount <= (this.stock.get(leaf) ?? 0))
		);
		return fits ? { ...wish, state, uses, taken } : null;
	}
}
