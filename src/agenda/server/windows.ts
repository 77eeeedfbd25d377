import { missing } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { record } from '#kernel/server/activity/record.ts';
import { between, localOf, momentOf, shifted } from '#kernel/server/clock.ts';
import type { Tx } from '#kernel/server/db.ts';
import { within } from './tables.ts';

type Window = Readonly<{ registrationFrom?: Date | null; registrationUntil?: Date | null }>;
type Along = Readonly<{ timeZone: string; from: Date; to: Date }>;

/** Says from when and until when one registers; who has registered keeps what she has. The same again changes nothing. @throws 404. */
export async function setRegistration(tx: Tx, id: string, window: Window, by: By): Promise<void> {
	const { registrationFrom = null, registrationUntil = null } = window;
	const occurrences = within(tx);
	const before = await occurrences
		.selectFrom('agenda.occurrence')
		.select(['offering', 'registrationFrom', 'registrationUntil'])
		.where('id', '=', id)
		.forNoKeyUpdate()
		.executeTakeFirst();
	if (!before) throw missing();
	if (sameWindow(before, window)) return;
	await occurrences
		.updateTable('agenda.occurrence')
		.set((row) => ({
			...{ registrationFrom, registrationUntil },
			revision: row('revision', '+', 1),
			updatedAt: new Date()
		}))
		.where('id', '=', id)
		.execute();
	const context = ref('offering', before.offering);
	await record(tx, { ...by, verb: 'agenda.rewritten', object: ref('occurrence', id), context, detail: { fields: 1 } });
}

export const sameWindow = (one: Window, other: Window): boolean =>
	one.registrationFrom?.getTime() === other.registrationFrom?.getTime() &&
	one.registrationUntil?.getTime() === other.registrationUntil?.getTime();

/** The times between which one registers for another séance of a series: as many days before it, at the same hour of the clock. */
export function windowAlong({ registrationFrom = null, registrationUntil = null }: Window, along: Along) {
	const move = (at: Date | null) => at && moved(at, along);
	return { registrationFrom: move(registrationFrom), registrationUntil: move(registrationUntil) };
}

function moved(at: Date, { timeZone, from, to }: Along): Date {
	const { days } = between(localOf(from, timeZone), localOf(to, timeZone));
	return days ? (momentOf(shifted(localOf(at, timeZone), days), timeZone) ?? at) : at;
}
