import { plain } from '#kernel/fold.ts';
import type { Item, Stage } from './programme.ts';

type Timed = Pick<Item, 'id' | 'stage' | 'startsAt' | 'endsAt' | 'cancelledAt'>;

/** Two items that one cannot both see whole, the earlier one first: `minutes` of both at once, or that are left to change place. */
export type Clash<One> = Readonly<{ kind: 'overlap' | 'change'; first: One; second: One; minutes: number }>;

const MINUTE = 60_000;

/** How long it takes at least to go from one place to another. */
export const CHANGE_MINUTES = 5;

/**
 * Every pair of a selection that overlaps, or leaves less than five minutes between two different places. Stages at the same place of the network
 * are one place. What was called off clashes with nothing.
 */
export function clashesOf<One extends Timed>(items: readonly One[], stages: readonly Stage[]): Clash<One>[] {
	const where = new Map(stages.map(({ id, place }) => [id, place?.id ?? id]));
	const placeOf = ({ stage }: One) => where.get(stage) ?? stage;
	return pairs(items, CHANGE_MINUTES).filter(
		({ kind, first, second }) => kind === 'overlap' || placeOf(first) !== placeOf(second)
	);
}

/** What the team should look at: two things at once on one stage. */
export const stageClashes = <One extends Timed>(items: readonly One[]): Clash<One>[] =>
	pairs(items, 0).filter(({ first, second }) => first.stage === second.stage);

/** Somebody who is on two stages at once. */
export type PersonClash<One> = Clash<One> & Readonly<{ name: string }>;

/** What the team should look at: one person on two stages at once, by the names as they are written, capitals and accents apart. */
export function personClashes<One extends Timed & Pick<Item, 'people'>>(items: readonly One[]): PersonClash<One>[] {
	return pairs(items, 0)
		.filter(({ first, second }) => first.stage !== second.stage)
		.flatMap((clash) => {
			const others = new Set(namesIn(clash.second.people).map(plain));
			const both = namesIn(clash.first.people).filter((name) => others.has(plain(name)));
			return both.map((name) => ({ ...clash, name }));
		});
}

const namesIn = (people: string): string[] => [
	...new Set(
		people
			.split(/[,;\n]/)
			.map((name) => name.trim().replace(/\s+/g, ' '))
			.filter(Boolean)
	)
];

/** All pairs that overlap or leave less than `gap` minutes between them, by one walk in order of time. */
function pairs<One extends Timed>(items: readonly One[], gap: number): Clash<One>[] {
	const found: Clash<One>[] = [];
	let open: One[] = [];
	for (const second of items.filter(({ cancelledAt }) => !cancelledAt).toSorted(byTime)) {
		const starts = second.startsAt.getTime();
		open = open.filter(({ endsAt }) => endsAt.getTime() + gap * MINUTE > starts);
		for (const first of open) {
			const left = starts - first.endsAt.getTime();
			const both = Math.min(first.endsAt.getTime(), second.endsAt.getTime()) - starts;
			const kind = left < 0 ? 'overlap' : 'change';
			found.push({ kind, first, second, minutes: Math.round((left < 0 ? both : left) / MINUTE) });
		}
		open.push(second);
	}
	return found;
}

const byTime = (a: Timed, b: Timed): number =>
	a.startsAt.getTime() - b.startsAt.getTime() || a.endsAt.getTime() - b.endsAt.getTime() || (a.id < b.id ? -1 : 1);
