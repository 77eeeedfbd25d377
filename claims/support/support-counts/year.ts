import { drawsFrom } from '../draws.ts';

/** A year of what advisers do, in plain numbers: nothing of the program is used here. Minutes are counted from the first of January. */
type Kind = 'note' | 'call' | 'letter' | 'session' | 'video' | 'group' | 'preparation';

export type Attempt = Readonly<{
	adviser: number;
	kind: Kind;
	files: readonly number[];
	from: number;
	/** How long, in minutes; 0 for what takes no time. */
	lasts: number;
	operation: number | null;
	/** It is struck out afterwards. */
	struck: boolean;
}>;

export type Year = Readonly<{
	advisers: readonly Readonly<{ organization: number }>[];
	/** By whom each is kept, and to whom else its contacts are open. */
	files: readonly Readonly<{ keeper: number; openTo: number | null }>[];
	operations: number;
	attempts: readonly Attempt[];
}>;

const timed: readonly Kind[] = ['session', 'video', 'group', 'preparation'];
const kinds: readonly Kind[] = [
	...(['session', 'session', 'session', 'video', 'video', 'group', 'preparation', 'preparation'] as const),
	...(['call', 'call', 'letter', 'note'] as const)
];

/** A year by its seed: three organisations, of which the third accompanies files of the first two; many hours lie over one another. */
export function inventYear(seed: number, size: Readonly<{ files: number; attempts: number; days: number }>): Year {
	const draw = drawsFrom(seed);
	const below = (most: number): number => Math.floor(draw() * most);
	const advisers = Array.from({ length: 8 }, (_, at) => ({ organization: at % 3 }));
	const files = Array.from({ length: size.files }, () => ({ keeper: below(2), openTo: draw() < 0.3 ? 2 : null }));
	const attempts = Array.from({ length: size.attempts }, (): Attempt => {
		const adviser = below(advisers.length);
		const kind = kinds[below(kinds.length)] ?? 'note';
		const hers = files.flatMap(({ keeper, openTo }, at) => {
			const organization = advisers[adviser]?.organization;
			return keeper === organization || openTo === organization ? [at] : [];
		});
		const count = kind === 'group' || kind === 'preparation' ? 1 + below(5) : 1;
		const chosen = new Set(Array.from({ length: count }, () => hers[below(hers.length)] ?? 0));
		return {
			...{ adviser, kind, files: [...chosen] },
			from: below(size.days) * 1440 + 8 * 60 + below(40) * 15,
			lasts: timed.includes(kind) ? 15 * (1 + below(10)) : 0,
			operation: draw() < 0.15 ? null : below(3),
			struck: draw() < 0.06
		};
	});
	return { advisers, files, operations: 3, attempts };
}

export type Reckoned = Readonly<{
	/** Of each attempt whether it is written, or why not. */
	verdicts: readonly ('written' | 'elsewhere' | 'twice')[];
	/** Minutes of support by `file operation`, and of time by `adviser month operation`. */
	support: ReadonlyMap<string, number>;
	hours: ReadonlyMap<string, number>;
}>;

/** What must come of it, by looking at every pair. @param monthOf the month of a minute, `2025-03` */
export function reckon({ attempts }: Year, monthOf: (minute: number) => string): Reckoned {
	const written: Attempt[] = [];
	const verdicts: Reckoned['verdicts'][number][] = [];
	for (const one of attempts) {
		const over = written.filter(
			({ from, lasts }) => one.lasts > 0 && lasts > 0 && from < one.from + one.lasts && one.from < from + lasts
		);
		const elsewhere = over.some(({ adviser }) => adviser === one.adviser);
		const twice =
			counts(one) && over.some((other) => counts(other) && other.files.some((file) => one.files.includes(file)));
		verdicts.push(elsewhere ? 'elsewhere' : twice ? 'twice' : 'written');
		if (!elsewhere && !twice && !one.struck) written.push(one);
	}
	const support = new Map<string, number>();
	const hours = new Map<string, number>();
	const add = (sums: Map<string, number>, key: string, minutes: number) =>
		sums.set(key, (sums.get(key) ?? 0) + minutes);
	for (const one of written) {
		if (one.lasts) add(hours, `${one.adviser} ${monthOf(one.from)} ${one.operation}`, one.lasts);
		if (counts(one)) for (const file of one.files) add(support, `${file} ${one.operation}`, one.lasts);
	}
	return { verdicts, support, hours };
}

const counts = ({ kind }: Attempt): boolean => kind === 'session' || kind === 'video' || kind === 'group';
