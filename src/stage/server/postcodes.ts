import { refused } from '#kernel/errors.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import type { Postcode } from '../postcodes.ts';
import { type On, within } from './tables.ts';

const MOST = 20_000;

/** The postcodes by which a viewer says where she is, in order. */
export const postcodes = (on: On = db): Promise<Postcode[]> =>
	within(on).selectFrom('stage.postcode').select(['code', 'commune']).orderBy('code').execute();

/** Puts a list in place of the one that is there. @throws stage_postcodes_none, stage_postcodes_many. */
export async function replacePostcodes(tx: Tx, rows: readonly Postcode[]): Promise<void> {
	if (!rows.length) throw refused('stage_postcodes_none', {}, 422);
	if (rows.length > MOST) throw refused('stage_postcodes_many', { most: MOST }, 422);
	await within(tx).deleteFrom('stage.postcode').execute();
	for (let from = 0; from < rows.length; from += PORTION)
		await within(tx)
			.insertInto('stage.postcode')
			.values(rows.slice(from, from + PORTION))
			.execute();
}

const PORTION = 5000;
