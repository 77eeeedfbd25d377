import { setImmediate as breathe } from 'node:timers/promises';
import type { Problem } from '#exchange';
import { type Brought, Fault, isFailed, type Judged, shown } from '#exchange/server';
import { missing } from '#kernel/errors.ts';
import { absent } from '#kernel/identity/server/roles.ts';
import { keyOf, mergeCell } from '../../back/merge.ts';
import type { On } from '../tables.ts';
import { type ColumnId, columnOf, faultOf } from './columns.ts';
import { freshOf, likenessOf } from './fresh.ts';
import { type Difference, type GivenRow, keptRow } from './given.ts';
import { type KeptFile, keptFiles } from './kept.ts';
import { type Lexicon, lexiconOf } from './known.ts';
import { bad, columnsIn, type Judging, type Line, linesOf } from './rows.ts';
import { wasOf } from './version.ts';

const AT_ONCE = 40;

/**
 * Judges the lines of a table that an adviser brought back: what differs from what went out is hers, and where that was changed here too she is asked. `missing`: lines that went out and are not in it.
 * @throws 404 for who is no adviser any more
 */
export async function judgeTable(on: On, brought: Brought): Promise<{ rows: Judged[]; missing: number }> {
	const viewer = await absent(brought.madeBy, on);
	if (!viewer) throw missing();
	const files = await keptFiles(viewer, on);
	const lexicon = await lexiconOf(viewer, on);
	const judging = { lexicon, columns: columnsIn(brought), likeness: likenessOf(files.values()) };
	const lines = linesOf(brought, files);
	const groups = new Map<string, Line[]>();
	for (const line of lines)
		if (typeof line.of === 'object') groups.set(line.of.id, [...(groups.get(line.of.id) ?? []), line]);
	const rows: Judged[] = [];
	for (const [turn, line] of lines.entries()) {
		rows.push(judgeLine(line, groups, judging));
		if (turn % AT_ONCE === 0) await breathe();
	}
	const out = lines.reduce((most, { version }) => Math.max(most, version?.lines ?? 0), 0);
	return { rows, missing: Math.max(0, out - groups.size) };
}

function judgeLine(line: Line, groups: ReadonlyMap<string, readonly Line[]>, judging: Judging): Judged {
	const { number, of } = line;
	if (line.shifted) return bad(number, [line.problem('id', new Fault('exchange_wrong_too_long'))]);
	if (of === 'unknown') return bad(number, [line.problem('id', new Fault('back_not_yours'))]);
	if (of === 'none') return freshOf(line, judging);
	const group = groups.get(of.id) ?? [];
	const matches = [{ id: of.id, name: of.name, why: 'id' as const, sure: true }];
	// what several lines say of one file is told at the first of them
	if (group[0] !== line) return { number, state: 'unchanged', given: {}, problems: [], matches, decision: 'skip' };
	const { given, problems } = compared(of, group, judging);
	if (problems.length) return { ...bad(number, problems), given: keptRow({ ...given, differences: [] }) };
	const asked = given.differences.some((one) => one.asked);
	const state = asked ? 'duplicate' : given.differences.length ? 'changed' : 'unchanged';
	return {
		number,
		state,
		given: keptRow(given),
		problems,
		matches,
		decision: state === 'unchanged' ? 'skip' : 'update'
	};
}

function compared(file: KeptFile, lines: readonly Line[], { columns, lexicon }: Judging) {
	const differences: Difference[] = [];
	const told: GivenRow['told'][number][] = [];
	const problems: Problem[] = [];
	for (const column of columns) {
		const found = differing(file, column, lines, lexicon);
		if (columnOf(column).access !== 'edit') {
			for (const { line } of found.hers) told.push({ column, found: shown(line.cell(column) ?? null) || '—' });
			continue;
		}
		problems.push(...found.failed.map((line) => line.problem(column, new Fault('exchange_wrong_formula'))));
		const ours = columnOf(column).of(file, lexicon);
		for (const { its, line } of found.hers) {
			const fault = faultOf(column, its, lexicon, file.keeper.id, ours);
			if (fault) problems.push(line.problem(column, fault));
		}
		if (!found.hers.length) continue;
		const asked = found.asked || found.hers.length > 1;
		const hers = found.hers.map(({ its, line }) => ({ its, row: line.number }));
		differences.push({ column, hers, ours, asked, taken: asked ? null : 0 });
	}
	return { given: { differences, told }, problems };
}

type Found = { hers: { its: Difference['ours']; line: Line }[]; failed: Line[]; asked: boolean };

/** What the lines of a file say of a column that is not here: each of them once. */
function differing(file: KeptFile, column: ColumnId, lines: readonly Line[], lexicon: Lexicon): Found {
	const { of, reads, named } = columnOf(column);
	const ours = of(file, lexicon);
	const found: Found = { hers: [], failed: [], asked: false };
	for (const line of lines) {
		const raw = line.cell(column) ?? null;
		if (isFailed(raw)) {
			found.failed.push(line);
			continue;
		}
		const hers = reads(raw, lexicon, file.keeper.id);
		const merged = mergeCell(hers, ours, wasOf(file.id, column, line.version));
		if (merged === 'kept' || (named && wasOf(file.id, `${column}~`, line.version)?.(shown(raw)))) continue;
		const [its = null] = hers;
		if (!found.hers.some((one) => keyOf(one.its) === keyOf(its))) found.hers.push({ its, line });
		found.asked ||= merged !== 'hers';
	}
	return found;
}
