import { del, get, keys, set } from 'idb-keyval';

/** What was sent and not answered yet: sent again as it was, the server gives the same answer. */
export type Pending = Readonly<{
	key: string;
	base: number;
	before: string;
	entries: readonly string[];
	after: string;
}>;

/** A run as this browser keeps it. */
export type Kept = Readonly<{
	run: string;
	seed: number;
	/** The version of the story. */
	hash: string;
	log: readonly string[];
	/** How many of its choices the server has, and the state's hash there; of a visitor's it has none. */
	base: number;
	before: string | null;
	pending: Pending | null;
	at: number;
}>;

const prefix = 'journey';
const nobody = 'visitor';

/** The runs of one story that this browser keeps, one for each who plays here. */
export class Shelf {
	readonly #story: string;

	constructor(story: string) {
		this.#story = story;
	}

	read(person: string | null): Promise<Kept | undefined> {
		return get(this.#key(person));
	}

	async write(person: string | null, kept: Kept): Promise<void> {
		await set(this.#key(person), kept);
		await set(this.#last, person);
	}

	remove(person: string | null): Promise<void> {
		return del(this.#key(person));
	}

	/** Who played here last; null for a visitor. */
	async last(): Promise<string | null> {
		return (await get<string | null>(this.#last)) ?? null;
	}

	/** Forgets what belongs to others and is safe with the server: whoever sits here next need not find it. */
	async tidy(person: string | null): Promise<void> {
		for (const key of await keys<string>()) {
			const [kind, story, owner] = key.split('/');
			if (kind !== prefix || story !== this.#story || !owner || owner === nobody || owner === person) continue;
			const kept = await get<Kept>(key);
			if (kept && kept.base === kept.log.length) await del(key);
		}
	}

	#key(person: string | null): string {
		return `${prefix}/${this.#story}/${person ?? nobody}`;
	}

	get #last(): string {
		return `${prefix}-last/${this.#story}`;
	}
}
