import { db } from '#kernel/server/db.ts';
import { clashes } from '../plan.ts';
import { isMutual, type Pair, type Why, whyNot } from '../schedule.ts';
import { holdsIn, type Meeting, meetingsOf, partiesOf, slotsOf, type Wish, wishesOf } from './standing.ts';
import type { On } from './tables.ts';

/** A wish that is not met, and why. */
export type Unmet = Readonly<{ pair: Pair; mutual: boolean; why: Why }>;

/** Wishes of both sides as pairs. */
function pairsOf(wishes: readonly Wish[]): Pair[] {
	const pairs = Map.groupBy(wishes, ({ traveller, counterpart }) => `${traveller} ${counterpart}`);
	const rank = (some: readonly Wish[], side: Wish['side']): number | null =>
		some.find((one) => one.side === side)?.rank ?? null;
	return [...pairs.values()].flatMap((some) => {
		const [first] = some;
		if (!first) return [];
		const { traveller, counterpart } = first;
		return [{ traveller, counterpart, theirs: rank(some, 'traveller'), ours: rank(some, 'counterpart') }];
	});
}

/** Who may meet whom when, as it stands: `able`: at which times nothing but meetings takes somebody; `open`: at which nothing does. */
export async function standingOf(mission: string, on: On = db) {
	const [parties, slots, wishes, holds, kept] = [
		await partiesOf(mission, on),
		await slotsOf(mission, on),
		await wishesOf(mission, on),
		await holdsIn(mission, on),
		await meetingsOf(mission, on)
	];
	const byParty = Map.groupBy(holds, ({ party }) => party);
	const freeOf = (party: string, whatever: (kind: string) => boolean): Set<string> => {
		const its = (byParty.get(party) ?? []).filter(({ kind }) => whatever(kind));
		const free = slots.filter(
			({ startsAt, endsAt }) =>
				!clashes(its, { parties: [party], from: startsAt.getTime(), to: endsAt.getTime(), kind: 'meeting' }).length
		);
		return new Set(free.map(({ id }) => id));
	};
	const each = (whatever: (kind: string) => boolean) => new Map(parties.map(({ id }) => [id, freeOf(id, whatever)]));
	return {
		...{
			parties,
			slots,
			kept,
			pairs: pairsOf(wishes),
			spots: parties.flatMap(({ id, kind }) => (kind === 'spot' ? [id] : []))
		},
		open: each(() => true),
		able: each((kind) => kind !== 'meeting'),
		loads: loadsOf(kept)
	};
}

function loadsOf(meetings: readonly Meeting[]): Map<string, number> {
	const loads = new Map<string, number>();
	for (const { traveller, counterpart } of meetings)
		for (const party of [traveller, counterpart]) loads.set(party, (loads.get(party) ?? 0) + 1);
	return loads;
}

/** Which wishes are not met, and why: those of both sides first, then what stands first in the lists. */
export function unmetIn({ pairs, kept, spots, open, able }: Awaited<ReturnType<typeof standingOf>>): Unmet[] {
	const tables = new Set(spots.flatMap((spot) => [...(open.get(spot) ?? [])]));
	return pairs
		.filter((pair) => !kept.some((one) => one.traveller === pair.traveller && one.counterpart === pair.counterpart))
		.map((pair) => ({ pair, mutual: isMutual(pair), why: whyNot(pair, { able, open, tables }) }))
		.toSorted((a, b) => Number(b.mutual) - Number(a.mutual) || placeOf(a.pair) - placeOf(b.pair));
}

const placeOf = ({ theirs, ours }: Pair): number => (theirs ?? 40) + (ours ?? 40);
