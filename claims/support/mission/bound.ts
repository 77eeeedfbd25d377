/** The most pairs that could meet, were there no hours: each meets as often as she has times, and all together as often as there are tables (a maximal flow). */
export function mostMeetings(
	pairs: readonly Readonly<{ traveller: string; counterpart: string }>[],
	timesOf: (party: string) => number,
	tables: number
): number {
	const left = new Map<string, Map<string, number>>();
	const edge = (from: string, to: string, most: number) => {
		for (const node of [from, to]) if (!left.has(node)) left.set(node, new Map());
		left.get(from)?.set(to, (left.get(from)?.get(to) ?? 0) + most);
		if (!left.get(to)?.has(from)) left.get(to)?.set(from, 0);
	};
	edge('begin', 'travellers', tables);
	for (const { traveller, counterpart } of pairs) edge(traveller, counterpart, 1);
	for (const one of new Set(pairs.map(({ traveller }) => traveller))) edge('travellers', one, timesOf(one));
	for (const one of new Set(pairs.map(({ counterpart }) => counterpart))) edge(one, 'end', timesOf(one));
	let flow = 0;
	for (let way = wayThrough(left); way; way = wayThrough(left)) {
		flow++;
		for (const [at, node] of way.entries()) {
			const next = way[at + 1];
			if (next === undefined) continue;
			left.get(node)?.set(next, (left.get(node)?.get(next) ?? 0) - 1);
			left.get(next)?.set(node, (left.get(next)?.get(node) ?? 0) + 1);
		}
	}
	return flow;
}

/** A way on which there is room; null when there is none. */
function wayThrough(left: ReadonlyMap<string, ReadonlyMap<string, number>>): string[] | null {
	const cameFrom = new Map<string, string>([['begin', '']]);
	const queue = ['begin'];
	for (let node = queue.shift(); node !== undefined && !cameFrom.has('end'); node = queue.shift())
		for (const [next, room] of left.get(node) ?? [])
			if (room > 0 && !cameFrom.has(next)) {
				cameFrom.set(next, node);
				queue.push(next);
			}
	if (!cameFrom.has('end')) return null;
	const way = ['end'];
	for (let node = cameFrom.get('end'); node; node = cameFrom.get(node)) way.unshift(node);
	return way;
}
