import type { Viewer } from '../identity/index.ts';
import { isOpen, liesIn, type Section } from '../section.ts';
import { openPool, type Tx } from './db.ts';
import { holdHub, keepSetting, sectionsChosen, tellSettings } from './hub.ts';
import { sameForAll } from './kept/kept.ts';

/** `off`: the team has put it off; `empty`: nobody has put anything into it, so visitors see nothing of it. */
type Standing = Readonly<{ off: readonly Section[]; empty: readonly Section[] }>;

let all: readonly Section[] = [];

/** Names the parts of the hub that can be put off; given by the modules' manifests at start. */
export function declareSections(sections: readonly Section[]): void {
	all = sections;
}

/** What was known before: a page that says that the database is away is whole, too. */
let earlier: Standing | undefined;

/** What the team has put off and what is empty, read once an edition. */
async function standing(): Promise<Standing> {
	try {
		earlier = await sameForAll('sections', read);
	} catch (error) {
		if (!earlier) throw error;
	}
	return earlier;
}

async function read(): Promise<Standing> {
	const chosen = await sectionsChosen();
	const [filled, unsaid] = [await countOf('filled'), all.filter(({ key }) => chosen[key] === undefined)];
	return {
		off: all.filter(({ key }) => chosen[key] === false),
		empty: unsaid.filter((section) => section.filled && filled[section.key] === false)
	};
}

/** What a query of each section says, by its key. */
async function countOf<K extends 'filled' | 'ahead'>(
	what: K
): Promise<Record<string, K extends 'filled' ? boolean : number>> {
	const asked = all.flatMap((one) => (one[what] ? [`(${one[what]}) as "${one.key}"`] : []));
	return asked.length ? (await openPool().query(`select ${asked.join(', ')}`)).rows[0] : {};
}

/** The sections of which visitors see nothing now. */
export async function closedSections(): Promise<readonly Section[]> {
	const { off, empty } = await standing();
	return [...off, ...empty];
}

/** Whether a section is there for visitors. */
export const isSectionOpen = async (key: string): Promise<boolean> =>
	(await closedSections()).every((section) => section.key !== key);

/** What is read of a section that is there, else nothing of it. */
export const ifOpen = async <T, N>(key: string, read: () => Promise<T>, none: N): Promise<T | N> =>
	(await isSectionOpen(key)) ? read() : none;

/** The paths that lead nowhere for visitors now, and the rooms that the team has put off. */
export async function closedPaths(): Promise<readonly string[]> {
	const { off, empty } = await standing();
	return [
		...[...off, ...empty].flatMap(({ paths, own }) => [...paths, ...(own?.paths ?? [])]),
		...off.flatMap(({ desk }) => desk)
	];
}

/** Whether a path of ours leads somewhere, as far as sections say: for everybody, with no regard to who reads. */
export async function opener(): Promise<(path: string) => boolean> {
	const closed = await closedPaths();
	return (path) => isOpen(path, closed);
}

/** Whether this reader comes in there: what was promised to somebody stays hers. Who is asked to sign in first learns nothing of it. */
export async function isOpenTo(viewer: Viewer | null, path: string): Promise<boolean> {
	if (!all.some(({ paths, desk, own }) => liesIn(path, [...paths, ...desk, ...(own?.paths ?? [])]))) return true;
	const { off, empty } = await standing();
	if (off.some(({ desk }) => liesIn(path, desk))) return false;
	for (const { paths, promised = [], own } of [...off, ...empty]) {
		if (liesIn(path, paths) && !liesIn(path, promised)) return false;
		if (viewer && own && liesIn(path, own.paths) && !(await holds(own.holds, viewer.id))) return false;
	}
	return true;
}

/** Those of some pages of her own that she has: of what is closed those in which there is something. */
export async function openOf(viewer: Viewer, paths: readonly string[]): Promise<readonly string[]> {
	const open = await Promise.all(paths.map((path) => isOpenTo(viewer, path)));
	return paths.filter((_, at) => open[at]);
}

async function holds(query: string, person: string): Promise<boolean> {
	const { rows } = await openPool().query(`select ${query} as holds`, [person]);
	return rows[0].holds;
}

/** As the team sees a section: `ahead`: how many wait for something that was promised. */
export type SectionState = Readonly<{ key: string; name: string; text: string; open: boolean; ahead: number }>;

export async function sectionStates(): Promise<readonly SectionState[]> {
	const [closed, ahead] = await Promise.all([closedSections(), countOf('ahead')]);
	return all.map((section) => ({
		...{ key: section.key, name: section.name(), text: section.text() },
		...{ open: !closed.includes(section), ahead: Number(ahead[section.key] ?? 0) }
	}));
}

/** Puts these sections on and all others off. The same again changes nothing. */
export async function chooseSections(tx: Tx, open: readonly string[], changedBy: string): Promise<void> {
	await holdHub(tx);
	const [closed, chosen] = [await closedSections(), await sectionsChosen()];
	const changed = all.filter((section) => open.includes(section.key) === closed.includes(section));
	if (!changed.length) return;
	const said = Object.fromEntries(changed.map(({ key }) => [key, open.includes(key)]));
	await keepSetting(tx, 'sections', { ...chosen, ...said });
	await tellSettings(tx, changedBy);
}
