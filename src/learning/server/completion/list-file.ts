import { columnLetter, readTable } from '#exchange/server';
import { refused } from '#kernel/errors.ts';
import { plain } from '#kernel/fold.ts';
import type { AttendanceState } from '../../completion/attendance.ts';
import type { Attendee } from './attendance.ts';

/** A cell of a list that cannot be taken, as the spreadsheet counts it; `key` is the sentence that says why. */
type ListProblem = Readonly<{ row: number; letter: string; found: string; key: string }>;

/** What a list says: of which seat what, and what of it cannot be understood. Nothing is written yet. */
export type ReadList = Readonly<{
	marks: readonly { seat: string; to: AttendanceState }[];
	problems: readonly ListProblem[];
}>;

type Columns = Readonly<{ name: number; state: number }>;
type Cell = Readonly<{ row: number; letter: string; found: string }>;

const MOST = 2000;
const LOOKED_AT = 15;

const titles = {
	name: [
		'nom',
		'nom et prenom',
		'participant',
		'participante',
		'eleve',
		'name',
		'naam',
		'nimi',
		'deelnemer',
		'osallistuja'
	],
	state: ['presence', 'etat', 'statut', 'present', 'attendance', 'state', 'status', 'aanwezigheid', 'lasnaolo', 'tila']
};

const words: Record<Exclude<AttendanceState, 'open'>, readonly string[]> = {
	present: ['present', 'presente', 'p', 'x', '1', 'oui', 'yes', 'ja', 'aanwezig', 'lasna', 'kylla'],
	late: ['retard', 'en retard', 'r', 'late', 'l', 'te laat', 'laat', 'myohassa'],
	excused: ['excuse', 'excusee', 'e', 'excused', 'verontschuldigd', 'luvallinen'],
	absent: ['absent', 'absente', 'a', '0', 'non', 'no', 'nee', 'ei', 'afwezig', 'poissa']
};

/**
 * Reads a list that was kept elsewhere (CSV or .xlsx): a column of names and one of states, by their titles in four languages. Names are compared
 * without capitals and accents, in either order of first name and name.
 * @throws completion_list_columns when it has no such columns, or what `readTable` throws.
 */
export async function readList(bytes: Uint8Array, attendees: readonly Attendee[]): Promise<ReadList> {
	const [rows = []] = await readTable(bytes);
	const header = rows.slice(0, LOOKED_AT).findIndex((row) => columnsOf(row) !== null);
	const columns = columnsOf(rows[header] ?? []);
	if (!columns || rows.length > MOST) throw refused('completion_list_columns', {}, 422);
	const marks = new Map<string, AttendanceState>();
	const problems: ListProblem[] = [];
	for (const [index, row] of rows.entries()) {
		if (index <= header || !row.some(Boolean)) continue;
		const at = (column: number): Cell => ({ row: index + 1, letter: columnLetter(column), found: row[column] ?? '' });
		const read = readRow(at(columns.name), at(columns.state), attendees, marks);
		if ('key' in read) problems.push(read);
		else marks.set(read.seat, read.to);
	}
	return { marks: [...marks].map(([seat, to]) => ({ seat, to })), problems };
}

function readRow(
	name: Cell,
	state: Cell,
	attendees: readonly Attendee[],
	taken: ReadonlyMap<string, AttendanceState>
): ListProblem | { seat: string; to: AttendanceState } {
	const meant = attendees.filter((one) => one.name && sorted(one.name) === sorted(name.found));
	const [first] = meant;
	if (!name.found) return { ...name, key: 'completion_list_nameless' };
	if (!first) return { ...name, key: 'completion_list_unknown' };
	if (meant.length > 1) return { ...name, key: 'completion_list_several' };
	if (taken.has(first.seat)) return { ...name, key: 'completion_list_twice' };
	const to = stateOf(state.found);
	return to ? { seat: first.seat, to } : { ...state, key: 'completion_list_state' };
}

function columnsOf(row: readonly string[]): Columns | null {
	const find = (known: readonly string[]) => row.findIndex((cell) => known.includes(plain(cell).trim()));
	const [name, state] = [find(titles.name), find(titles.state)];
	return name >= 0 && state >= 0 ? { name, state } : null;
}

const stateOf = (found: string): AttendanceState | null => {
	const word = plain(found).trim();
	return (Object.keys(words) as (keyof typeof words)[]).find((state) => words[state].includes(word)) ?? null;
};

/** A name whatever the order of its words. */
const sorted = (name: string): string => plain(name).split(' ').filter(Boolean).sort().join(' ');
