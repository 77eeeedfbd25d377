import { createHash, randomInt } from 'node:crypto';
import { missing, refused } from '#kernel/errors.ts';
import { isId } from '#kernel/id.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { type On, within } from './tables.ts';

/** No sign that can be taken for another one: no 0 and O, no 1, I and L, no 5 and S, no 2 and Z, no 8 and B. */
const SIGNS = '34679ACDEFGHJKMNPQRTUVWXY';
const LENGTH = 8;
const MOST = 5000;

/** A code as it is compared: capitals, without spaces and hyphens. Its SHA-256 is all that is kept. */
export const hashOfCode = (code: string): Buffer =>
	createHash('sha256')
		.update(code.toUpperCase().replace(/[^A-Z0-9]/g, ''))
		.digest();

/**
 * Makes codes for a poll, each good for one ballot. They are known now and never again.
 * @returns them as they are printed: `K7QM-3XHP`. Throws stage_codes_range, stage_codes_many, stage_codes_unasked when the poll asks for none, 404.
 */
export async function makeCodes(tx: Tx, show: string, cue: string, count: number): Promise<string[]> {
	if (!Number.isInteger(count) || count < 1 || count > MOST) throw refused('stage_codes_range', { most: MOST }, 422);
	const { made, coded } = await pollOf(tx, show, cue);
	if (!coded) throw refused('stage_codes_unasked', {}, 422);
	if (made + count > MOST) throw refused('stage_codes_many', { most: MOST }, 422);
	const codes = new Set<string>();
	while (codes.size < count) codes.add(newCode());
	const rows = [...codes].map((code) => ({ hash: hashOfCode(code), cue }));
	await within(tx)
		.insertInto('stage.ballotCode')
		.values(rows)
		// one in 25^8: somebody gets a paper that opens another poll of the hub
		.onConflict((conflict) => conflict.doNothing())
		.execute();
	return [...codes];
}

/** Takes the codes of a poll back: the papers that were handed out open nothing any more. @throws 404. */
export async function forgetCodes(tx: Tx, show: string, cue: string): Promise<void> {
	await pollOf(tx, show, cue);
	await within(tx).deleteFrom('stage.ballotCode').where('cue', '=', cue).execute();
}

/** How many codes each poll of a show has, by its cue; one that has none is not in the answer. */
export async function codeCounts(show: string, on: On = db): Promise<Map<string, number>> {
	const rows = await within(on)
		.selectFrom('stage.ballotCode as b')
		.innerJoin('stage.cue as c', 'c.id', 'b.cue')
		.innerJoin('stage.segment as s', 's.id', 'c.segment')
		.select((row) => ['b.cue', row.fn.countAll<number>().as('made')])
		.where('s.show', '=', show)
		.groupBy('b.cue')
		.execute();
	return new Map(rows.map(({ cue, made }) => [cue, Number(made)]));
}

async function pollOf(tx: Tx, show: string, cue: string): Promise<{ made: number; coded: boolean }> {
	if (!isId(cue)) throw missing();
	const row = await within(tx)
		.selectFrom('stage.cue as c')
		.innerJoin('stage.segment as s', 's.id', 'c.segment')
		.select('c.content')
		.where('c.id', '=', cue)
		.where('s.show', '=', show)
		.forUpdate('c')
		.executeTakeFirst();
	if (row?.content.kind !== 'poll') throw missing();
	return { made: (await codeCounts(show, tx)).get(cue) ?? 0, coded: row.content.coded };
}

function newCode(): string {
	const signs = Array.from({ length: LENGTH }, () => SIGNS[randomInt(SIGNS.length)]).join('');
	return `${signs.slice(0, 4)}-${signs.slice(4)}`;
}
