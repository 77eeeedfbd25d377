import { href } from '#kernel/address.ts';
import type { Tx } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import { post } from '#kernel/server/mail.ts';
import { publicUrl } from '#kernel/server/place.ts';
import { longDate, span } from '#kernel/time.ts';
import { say } from '#kernel/words.ts';
import { m } from '#messages';
import type { Space } from '../../space.ts';
import { alternatives } from '../alternatives.ts';
import type { Freed } from './freeing.ts';

/** Tells somebody that her booking falls, until when, and what she can have instead. */
export async function tellOut(tx: Tx, space: Space, freed: Freed, until: Date): Promise<void> {
	const { email, person, locale, startsAt, endsAt } = freed;
	if (!email) return;
	const { timeZone } = await hub();
	const { times, others } = await alternatives(space, { from: startsAt, until: endsAt }, tx);
	const machine = say(space.name, locale).text;
	const when = span(startsAt, endsAt, locale, timeZone);
	const instead = [
		...times.map((time) => `– ${machine}, ${span(time.from, time.until, locale, timeZone)}`),
		...others.map(({ name, place }) => `– ${say(name, locale).text}, ${place.name}, ${when}`)
	];
	const subject = m.machines_letter_out({ machine }, { locale });
	const text = [
		...[
			m.kernel_hello({}, { locale }),
			m.machines_letter_out_text({ machine, when, day: longDate(until, locale, timeZone) }, { locale })
		],
		...(instead.length ? [`${m.machines_letter_instead({}, { locale })}\n${instead.join('\n')}`] : []),
		`${publicUrl()}${href(`/spaces/${space.slug}`, locale)}`
	];
	await post(tx, { to: email, locale, person, words: 'people', subject, text: `${text.join('\n\n')}\n` });
}
