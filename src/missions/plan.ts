/** What takes somebody, or a table, for a time. `other`: with whom, or what it is. Times are in milliseconds. */
export type Hold = Readonly<{
	party: string;
	from: number;
	to: number;
	kind: 'meeting' | 'item' | 'absence';
	source: string;
	other: string;
}>;

/** What is wanted: times of some parties. */
export type Wanted = Readonly<{
	parties: readonly string[];
	from: number;
	to: number;
	kind: Hold['kind'];
}>;

/** What stands in the way of what is wanted, the first first; `leaving`: what makes room at the same moment. A meeting meets everything, the rest meets meetings alone. */
export const clashes = (
	holds: readonly Hold[],
	{ parties, from, to, kind }: Wanted,
	leaving: readonly string[] = []
): Hold[] =>
	holds
		.filter(
			(hold) =>
				parties.includes(hold.party) &&
				hold.from < to &&
				from < hold.to &&
				(kind === 'meeting' || hold.kind === 'meeting') &&
				!leaving.includes(hold.source)
		)
		.toSorted((a, b) => a.from - b.from || (a.source < b.source ? -1 : 1));

/** A meeting as its edits know it. */
export type Met = Readonly<{
	id: string;
	traveller: string;
	counterpart: string;
	spot: string;
	from: number;
	to: number;
}>;

export type Edit =
	| Readonly<{ kind: 'add'; meeting: Met }>
	| Readonly<{ kind: 'move'; id: string; spot: string; from: number; to: number }>
	| Readonly<{ kind: 'swap'; one: string; other: string }>
	| Readonly<{ kind: 'cancel'; id: string }>
	| Readonly<{ kind: 'keep'; hold: Hold }>
	| Readonly<{ kind: 'free'; source: string }>;

/** Meetings, and what else takes those who meet. */
export type Plan = Readonly<{ meetings: readonly Met[]; holds: readonly Hold[] }>;

/** All that takes anybody or any table. */
export const holdsOf = ({ meetings, holds }: Plan): Hold[] => [...meetings.flatMap(heldBy), ...holds];

const heldBy = ({ id, traveller, counterpart, spot, from, to }: Met): Hold[] => [
	{ party: traveller, from, to, kind: 'meeting', source: id, other: counterpart },
	{ party: counterpart, from, to, kind: 'meeting', source: id, other: traveller },
	{ party: spot, from, to, kind: 'meeting', source: id, other: `${traveller} ${counterpart}` }
];

/** A plan after an edit by hand, or what stands in its way; null where there is nothing to edit. */
export function planAfter(plan: Plan, edit: Edit): Plan | Hold[] | null {
	if (edit.kind === 'free') return { ...plan, holds: plan.holds.filter(({ source }) => source !== edit.source) };
	if (edit.kind === 'keep') {
		const { party, ...hold } = edit.hold;
		const found = clashes(holdsOf(plan), { ...hold, parties: [party] });
		return found.length ? found : { ...plan, holds: [...plan.holds, edit.hold] };
	}
	const changed = meetingsAfter(plan.meetings, edit);
	if (!changed) return null;
	const { next, moved } = changed;
	const standing = holdsOf({ ...plan, meetings: next.filter((one) => !moved.includes(one)) });
	const found = moved.flatMap((one, at) =>
		clashes([...standing, ...moved.slice(0, at).flatMap(heldBy)], { ...one, parties: partiesOf(one), kind: 'meeting' })
	);
	return found.length ? found : { ...plan, meetings: next };
}

const partiesOf = ({ traveller, counterpart, spot }: Pick<Met, 'traveller' | 'counterpart' | 'spot'>) => [
	traveller,
	counterpart,
	spot
];

function meetingsAfter(meetings: readonly Met[], edit: Exclude<Edit, { kind: 'keep' | 'free' }>) {
	const found = (id: string) => meetings.find((one) => one.id === id);
	const put = (...moved: readonly Met[]) => ({
		next: meetings.map((one) => moved.find(({ id }) => id === one.id) ?? one),
		moved
	});
	if (edit.kind === 'add') {
		const { traveller, counterpart } = edit.meeting;
		const twice = meetings.some((one) => one.traveller === traveller && one.counterpart === counterpart);
		return twice ? null : { next: [...meetings, edit.meeting], moved: [edit.meeting] };
	}
	if (edit.kind === 'swap') {
		const [one, other] = [found(edit.one), found(edit.other)];
		if (!one || !other || one === other) return null;
		return put({ ...one, ...whenOf(other) }, { ...other, ...whenOf(one) });
	}
	const one = found(edit.id);
	if (!one) return null;
	if (edit.kind === 'cancel') return { next: meetings.filter(({ id }) => id !== edit.id), moved: [] };
	return put({ ...one, ...whenOf(edit) });
}

const whenOf = ({ spot, from, to }: Pick<Met, 'spot' | 'from' | 'to'>) => ({ spot, from, to });
