import { setImmediate } from 'node:timers/promises';
import type { z } from 'zod';
import { refused } from '#kernel/errors.ts';
import { transaction } from '#kernel/server/db.ts';
import { limit } from '#kernel/server/limits.ts';
import { type Body, DataArrays } from '../../body.schema.ts';
import type { Caller } from '../caller.ts';
import type { NewObservation } from './observing.ts';
import { observeAll } from './observing.ts';
import { firstWrong, readOwn, wrongBody } from './parts.ts';
import { selfLink } from './shaping.ts';

const MOST_ROWS = 10_000;
/** So many are kept in one transaction, and the program looks after others in between. */
const PORTION = 1000;

/**
 * Keeps many observations of some streams at once (OGC 18-088, clause 12).
 * @returns for each its address, or « error » for one that was refused. Throws 400 for what cannot be read, of which then nothing is kept
 */
export async function observeArrays(body: unknown, caller: Caller, key: string | null): Promise<string[]> {
	const read = DataArrays.safeParse(body);
	if (!read.success) throw firstWrong(read.error.issues);
	const count = read.data.reduce((sum, { dataArray }) => sum + dataArray.length, 0);
	if (count > MOST_ROWS) throw refused('sensing_rows_many', { count: MOST_ROWS }, 400);
	if (key) await limit('observations', key, count);
	const all: NewObservation[] = [];
	for (const [at, one] of read.data.entries()) await readInto(all, one, at, caller);
	const links: string[] = [];
	for (let from = 0; from < all.length; from += PORTION) {
		const kept = await transaction((tx) => observeAll(tx, all.slice(from, from + PORTION)));
		links.push(...kept.map((one) => (typeof one === 'number' ? selfLink('Observations', one) : 'error')));
		await setImmediate();
	}
	return links;
}

type Columns = z.output<typeof DataArrays>[number];

async function readInto(
	all: NewObservation[],
	{ Datastream, components, dataArray }: Columns,
	at: number,
	caller: Caller
) {
	for (const [row, values] of dataArray.entries()) {
		if (row % PORTION === PORTION - 1) await setImmediate();
		const named = Object.fromEntries(components.map((name, column) => [name, values[column]]));
		const { 'FeatureOfInterest/id': feature = null, ...own } = named;
		if (feature !== null && !Number.isSafeInteger(feature))
			throw wrongBody(`/${at}/dataArray/${row}`, 'FeatureOfInterest/id');
		all.push({
			datastream: Datastream['@iot.id'],
			feature: feature as number | null,
			caller,
			given: given(own, at, row)
		});
	}
}

function given(own: Record<string, unknown>, at: number, row: number): Body<'Observations'> {
	try {
		return readOwn('Observations', own);
	} catch (error) {
		const { params } = error as { params?: { at: string; why: string } };
		throw wrongBody(`/${at}/dataArray/${row}${params?.at ?? ''}`, params?.why ?? '');
	}
}
