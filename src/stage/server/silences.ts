import { z } from 'zod';
import { missing, refused } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { isId, newId } from '#kernel/id.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import type {} from '../events.ts';
import { type On, within } from './tables.ts';

const MOST_DAYS = 200;
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** A period before an election as the team sets it; the hub chooses its dates, at most 200 days. */
export const SilenceSchema = z
	.object({
		startsAt: z.date('stage_silence_when'),
		endsAt: z.date('stage_silence_when'),
		reason: z.string().trim().min(1, 'stage_silence_reason').max(200, 'stage_silence_reason')
	})
	.refine(({ startsAt, endsAt }) => startsAt < endsAt, { path: ['endsAt'], error: 'stage_silence_order' })
	.refine(({ startsAt, endsAt }) => endsAt.getTime() - startsAt.getTime() <= MOST_DAYS * DAY_MS, {
		path: ['endsAt'],
		error: 'stage_silence_long'
	});
export type GivenSilence = z.output<typeof SilenceSchema>;

export type Silence = Readonly<{ id: string; startsAt: Date; endsAt: Date; reason: string }>;

/** The period in which no poll may be opened that holds the moment `at`, the one that ends last; null when there is none. */
export async function pollsAreSilent(at = new Date(), on: On = db): Promise<Pick<Silence, 'reason' | 'endsAt'> | null> {
	const row = await within(on)
		.selectFrom('stage.pollSilence')
		.select(['reason', 'endsAt'])
		.where('startsAt', '<=', at)
		.where('endsAt', '>', at)
		.orderBy('endsAt', 'desc')
		.limit(1)
		.executeTakeFirst();
	return row ?? null;
}

/** All periods, the latest first. */
export const silences = (on: On = db): Promise<Silence[]> =>
	within(on)
		.selectFrom('stage.pollSilence')
		.select(['id', 'startsAt', 'endsAt', 'reason'])
		.orderBy('startsAt', 'desc')
		.orderBy('id')
		.execute();

/** Sets a period in which no poll may be opened; those that are open stay open. @returns its id. */
export async function addSilence(tx: Tx, { startsAt, endsAt, reason }: GivenSilence, by: By): Promise<string> {
	const id = newId();
	await within(tx)
		.insertInto('stage.pollSilence')
		.values({ id, startsAt, endsAt, reason, createdBy: by.actor?.id ?? null })
		.execute();
	const hours = Math.ceil((endsAt.getTime() - startsAt.getTime()) / HOUR_MS);
	await record(tx, { ...by, verb: 'stage.silence_set', object: ref('silence', id), detail: { hours } });
	return id;
}

/** Ends a period now; one that has not begun was never one. @throws 404, or stage_silence_over */
export async function endSilence(tx: Tx, id: string, by: By, now = new Date()): Promise<void> {
	if (!isId(id)) throw missing();
	const row = await within(tx)
		.selectFrom('stage.pollSilence')
		.select(['startsAt', 'endsAt'])
		.where('id', '=', id)
		.forUpdate()
		.executeTakeFirst();
	if (!row) throw missing();
	if (row.endsAt <= now) throw refused('stage_silence_over');
	if (row.startsAt >= now) await within(tx).deleteFrom('stage.pollSilence').where('id', '=', id).execute();
	else await within(tx).updateTable('stage.pollSilence').set({ endsAt: now }).where('id', '=', id).execute();
	const hours = Math.max(0, Math.ceil((now.getTime() - row.startsAt.getTime()) / HOUR_MS));
	await record(tx, { ...by, verb: 'stage.silence_set', object: ref('silence', id), detail: { hours } });
}
