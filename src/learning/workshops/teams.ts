/** Whether a team has people of several campuses, or each team of one: then it can meet. */
export const campusRules = ['mixed', 'apart'] as const;
export type CampusRule = (typeof campusRules)[number];

/** Somebody to be put in a team; '' is a discipline or a campus that she has not said. */
export type Candidate = Readonly<{ id: string; discipline: string; campus: string }>;
export type TeamRule = Readonly<{ size: number; campuses: CampusRule }>;

/**
 * Puts people in teams by the rule that the page states: first every discipline is spread as evenly as can be, then the campuses; or the same for each
 * campus apart. Sizes differ by one at most (among the teams of a campus, when they are apart). The same people give the same teams, in whatever order
 * they come.
 * @returns the ids of each team.
 */
export function formTeams(people: readonly Candidate[], { size, campuses }: TeamRule): string[][] {
	if (campuses === 'mixed') return deal(people, size);
	const apart = Map.groupBy(people, ({ campus }) => campus);
	return [...apart].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, here]) => deal(here, size));
}

/** How many teams there are of so many people: as near to the wished size as can be. */
export const teamCount = (people: number, size: number): number =>
	people === 0 ? 0 : Math.max(1, Math.round(people / size));

/**
 * Deals like cards, discipline after discipline, so that a discipline of c people comes to each of k teams ⌊c/k⌋ or ⌈c/k⌉ times; who of the discipline
 * comes to which team is chosen by campus.
 */
function deal(people: readonly Candidate[], size: number): string[][] {
	const teams = Array.from({ length: teamCount(people.length, size) }, (): Candidate[] => []);
	let turn = 0;
	for (const group of groups(people)) {
		const left = [...group];
		while (left.length) {
			const team = teams[turn % teams.length] as Candidate[];
			team.push(takeFor(team, left));
			turn += 1;
		}
	}
	return teams.map((team) => team.map(({ id }) => id));
}

/** The disciplines, the largest first; within each, people by their id. */
function groups(people: readonly Candidate[]): Candidate[][] {
	const sorted = people.toSorted((a, b) => (a.id < b.id ? -1 : 1));
	return [...Map.groupBy(sorted, ({ discipline }) => discipline)]
		.sort(([a, ours], [b, theirs]) => theirs.length - ours.length || (a < b ? -1 : 1))
		.map(([, group]) => group);
}

/** Takes out of those who are left whose campus the team has least of; of several, whose campus has most left. */
function takeFor(team: readonly Candidate[], left: Candidate[]): Candidate {
	const of = (all: readonly Candidate[], wanted: string): number =>
		all.filter(({ campus }) => campus === wanted).length;
	const worth = ({ campus }: Candidate): number => of(team, campus) * 1000 - of(left, campus);
	const best = left.reduce((best, one, place) => (worth(one) < worth(left[best] as Candidate) ? place : best), 0);
	return left.splice(best, 1)[0] as Candidate;
}

/** What a team has, to be said beside it: how many of each discipline and of each campus. */
export function mixOf(
	team: readonly Candidate[]
): Readonly<Record<'disciplines' | 'campuses', Record<string, number>>> {
	const count = (of: 'discipline' | 'campus'): Record<string, number> =>
		Object.fromEntries([...Map.groupBy(team, (one) => one[of])].map(([key, all]) => [key, all.length]));
	return { disciplines: count('discipline'), campuses: count('campus') };
}
