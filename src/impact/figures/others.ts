import { type Read, sizeAt } from './enterprises.ts';
import type { Line, LineKind } from './material.ts';
import { figure, leaveOut, type Unit, unitsOf } from './unit.ts';

const sum = (lines: readonly Line[]): number => lines.reduce((all, { amount }) => all + amount, 0);
const latest = (lines: readonly Line[]): Line | undefined => lines.toSorted((a, b) => (a.day < b.day ? 1 : -1))[0];
const wordOf = (_: string, lines: readonly Line[]): string | null => latest(lines)?.word ?? null;
const validated = ({ proved }: Line) => (proved ? null : 'unvalidated');

/** Each of a kind is one unit: an agreement, a work. */
export const each = ({ sets, in: lines }: Read, kind: LineKind): Unit[] =>
	unitsOf(lines(kind), { sets, group: wordOf });

/** Each is a unit, and adds its amount. */
export const summed = ({ sets, in: lines }: Read, kind: LineKind): Unit[] => unitsOf(lines(kind), { sets, value: sum });

/** RCO77: the sites that were supported. */
export const sites = ({ sets, in: lines }: Read): Unit[] => unitsOf(lines('site'), { sets, why: validated });

/** RCR77: the visitors of the last year that was declared, of sites that are counted in RCO77. */
export function visitors(from: Read): Unit[] {
	const counted = new Set(figure(sites(from)).units.map(({ key }) => key));
	return ofYear(from, 'place:').map((unit) =>
		counted.has(unit.key) || unit.left ? unit : leaveOut(unit, 'no_output')
	);
}

/** The visitors of the last year that was declared of each place, or of each trail. */
export function ofYear({ sets, in: lines }: Read, prefix: 'place:' | 'trail:'): Unit[] {
	const its = lines('visitors').filter(({ about }) => about.startsWith(prefix));
	return unitsOf(its, { sets, why: validated, value: (counting) => latest(counting)?.amount ?? 0 });
}

/** RCO87: organisations that have an agreement with one of another country; each once. */
export const cooperating = ({ sets, in: lines }: Read): Unit[] =>
	unitsOf(lines('side'), { sets, why: ({ proved }) => (proved ? null : 'same_country') });

/** RCR18: small and medium enterprises that used rooms, desks or studios. */
export const users = (from: Read): Unit[] =>
	unitsOf(from.in('stay'), { sets: from.sets, group: (key, its) => sizeAt(from, key, latest(its)?.day ?? '') })
		.filter(({ key }) => /^(organization|number):/.test(key))
		.map((unit) => (unit.group === 'large' ? leaveOut(unit, 'large') : unit));

/** RCR98: members of staff of small and medium enterprises who completed a training. */
export function completing(from: Read): Unit[] {
	const staff = from.in('staff');
	const large = new Set(
		staff.filter((line) => sizeAt(from, from.sets.of(line.about), line.day) === 'large').map(({ unit }) => unit)
	);
	const why = (line: Line) => (large.has(line.unit) ? 'large' : line.word === 'completed' ? null : 'unfinished');
	return unitsOf(staff, { sets: from.sets, why });
}

/** Jobs at companies that answered when they were asked, by their last answer; who is active no more has none. */
export const jobsLater = ({ sets, in: lines }: Read, kind: 'follow_up_12' | 'follow_up_36'): Unit[] =>
	unitsOf(lines(kind), {
		sets,
		why: ({ proved }) => (proved ? null : 'not_said'),
		value: (counting) => latest(counting)?.amount ?? 0
	});

/** Companies with which something was done, signed or not: wider than RCO04, and the hub's own. */
export const firms = (from: Read): Unit[] =>
	unitsOf(from.in('session', 'one_off'), {
		sets: from.sets,
		why: ({ kind }) => (kind === 'one_off' ? 'one_off' : null),
		group: (key, its) => sizeAt(from, key, its.map(({ day }) => day).toSorted()[0] ?? '')
	}).map((unit) => (unit.joined.every((key) => from.projects.has(key)) ? leaveOut(unit, 'project') : unit));
