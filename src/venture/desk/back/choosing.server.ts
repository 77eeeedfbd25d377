import { apply, type Step } from '#exchange/desk/import/steps.server.ts';
import { begin, type Row, rowsOf, settle } from '#exchange/server';
import { m } from '#messages';
import { fieldOf, ticked } from '#web/form.server.ts';
import { type Difference, keptRow, rowGiven } from '../../server/index.ts';

const MOST = 60_000;

/** All lines of a table that came back. */
export const linesOf = async (batch: string): Promise<readonly Row[]> =>
	(await rowsOf(batch, { state: '', limit: MOST })).rows;

/** Compares anew with what is here now. */
export const compare: Step = async ({ batch, importer }) => {
	await begin(importer, batch.id, 'check');
	return '';
};

/** Keeps what was chosen. */
export const choose: Step = async ({ batch }, form) => {
	await keepChoices(batch.id, form);
	return '?done=chosen#conflicts';
};

/** Keeps what was chosen, and writes all of it, once every conflict has an answer. */
export const applyChosen: Step = async (importing, form, event) => {
	const open = await keepChoices(importing.batch.id, form);
	return open ? { conflicts: m.back_choose_first({ count: open, total: open }) } : apply(importing, form, event);
};

/** @returns how many conflicts have no answer */
async function keepChoices(batch: string, form: FormData): Promise<number> {
	const said = new Map<number, Pick<Row, 'given' | 'decision'>>();
	const [shown, opened] = [new Set(ticked(form, 'fresh')), new Set(ticked(form, 'open'))];
	let open = 0;
	for (const row of await linesOf(batch)) {
		const key = String(row.number);
		if (row.state === 'new' && shown.has(key))
			said.set(row.number, { given: row.given, decision: opened.has(key) ? 'add' : 'skip' });
		if (row.state !== 'duplicate') continue;
		const { differences, told } = rowGiven(row.given);
		const chosen = differences.map((one) => (one.asked ? { ...one, taken: takenIn(form, row.number, one) } : one));
		open += chosen.filter(({ taken }) => taken === null).length;
		said.set(row.number, { given: keptRow({ differences: chosen, told }), decision: 'update' });
	}
	await settle(batch, said);
	return open;
}

/** The field of a conflict. */
export const fieldFor = (row: number, { column }: Pick<Difference, 'column'>): string => `take_${row}_${column}`;

function takenIn(form: FormData, row: number, one: Difference): Difference['taken'] {
	const all = fieldOf(form, 'all');
	const given = fieldOf(form, fieldFor(row, one)) || (one.taken === null ? all : '');
	if (given === 'ours') return 'ours';
	if (given === 'hers') return one.hers.length === 1 ? 0 : null;
	const at = given === '' ? Number.NaN : Number(given);
	return one.hers[at] ? at : one.taken;
}
