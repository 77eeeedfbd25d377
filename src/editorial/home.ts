/** The parts of the home page below its title, in the order that a hub has them until its team arranges them. */
export const homeParts = ['pulse', 'agenda', 'news', 'story', 'network', 'talk'] as const;
export type HomePart = (typeof homeParts)[number];

/** Where a part stands, and whether it is shown. */
export type HomePlace = Readonly<{ part: HomePart; shown: boolean }>;

/** The places as they are kept: what is not a part any more goes, and a part that is new stands at its own place. */
export function homeOf(kept: readonly Readonly<{ part: string; shown: boolean }>[]): HomePlace[] {
	const places = kept.flatMap(({ part, shown }, at) => {
		const known = homeParts.find((one) => one === part);
		return known && kept.findIndex((one) => one.part === part) === at ? [{ part: known, shown }] : [];
	});
	for (const [at, part] of homeParts.entries())
		if (!places.some((one) => one.part === part)) places.splice(at, 0, { part, shown: true });
	return places;
}

export const homeActs = ['up', 'down', 'show', 'hide'] as const;

/** The places after one is moved by one, shown or hidden. */
export function rearranged(places: readonly HomePlace[], act: (typeof homeActs)[number], part: HomePart): HomePlace[] {
	const at = places.findIndex((one) => one.part === part);
	const all = [...places];
	const [moved] = all.splice(at, 1);
	if (!moved) return [...places];
	if (act === 'show' || act === 'hide') return all.toSpliced(at, 0, { part, shown: act === 'show' });
	return all.toSpliced(Math.max(0, at + (act === 'up' ? -1 : 1)), 0, moved);
}
