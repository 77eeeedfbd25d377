import type { Table } from '#exchange';
import type { Brought, Importer, Session } from '#exchange/server';
import { missing } from '#kernel/errors.ts';
import type { By } from '#kernel/facts.ts';
import { absent } from '#kernel/identity/server/roles.ts';
import { hub } from '#kernel/server/hub.ts';
import type { Locale } from '#kernel/words.ts';
import { m } from '#messages';
import type { On } from '../tables.ts';
import { columnIds, columnOf, isColumn, layoutColumns } from './columns.ts';
import { rowGiven } from './given.ts';
import { judgeTable } from './judge.ts';
import { lexiconOf } from './known.ts';
import { readVersion, signOf, type Version } from './version.ts';
import { lookAtFiles, takeBackFrom, writeLine } from './writing.ts';

/** The table of an adviser's files, as it comes back from a spreadsheet. */
export const backImporter: Importer = {
	kind: 'ventures-back',
	own: true,
	name: (locale) => m.back_table({}, { locale }),
	hint: (locale) => m.back_table_hint({}, { locale }),
	columns: layoutColumns,
	title: (values) => {
		const name = rowGiven(values).differences.find(({ column }) => column === 'name');
		return String(name?.hers[0]?.its ?? '');
	},
	judge: judgeTable,
	recognise,
	open,
	look: (on, _, ids, madeBy) => lookAtFiles(on, ids, madeBy),
	takeBack: async (tx, touched, by) => takeBackFrom(tx, touched, await actingBy(by, tx)),
	table: async (locale) => emptyTable(locale)
};

/** Whoever brought a table, as she stands now, and by what her words are understood. @throws 404 when there is nobody any more */
export async function whoever(madeBy: string | null, on: On) {
	const viewer = await absent(madeBy, on);
	if (!viewer) throw missing();
	return { viewer, lexicon: await lexiconOf(viewer, on) };
}

/** Whoever takes an import back, as she stands now. @throws 404 when there is nobody any more */
export async function actingBy(by: By, on: On) {
	const viewer = await absent(by.actor?.id ?? null, on);
	if (!viewer) throw missing();
	return { viewer, by, here: await hub() };
}

async function open(on: On, madeBy: string | null): Promise<Session> {
	const { viewer, lexicon } = await whoever(madeBy, on);
	return {
		judge: () => [],
		match: () => [],
		changes: () => true,
		key: () => '',
		apply: (tx, given, target, by) => writeLine(tx, given, target, { viewer, here: lexicon, by })
	};
}

export const emptyTable = (locale: Locale): Table => ({
	name: m.venture_files({}, { locale }),
	columns: columnIds.map((id) => ({ id, label: columnOf(id).name({}, { locale }) })),
	rows: []
});

const LOOKED_AT = 40;

/** What the columns are whose titles were changed: those whose cells are what went out. */
function recognise({ rows, titles, mapping }: Brought): (string | null)[] {
	const [id, version] = [mapping.indexOf('id'), mapping.indexOf('version')];
	const lines = rows.slice(0, LOOKED_AT).flatMap(([, cells]) => {
		const found = readVersion(cells[version] ?? null);
		return found ? [{ cells, file: String(cells[id] ?? ''), found }] : [];
	});
	const open = columnIds.filter((column) => !mapping.includes(column));
	return Array.from(titles, (_, index) => {
		const known = mapping[index] ?? null;
		if (known || id < 0 || !lines.length) return known;
		const best = open.find(
			(column) =>
				isColumn(column) &&
				mostAre(
					column,
					lines.map((line) => ({ ...line, raw: line.cells[index] ?? null }))
				)
		);
		return best && !mapping.slice(0, index).includes(best) ? best : null;
	});
}

type Tried = Readonly<{ raw: Brought['rows'][number][1][number]; file: string; found: Version }>;

/** Whether most cells that say something are what stood in a column when it went out. */
function mostAre(column: (typeof columnIds)[number], lines: readonly Tried[]): boolean {
	const said = lines.filter(({ raw }) => raw !== null);
	const is = (sign: typeof column | `${typeof column}~`, { raw, file, found }: Tried): boolean =>
		signOf(file, sign, String(raw)) === found.signs.get(sign);
	const same = said.filter((one) => is(column, one) || is(`${column}~`, one));
	return said.length > 0 && same.length * 2 > said.length;
}
