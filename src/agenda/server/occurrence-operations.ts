import { z } from 'zod';
import { missing, refused } from '#kernel/errors.ts';
import { ref } from '#kernel/facts.ts';
import { isId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import type { Tx } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import { WrongBody } from '#kernel/server/open-problem.ts';
import { type Operation, writing } from '#kernel/server/operation.ts';
import { Words } from '#kernel/words.schema.ts';
import { lockPools, lossOfSubject } from '#participation/server';
import { NewOccurrence } from '../offering.ts';
import { requireEditing } from './editing.ts';
import { cancel, reinstate, reschedule, schedule } from './occurrences.ts';
import { Seance, seanceAs } from './open-seance.ts';
import { type EditedOccurrence, occurrencesToEdit, offeringToEdit } from './programme.ts';
import { writesActivities } from './scopes.ts';
import { within } from './tables.ts';

const moment = z.iso.datetime({ offset: true }).transform((text) => new Date(text));
const { place, space, mode, onlineUrl, theme, capacity, waiting } = NewOccurrence.shape;
/** When and where; `timeZone`: the hub's when it is not said. */
const When = z.strictObject({ startsAt: moment, endsAt: moment, place, space, mode, onlineUrl });
const New = When.extend({
	...{ theme, capacity: capacity.default(null), waiting: waiting.default(true) },
	timeZone: NewOccurrence.shape.timeZone.optional()
});
/** `seats`: how many places one knows to be lost by it; when others were booked meanwhile nothing is called off. */
const CallOff = z.strictObject({ seats: z.int().min(0).max(1_000_000), reason: Words.nullable().default(null) });

const given = { shape: Seance, scope: writesActivities, gives: 'The séance as it stands' } as const;
const clashing = ['spaces_taken', 'agenda_is_cancelled'];

/** A séance for those who make its activity. @throws 404 */
async function seanceFor(viewer: Viewer, id: string, tx: Tx): Promise<EditedOccurrence> {
	if (!isId(id)) throw missing();
	const row = await within(tx)
		.selectFrom('agenda.occurrence')
		.select('offering')
		.where('id', '=', id)
		.executeTakeFirst();
	if (!row) throw missing();
	requireEditing(viewer, await offeringToEdit(row.offering, tx));
	const found = (await occurrencesToEdit(row.offering, tx)).find((one) => one.id === id);
	if (!found) throw missing();
	return found;
}

const seanceNow = async (viewer: Viewer, id: string, tx: Tx) => seanceAs(await seanceFor(viewer, id, tx));

/** @throws WrongBody */
function whole(body: z.output<typeof New>, timeZone: string): z.output<typeof NewOccurrence> {
	const read = NewOccurrence.safeParse({ ...body, timeZone, offerMinutes: null });
	if (!read.success) throw new WrongBody(read.error);
	return read.data;
}

export const occurrenceOperations: readonly Operation[] = [
	writing({
		...{ ...given, method: 'post', path: '/offerings/{id}/occurrences', body: New },
		summary: 'Plans a séance of an activity; place and space by their slugs',
		refuses: { 409: ['spaces_taken'], 422: ['kernel_body_wrong'] },
		made: ({ id }) => `/occurrences/${id}`,
		write: async (tx, { params: { id = '' }, body, viewer, by }) => {
			requireEditing(viewer, await offeringToEdit(id, tx));
			const made = await schedule(tx, id, whole(body, body.timeZone ?? (await hub()).timeZone), by);
			return seanceNow(viewer, made.id, tx);
		}
	}),
	writing({
		...{ ...given, method: 'put', path: '/occurrences/{id}', body: When, row: 'agenda.occurrence' },
		summary: 'Moves it in time or place; whoever is registered gets a letter',
		refuses: { 409: clashing, 422: ['agenda_ends_first', 'kernel_body_wrong'] },
		write: async (tx, { params: { id = '' }, body, viewer, by }) => {
			const { timeZone, places } = await seanceFor(viewer, id, tx);
			whole({ ...body, theme: null, capacity: places.capacity, waiting: true }, timeZone);
			await reschedule(tx, id, body, by);
			return seanceNow(viewer, id, tx);
		}
	}),
	writing({
		...{ ...given, method: 'post', path: '/occurrences/{id}/cancel', body: CallOff },
		summary: 'Calls it off; whoever is registered gets a letter',
		refuses: { 409: ['agenda_seats_otherwise', 'agenda_is_over'], 422: ['kernel_body_wrong'] },
		write: async (tx, { params: { id = '' }, body: { seats, reason }, viewer, by }) => {
			const { pool } = await seanceFor(viewer, id, tx);
			await lockPools(tx, [pool]);
			const { places, waiting: queue } = await lossOfSubject(tx, ref('occurrence', id));
			if (places + queue !== seats) throw refused('agenda_seats_otherwise', { count: places + queue });
			await cancel(tx, id, by, reason);
			return seanceNow(viewer, id, tx);
		}
	}),
	writing({
		...{ ...given, method: 'post', path: '/occurrences/{id}/reinstate' },
		summary: 'Lets it take place after all; whoever had a place has it again',
		refuses: { 409: ['agenda_is_over'] },
		write: async (tx, { params: { id = '' }, viewer, by }) => {
			await seanceFor(viewer, id, tx);
			await reinstate(tx, id, by);
			return seanceNow(viewer, id, tx);
		}
	})
];
