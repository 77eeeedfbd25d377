import { setTimeout as pause } from 'node:timers/promises';
import ICAL from 'ical.js';
import { sql } from 'kysely';
import { db } from '#kernel/server/db.ts';

export type Letter = Readonly<{
	recipient: string;
	locale: string;
	subject: string;
	text: string;
	headers: Readonly<Record<string, string>>;
}>;

/** Waits for a letter in the outbox. @throws when none comes in half a minute. */
export async function letterTo(recipient: string, wanted: (letter: Letter) => boolean): Promise<Letter> {
	for (let turn = 0; turn < 150; turn++) {
		const { rows } = await sql<Letter>`select recipient, locale, subject, text, headers from kernel.mail
			where recipient = ${recipient} order by written_at desc`.execute(db);
		const found = rows.find(wanted);
		if (found) return found;
		await pause(200);
	}
	throw new Error(`no such letter to ${recipient} came to the outbox`);
}

/** The address in a letter that has this in it. */
export function linkIn({ text }: Letter, part: string): string {
	const link = text.match(/https?:\/\/\S+/g)?.find((address) => address.includes(part));
	if (!link) throw new Error(`the letter has no ${part}: ${text}`);
	return link;
}

/** The moments of the events of a calendar, as ical.js reads them. */
export function eventsAt(calendar: string): number[] {
	const events = new ICAL.Component(ICAL.parse(calendar)).getAllSubcomponents('vevent');
	return events.map((event) => new ICAL.Event(event).startDate.toJSDate().getTime());
}
