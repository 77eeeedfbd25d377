import { isIn, type Line, type LineKind, type Material, type Scope, yearsAfter } from './material.ts';
import { type Sets, setsOf } from './one.ts';
import { figure, leaveOut, type Reason, type Unit, unitsOf } from './unit.ts';

/** A material read for one scope: who is one, and what was said of whom by its last day. */
export type Read = Readonly<{
	scope: Scope;
	sets: Sets;
	projects: ReadonlySet<string>;
	/** The lines of some kinds in the scope. */
	in: (...kinds: LineKind[]) => Line[];
	/** What is known of a key by the scope's last day, whichever operation it was said for; proved alone. */
	said: (kind: LineKind, key: string) => readonly Line[];
}>;

export function read({ lines, joins, projects }: Material, scope: Scope): Read {
	const sets = setsOf(joins);
	const byKind = Map.groupBy(lines, ({ kind }) => kind);
	const known = new Map<LineKind, Map<string, Line[]>>();
	const of = (kind: LineKind): Map<string, Line[]> => {
		const said = (byKind.get(kind) ?? []).filter(({ proved, day }) => proved && day <= scope.until);
		return Map.groupBy(
			said.toSorted((a, b) => (a.day < b.day ? -1 : 1)),
			({ about }) => sets.of(about)
		);
	};
	return {
		...{ scope, sets, projects: new Set(projects) },
		in: (...kinds) => kinds.flatMap((kind) => byKind.get(kind) ?? []).filter((line) => isIn(line, scope)),
		said: (kind, key) => {
			const its = known.get(kind) ?? of(kind);
			known.set(kind, its);
			return its.get(key) ?? [];
		}
	};
}

const unproved: Readonly<Partial<Record<LineKind, Reason>>> = { session: 'unsigned', staff: 'unsigned' };

/** Enterprises, each once, by the lines of some kinds: one-off contacts never count, nor does what is not proved. */
export function supported(from: Read, ...kinds: LineKind[]): Unit[] {
	const why = ({ kind, proved }: Line): Reason | null =>
		kind === 'one_off' ? 'one_off' : proved ? null : (unproved[kind] ?? 'unvalidated');
	// a member of staff is a unit of its own measure; here it is her employer who has the support
	const lines = from.in(...kinds).map(({ unit: _, ...line }) => line);
	const units = unitsOf(lines, { sets: from.sets, why, group: (key, its) => sizeAt(from, key, firstDay(its)) });
	return units.map((unit) => (isProject(from, unit) ? leaveOut(unit, 'project') : unit));
}

const firstDay = (lines: readonly Line[]): string => lines.map(({ day }) => day).toSorted()[0] ?? '';

/** Everything in it is a file of a project: no enterprise yet. */
const isProject = ({ projects }: Read, { joined }: Unit): boolean => joined.every((key) => projects.has(key));

/** The size class when it was first supported: as it was declared by then, else by the jobs that were said by then, else as it was declared first. */
export function sizeAt({ said }: Read, key: string, day: string): string {
	const declared = said('size', key);
	const by = declared.findLast((line) => line.day <= day)?.word;
	const jobs = said('jobs', key).findLast((line) => line.day <= day);
	return by ?? (jobs ? sizeOf(jobs.amount) : null) ?? declared[0]?.word ?? 'unknown';
}

/** Recommendation 2003/361/EC, as far as staff alone decides; in hundredths of a job. */
function sizeOf(jobs: number): string {
	if (jobs < 10_00) return 'micro';
	if (jobs < 50_00) return 'small';
	return jobs < 250_00 ? 'medium' : 'large';
}

/** RCO01: whoever had a grant, an instrument or structured support. */
export const enterprises = (from: Read): Unit[] =>
	supported(from, 'session', 'one_off', 'staff', 'grant', 'instrument');

/** RCO05: of those, the ones that were founded in the three years before, or since. */
export function newEnterprises(from: Read): Unit[] {
	return figure(enterprises(from)).units.map((unit) => {
		const [founded] = from.said('founded', unit.key);
		if (!founded) return leaveOut(unit, 'no_day');
		const its = { ...unit, pieces: [...unit.pieces, ...founded.pieces] };
		return yearsAfter(founded.day, 3) >= unit.first ? its : leaveOut(its, 'too_old');
	});
}

/** RCR17: of the new ones, those that are still active a year after their support has ended. */
export const survivors = (from: Read): Unit[] =>
	figure(newEnterprises(from)).units.map((unit) => {
		const said = from.said('alive', unit.key);
		const late = said.find(({ day }) => day >= yearsAfter(unit.last, 1));
		if (late) return { ...unit, pieces: [...unit.pieces, ...late.pieces] };
		return leaveOut(unit, said.length ? 'too_early' : 'no_status');
	});

/**
 * RCR01: what a supported enterprise has more in hundredths of full-time jobs, from before its support to a year after it has ended. One that has fewer has created none: a fall is shown and takes
 * nothing from the others.
 */
export const jobsCreated = (from: Read): Unit[] =>
	figure(enterprises(from)).units.map((unit) => {
		const before = from.said('staff_before', unit.key).findLast(({ day }) => day <= unit.first);
		const said = from.said('staff_after', unit.key);
		const after = said.find(({ day }) => day >= yearsAfter(unit.last, 1));
		if (!before) return leaveOut(unit, 'no_before');
		if (!after) return leaveOut(unit, said.length ? 'too_early' : 'no_after');
		const change = after.amount - before.amount;
		const group = change < 0 ? 'fewer' : change > 0 ? 'more' : 'same';
		return {
			...{ ...unit, group, value: Math.max(0, change) },
			pieces: [...unit.pieces, ...before.pieces, ...after.pieces]
		};
	});
