import { sql } from 'kysely';
import { ref } from '#kernel/facts.ts';
import { record } from '#kernel/server/activity/record.ts';
import { momentOf } from '#kernel/server/clock.ts';
import { type Tx, transaction } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import { post } from '#kernel/server/mail.ts';
import { isoDate, longDate } from '#kernel/time.ts';
import { type Locale, say, type Words } from '#kernel/words.ts';
import { m } from '#messages';

const WEEK = 7 * 86_400_000;

type Late = Readonly<{
	id: string;
	space: string;
	name: Words;
	dueAt: Date;
	chases: number;
	subjectKind: string;
	subject: string;
	email: string | null;
	person: string | null;
	locale: Locale;
}>;

/** Writes to whoever has something since a day before today: once, and then each week. What has no address is shown to the team alone. */
export async function chaseLate(now = new Date()): Promise<void> {
	const { timeZone } = await hub();
	const today = momentOf(`${isoDate(now, timeZone)}T00:00`, timeZone) ?? now;
	await transaction(async (tx) => {
		for (const late of await lateSince(tx, today, new Date(now.getTime() - WEEK))) {
			await sql`update spaces.handover set chases = chases + 1, chased_at = ${now} where id = ${late.id}`.execute(tx);
			await record(tx, {
				...{ verb: 'spaces.chased', actor: null, source: 'job' },
				...{ object: ref('space', late.space), context: ref(late.subjectKind, late.subject) },
				detail: { times: late.chases + 1, days: Math.ceil((now.getTime() - late.dueAt.getTime()) / (WEEK / 7)) }
			});
			await write(tx, late, timeZone);
		}
	});
}

async function lateSince(tx: Tx, today: Date, lately: Date): Promise<Late[]> {
	const { rows } = await sql<Late>`
		select h.id, s.id as space, s.name, h.due_at, h.chases, h.subject_kind, h.subject, coalesce(l.email, b.contact_email) as email,
			coalesce(l.person, b.party) as person, coalesce(l.locale, b.locale) as locale
		from spaces.handover h join spaces.unit u on u.id = h.unit join spaces.space s on s.id = u.space
			left join spaces.loan l on h.subject_kind = 'loan' and l.id = h.subject
			left join spaces.reservation r on h.subject_kind = 'reservation' and r.id = h.subject left join participation.booking b on b.id = r.booking
		where h.back_at is null and h.due_at < ${today} and (h.chased_at is null or h.chased_at <= ${lately})
			and coalesce(l.email, b.contact_email) is not null
		order by h.id for update of h skip locked`.execute(tx);
	return rows;
}

async function write(tx: Tx, { name, dueAt, email, person, locale }: Late, timeZone: string): Promise<void> {
	if (!email) return;
	const kit = say(name, locale).text;
	const day = longDate(dueAt, locale, timeZone);
	const lines = [m.kernel_hello({}, { locale }), m.kits_letter_late_text({ kit, day }, { locale })];
	const subject = m.kits_letter_late({ kit }, { locale });
	await post(tx, { to: email, locale, person, words: 'people', subject, text: `${lines.join('\n\n')}\n` });
}
