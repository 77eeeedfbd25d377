import { href } from '#kernel/address.ts';
import { ref } from '#kernel/facts.ts';
import { personById } from '#kernel/identity/server/persons.ts';
import type { Tx } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import { invitation } from '#kernel/server/invitation.ts';
import { post } from '#kernel/server/mail.ts';
import { publicUrl } from '#kernel/server/place.ts';
import { span } from '#kernel/time.ts';
import type { Locale } from '#kernel/words.ts';
import { m } from '#messages';
import { organizationNames } from '#network/server';
import { mentoring as mentoringTopic } from '../topics.ts';
import type { Mentoring } from './mentorings.ts';

/**
 * A letter about a slot. `asked`: the mentor is asked; `confirmed`, `cancelled`: both hear, with what goes into their calendars; `declined`, `withdrawn`: the founder hears, `taken_back`: the mentor does, of what
 * did not stand yet; `reminder`: both, the day before; `waiting`: the mentor, who has not answered; `question`: both, whether it took place.
 */
export type MentoringLetter =
	| 'asked'
	| 'confirmed'
	| 'declined'
	| 'cancelled'
	| 'withdrawn'
	| 'taken_back'
	| 'reminder'
	| 'waiting'
	| 'question';

type Side = 'mentor' | 'founder';
const readers: Readonly<Record<MentoringLetter, readonly Side[]>> = {
	asked: ['mentor'],
	confirmed: ['mentor', 'founder'],
	declined: ['founder'],
	cancelled: ['mentor', 'founder'],
	withdrawn: ['founder'],
	taken_back: ['mentor'],
	reminder: ['mentor', 'founder'],
	waiting: ['mentor'],
	question: ['mentor', 'founder']
};

/** Writes a letter about a slot to whom it is for; what a founder wants to talk about stays on the page. @param sides fewer of them, where one has answered already */
export async function writeMentoring(
	tx: Tx,
	mentoring: Mentoring,
	letter: MentoringLetter,
	sides = readers[letter]
): Promise<void> {
	for (const side of sides) await write(tx, mentoring, letter, side);
}

/** Asks somebody to be a mentor. */
export async function writeInvitation(tx: Tx, person: string, invitedFor: string | null): Promise<void> {
	const reader = await personById(person, tx);
	if (!reader?.email || reader.erasedAt) return;
	const { locale } = reader;
	const its = await hub();
	const [asking] = invitedFor ? await organizationNames({ ids: [invitedFor] }, tx) : [];
	const said = { who: asking?.name ?? its.name, hub: its.name };
	await post(tx, {
		to: reader.email,
		...{ person, locale, words: 'people' },
		subject: m.mentors_letter_invitation_subject(said, { locale }),
		text: letterOf(reader.name, locale, its.name, [
			m.mentors_letter_invitation(said, { locale }),
			publicUrl() + href('/me/mentoring/card', locale)
		])
	});
}

async function write(tx: Tx, mentoring: Mentoring, letter: MentoringLetter, side: Side): Promise<void> {
	const [to, other] =
		side === 'mentor' ? [mentoring.mentorPerson, mentoring.personName] : [mentoring.person, mentoring.mentorName];
	const reader = await personById(to, tx);
	if (!reader?.email || reader.erasedAt) return;
	const { locale } = reader;
	const its = await hub();
	const { from, until, link, word } = mentoring;
	const said = { other, when: span(from, until, locale, its.timeZone), hub: its.name };
	const page = publicUrl() + href(side === 'mentor' ? '/me/mentoring/hours' : '/me/mentoring', locale);
	const stands = letter === 'confirmed' || letter === 'reminder';
	const ended = letter === 'declined' || letter === 'cancelled';
	await post(tx, {
		to: reader.email,
		...{ person: to, locale, words: 'people', confidential: true },
		...((letter === 'reminder' || letter === 'question') && {
			told: {
				topic: mentoringTopic,
				about: ref('mentoring', mentoring.id),
				...(letter === 'reminder' && { until: from })
			}
		}),
		subject: m[`mentors_letter_${letter}_subject`](said, { locale }),
		text: letterOf(reader.name, locale, its.name, [
			m[`mentors_letter_${letter}`](said, { locale }),
			stands ? whereOf(mentoring, locale) : null,
			stands ? link : null,
			ended && word ? `« ${word} »` : null,
			page
		]),
		attachments: letter === 'confirmed' || letter === 'cancelled' ? [await calendarOf(tx, mentoring, side, page)] : []
	});
}

const letterOf = (name: string, locale: Locale, hubName: string, paragraphs: readonly (string | null)[]): string =>
	[m.web_hello_name({ name }, { locale }), ...paragraphs, `${hubName}\n`].filter((one) => one !== null).join('\n\n');

const whereOf = ({ place }: Mentoring, locale: Locale): string =>
	place ? [place.name, place.locality].filter(Boolean).join(', ') : m.mentors_online({}, { locale });

async function calendarOf(tx: Tx, mentoring: Mentoring, side: Side, page: string) {
	const reader = await personById(side === 'mentor' ? mentoring.mentorPerson : mentoring.person, tx);
	const locale = reader?.locale ?? 'fr';
	const { name, contact } = await hub();
	const other = side === 'mentor' ? mentoring.personName : mentoring.mentorName;
	return invitation({
		...{ id: mentoring.id, sequence: mentoring.sequence, locale, page },
		...{ startsAt: mentoring.from, endsAt: mentoring.until },
		method: mentoring.state === 'cancelled' ? 'CANCEL' : 'REQUEST',
		title: m.mentors_event({ other }, { locale }),
		where: mentoring.link ?? whereOf(mentoring, locale),
		organizer: { name, email: contact.email },
		attendee: { name: reader?.name ?? '', email: reader?.email ?? '' }
	});
}
