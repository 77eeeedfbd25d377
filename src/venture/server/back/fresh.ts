import type { Match } from '#exchange';
import { Fault, isFailed, type Judged, similarNames } from '#exchange/server';
import { spelling } from '#kernel/fold.ts';
import type { Its } from '../../back/merge.ts';
import { NewHolder } from '../../file.ts';
import { type ColumnId, columnIds, columnOf, faultOf } from './columns.ts';
import { keptRow } from './given.ts';
import type { KeptFile } from './kept.ts';
import type { Lexicon } from './known.ts';
import { bad, type Judging, type Line } from './rows.ts';

/** A line without an id: it is offered as a file to open. */
export function freshOf(line: Line, { lexicon, columns, likeness }: Judging): Judged {
	const keeper = keeperOf(line.cell('keeper') ?? null, lexicon);
	const values: Partial<Record<ColumnId, Its>> = {};
	const problems = [];
	for (const column of columns) {
		const raw = line.cell(column) ?? null;
		const { access, reads } = columnOf(column);
		if (access === 'read' || raw === null) continue;
		if (isFailed(raw)) problems.push(line.problem(column, new Fault('exchange_wrong_formula')));
		const [its = null] = reads(raw, lexicon, keeper ?? '');
		const fault = access === 'edit' && its !== null ? faultOf(column, its, lexicon, keeper ?? '') : null;
		if (fault) problems.push(line.problem(column, fault));
		values[column] = its;
	}
	if (!keeper) problems.push(line.problem('keeper', new Fault('back_keeper')));
	if (!values.name) problems.push(line.problem('name', new Fault('exchange_wrong_missing')));
	if (!holdersIn(values)) problems.push(line.problem(values.holders ? 'emails' : 'holders', new Fault('back_holder')));
	if (problems.length) return bad(line.number, problems);
	const matches = likeness(values);
	const all = { ...values, keeper };
	const differences = columnIds.flatMap((column) => {
		const its = all[column] ?? null;
		return its === null
			? []
			: [{ column, hers: [{ its, row: line.number }], ours: null, asked: false, taken: 0 as const }];
	});
	const given = keptRow({ differences, told: [] });
	return { number: line.number, state: 'new', given, problems, matches, decision: matches.length ? 'skip' : 'add' };
}

export function keeperOf(raw: unknown, { keepers }: Lexicon): string | null {
	if (!raw) return keepers.length === 1 ? (keepers[0]?.value ?? null) : null;
	return keepers.find(({ names }) => names.some((name) => spelling(name) === spelling(String(raw))))?.value ?? null;
}

/** Those whom a line names, each with an address; null where one of them has none. */
export function holdersIn(values: Partial<Record<ColumnId, Its>>): readonly { name: string; email: string }[] | null {
	const parts = (its: Its | undefined) =>
		String(its ?? '')
			.split(/[,;\n]/)
			.map((one) => one.trim())
			.filter(Boolean);
	const [names, emails] = [parts(values.holders), parts(values.emails).map((one) => one.toLowerCase())];
	if (!emails.length || names.length !== emails.length) return null;
	const holders = names.map((name, at) => ({ name, email: emails[at] ?? '' }));
	return holders.every((one) => NewHolder.safeParse(one).success) ? holders : null;
}

/** Files that a line may be about: of the same name, of the same person, or nearly so. */
export function likenessOf(files: Iterable<KeptFile>): Judging['likeness'] {
	const all = new Map([...files].map((file) => [file.id, file]));
	const alike = similarNames([...all.values()].map((file) => [file.id, file.name] as const));
	const of = (file: KeptFile, why: Match['why'], sure = false): Match => ({ id: file.id, name: file.name, why, sure });
	return (values) => {
		const name = spelling(String(values.name ?? ''));
		const emails = (holdersIn(values) ?? []).map(({ email }) => email);
		const named = [...all.values()].filter((file) => name && spelling(file.name) === name);
		const hers = [...all.values()].filter(({ holders }) =>
			holders.some(({ email }) => email && emails.includes(email))
		);
		const found = [
			...named.filter((file) => hers.includes(file)).map((file) => of(file, 'email', true)),
			...named.map((file) => of(file, 'name')),
			...hers.map((file) => of(file, 'email')),
			...alike(String(values.name ?? '')).flatMap(({ id }) => {
				const file = all.get(id);
				return file ? [of(file, 'similar')] : [];
			})
		];
		return found.filter(({ id }, at) => found.findIndex((one) => one.id === id) === at).slice(0, 5);
	};
}
