import { spelling } from '#kernel/fold.ts';

const COMMON = 300;
const ALIKE = 0.55;

export type Alike = Readonly<{ id: string; score: number }>;

type Bounds = Readonly<{ least?: number; most?: number }>;

/** Finds names that are written nearly alike, by the pieces of three letters that they share (as pg_trgm does, Jaccard index ≥ 0.55 unless said otherwise). */
export function nameIndex({ least = ALIKE, most = 3 }: Bounds = {}) {
	const sizes = new Map<string, number>();
	const holders = new Map<string, string[]>();
	const add = (id: string, name: string): void => {
		const own = pieces(name);
		sizes.set(id, own.size);
		for (const piece of own) {
			const list = holders.get(piece);
			// a piece that hundreds of names have tells nothing, and would cost the square of their number
			if (!list) holders.set(piece, [id]);
			else if (list.length <= COMMON) list.push(id);
		}
	};
	const find = (name: string): Alike[] => {
		const own = pieces(name);
		const shared = new Map<string, number>();
		for (const piece of own) {
			const list = holders.get(piece) ?? [];
			if (list.length <= COMMON) for (const id of list) shared.set(id, (shared.get(id) ?? 0) + 1);
		}
		return [...shared]
			.map(([id, both]) => ({ id, score: both / (own.size + (sizes.get(id) ?? 0) - both) }))
			.filter(({ score }) => score >= least)
			.sort((a, b) => b.score - a.score)
			.slice(0, most);
	};
	return { add, find };
}

/** The same for names that are all there. */
export function similarNames(entries: Iterable<readonly [id: string, name: string]>): (name: string) => Alike[] {
	const index = nameIndex();
	for (const [id, name] of entries) index.add(id, name);
	return index.find;
}

function pieces(name: string): Set<string> {
	const whole = `  ${spelling(name)} `;
	return new Set(Array.from({ length: Math.max(0, whole.length - 2) }, (_, at) => whole.slice(at, at + 3)));
}
