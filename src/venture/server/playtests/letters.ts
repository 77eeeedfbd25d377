import { href } from '#kernel/address.ts';
import { personById } from '#kernel/identity/server/persons.ts';
import type { Tx } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import { post } from '#kernel/server/mail.ts';
import { publicUrl } from '#kernel/server/place.ts';
import { span } from '#kernel/time.ts';
import { m } from '#messages';
import { linkTo } from '../asking/links.ts';
import type { Playtest } from './reading.ts';

/** What a tester hears: that something fits her, that her place is hers, that it begins soon, that she is asked how it was, that it does not take place. */
type TesterLetter = 'told' | 'taken' | 'reminder' | 'form' | 'closed';

/** Writes to a tester. Where it is stands on the page of whoever has a place, and in no letter. @param about her slot, and her place where a form is asked for */
export async function writeToTester(
	tx: Tx,
	person: string,
	playtest: Playtest,
	letter: TesterLetter,
	about: Readonly<{ id?: string; startsAt: Date; endsAt: Date }> | undefined = playtest.slots[0]
): Promise<void> {
	const reader = await personById(person, tx);
	if (!reader?.email || reader.erasedAt || !about) return;
	const { locale } = reader;
	const { name, timeZone } = await hub();
	const when = span(about.startsAt, about.endsAt, locale, timeZone);
	const said = { title: playtest.title, who: playtest.company, when };
	const path =
		letter === 'form'
			? `/venture/playtests/form/${linkTo('playtest', about.id ?? '')}`
			: `/me/playtests/${playtest.id}`;
	await post(tx, {
		to: reader.email,
		...{ person, locale, words: 'people' },
		subject: m[`playtests_letter_${letter}_subject`](said, { locale }).replace(/[\r\n]+/g, ' '),
		text: [
			m.web_hello_name({ name: reader.name }, { locale }),
			m[`playtests_letter_${letter}`](said, { locale }),
			publicUrl() + href(path, locale),
			...(letter === 'told' ? [m.playtests_letter_stop({}, { locale })] : []),
			`${name}\n`
		].join('\n\n')
	});
}
