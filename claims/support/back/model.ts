/** What each cell of the files must be: nothing of the program is used here. */
export const columns = [
	...(['name', 'kind', 'sentence', 'stage', 'locality', 'nace', 'needs', 'promises'] as const),
	...(['jobs', 'turnover', 'adviser', 'operation'] as const)
];
export type Column = (typeof columns)[number];

/** What a cell is, as the hub keeps it: numbers in hundredths, the code of a stage. */
export type Its = string | number | null;

/** By `file column`. */
export type Model = Map<string, Its>;

/** Somebody's change of a cell. */
export type Edit = Readonly<{ file: string; column: Column; to: Its }>;

const key = ({ file, column }: Pick<Edit, 'file' | 'column'>): string => `${file} ${column}`;

/** What both have changed, and not to the same. */
export function conflictsOf(hers: readonly Edit[], ours: readonly Edit[]): Set<string> {
	const here = new Map(ours.map((edit) => [key(edit), edit.to]));
	return new Set(hers.filter((edit) => here.has(key(edit)) && here.get(key(edit)) !== edit.to).map(key));
}

/** What the cells must be after the changes of both; of a conflict what was chosen. */
export function merged(
	before: Model,
	hers: readonly Edit[],
	ours: readonly Edit[],
	chosen: ReadonlyMap<string, 'hers' | 'ours'>
): Model {
	const after = new Map(before);
	for (const edit of ours) after.set(key(edit), edit.to);
	const conflicts = conflictsOf(hers, ours);
	for (const edit of hers)
		if (!conflicts.has(key(edit)) || chosen.get(key(edit)) === 'hers') after.set(key(edit), edit.to);
	return after;
}

/** The cells that are not what they must be. */
export const differing = (is: Model, must: Model): string[] =>
	[...must].flatMap(([cell, its]) =>
		is.get(cell) === its ? [] : [`${cell} is ${JSON.stringify(is.get(cell))}, must be ${JSON.stringify(its)}`]
	);
