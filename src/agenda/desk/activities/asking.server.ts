import { ref } from '#kernel/facts.ts';
import type { Tx } from '#kernel/server/db.ts';
import { span } from '#kernel/time.ts';
import { typedText } from '#kernel/typed.ts';
import type { Locale, Words } from '#kernel/words.ts';
import { m } from '#messages';
import { lockPools, lossOfSubject, lossSaid } from '#participation/server';
import { removing } from '#web/asking.server.ts';
import type { Question } from '#web/asking.ts';
import { fieldOf } from '#web/form.server.ts';
import { bookedOccurrence, comingLoss } from '../../server/index.ts';

/** The question before a séance is called off; nobody registers for it until it is answered in the same transaction. @throws 404. */
export async function callingOff(tx: Tx, id: string, locale: Locale): Promise<Question> {
	const { occurrence } = await bookedOccurrence(id, tx);
	await lockPools(tx, [occurrence.pool]);
	const date = span(occurrence.startsAt, occurrence.endsAt, locale, occurrence.timeZone);
	const says = lossSaid(await lossOfSubject(tx, ref('occurrence', id)));
	return { title: m.activities_cancel_ask({ date }), says, yes: m.activities_cancel() };
}

const LONGEST_REASON = 500;

/** Why a séance is called off, in the language of whoever says it; null when nothing was written. */
export function reasonIn(form: FormData, locale: Locale): Words | null {
	const text = [...typedText(fieldOf(form, 'reason'))].slice(0, LONGEST_REASON).join('');
	return text ? { source: locale, [locale]: text } : null;
}

/** The question before a séance that nobody ever booked is taken away. @throws 404. */
export async function takingAway(tx: Tx, id: string, locale: Locale): Promise<Question> {
	const { occurrence } = await bookedOccurrence(id, tx);
	return removing(span(occurrence.startsAt, occurrence.endsAt, locale, occurrence.timeZone));
}

/** The question before an activity goes to the trash and what is booked of it is called off. @throws 404. */
export async function trashingBooked(tx: Tx, id: string): Promise<Question> {
	const { seances, ...loss } = await comingLoss(tx, id);
	const says = [...(seances ? [m.activities_trash_seances({ count: seances })] : []), ...lossSaid(loss)];
	return { title: m.activities_trash_ask(), says, yes: m.activities_trash_yes() };
}
