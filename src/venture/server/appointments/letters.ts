import { href } from '#kernel/address.ts';
import { personById } from '#kernel/identity/server/persons.ts';
import type { Tx } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import { inboxAddress } from '#kernel/server/inbox/setting.ts';
import { invitation } from '#kernel/server/invitation.ts';
import { post } from '#kernel/server/mail.ts';
import { publicUrl } from '#kernel/server/place.ts';
import { span } from '#kernel/time.ts';
import type { Locale } from '#kernel/words.ts';
import { m } from '#messages';
import type { File } from '../files.ts';
import type { Appointment } from './list.ts';

/** It is planned, has changed, or is called off. */
type AppointmentLetter = 'planned' | 'moved' | 'cancelled';

type About = Readonly<{ appointment: Appointment; file: File; letter: AppointmentLetter }>;

/** Writes of an appointment to those who are invited, and to whoever invites: with what their calendars understand. Its answers come back to the file. */
export async function writeAppointment(tx: Tx, about: About, only?: readonly string[]): Promise<void> {
	const { author, invited } = about.appointment;
	const all = [...invited.map(({ person }) => person), ...(author ? [author] : [])];
	for (const person of new Set(all)) if (!only || only.includes(person)) await write(tx, about, person);
}

async function write(tx: Tx, { appointment, file, letter }: About, person: string): Promise<void> {
	const reader = await personById(person, tx);
	if (!reader?.email || reader.erasedAt) return;
	const { locale, email, name } = reader;
	const its = await hub();
	const own = person === appointment.author;
	const { from, until, title, authorName, place, link } = appointment;
	const said = { when: span(from, until, locale, its.timeZone), title, adviser: authorName, hub: its.name };
	const address = inboxAddress(file.mailbox);
	const page = publicUrl() + href(`${own ? '/desk' : '/me'}/ventures/${file.id}`, locale);
	const attached = await calendarOf({ appointment, file, letter }, { name, email, own, locale, page });
	await post(tx, {
		to: email,
		...{ person, locale, words: 'people', confidential: true },
		subject: m[`inbox_letter_${letter}_subject`](said, { locale }),
		text: [
			m.web_hello_name({ name }, { locale }),
			m[`inbox_letter_${letter}`](said, { locale }),
			...(letter === 'cancelled' ? [] : [place, link]),
			...(letter === 'cancelled' || own || !address ? [] : [m.inbox_letter_answer({}, { locale })]),
			page,
			`${its.name}\n`
		]
			.filter((one) => one !== null)
			.join('\n\n'),
		attachments: [attached],
		...(address ? { headers: { 'Reply-To': address } } : {})
	});
}

type To = Readonly<{ name: string; email: string; own: boolean; locale: Locale; page: string }>;

async function calendarOf({ appointment, file, letter }: About, { name, email, own, locale, page }: To) {
	const its = await hub();
	const { id, sequence, from, until, title, place, link } = appointment;
	return invitation({
		...{ id, sequence, locale, page, title, startsAt: from, endsAt: until },
		method: letter === 'cancelled' ? 'CANCEL' : 'REQUEST',
		where: [place, link].filter(Boolean).join(' · '),
		organizer: { name: file.keeper.name, email: inboxAddress(file.mailbox) ?? its.contact.email },
		attendee: { name, email },
		asks: !own
	});
}
