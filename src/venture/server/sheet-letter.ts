import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { href } from '#kernel/address.ts';
import { ref } from '#kernel/facts.ts';
import { personById } from '#kernel/identity/server/persons.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx, transaction } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import { post } from '#kernel/server/mail.ts';
import { publicUrl } from '#kernel/server/place.ts';
import { m } from '#messages';
import { within } from './tables.ts';

const REMIND_DAYS = [5, 12];

type Asked = Readonly<{ person: string; token: string; month: string; minutes: number; keeper: string; times: number }>;

/** Asks a holder to sign; what stands in the sheet is behind the link. */
export async function writeSheet(tx: Tx, { person: id, token, month, minutes, keeper, times }: Asked): Promise<void> {
	const person = await personById(id, tx);
	if (!person?.email) return;
	const { locale } = person;
	const { name } = await hub();
	const when = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
		new Date(`${month}-01`)
	);
	const said = {
		month: when,
		keeper,
		hub: name,
		hours: new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(minutes / 60)
	};
	const subject = times ? m.support_letter_again_subject(said, { locale }) : m.support_letter_subject(said, { locale });
	await post(tx, {
		to: person.email,
		...{ person: id, locale, words: 'people', opens: true, subject },
		text: [
			m.web_hello_name({ name: person.name }, { locale }),
			m.support_letter(said, { locale }),
			publicUrl() + href(`/venture/sheet/${token}`, locale),
			m.support_letter_wrong(said, { locale }),
			`${name}\n`
		].join('\n\n')
	});
}

/** Asks again, twice at most, with a new link: the one before serves no more. */
export async function remindOfSheets(now = new Date()): Promise<void> {
	const { rows } = await sql<{ id: string }>`
		select id from venture.sheet where signed_at is null and to_person is not null and ((reminded = 0 and sent_at < ${now}::timestamptz - make_interval(days => ${REMIND_DAYS[0]}))
			or (reminded = 1 and sent_at < ${now}::timestamptz - make_interval(days => ${REMIND_DAYS[1]}))) order by sent_at limit 200`.execute(
		db
	);
	for (const { id } of rows) await transaction((tx) => remind(tx, id, now));
}

async function remind(tx: Tx, id: string, now: Date): Promise<void> {
	const row = await within(tx)
		.selectFrom('venture.sheet as s')
		.innerJoin('venture.file as f', 'f.id', 's.file')
		.innerJoin('network.organizationCard as k', 'k.id', 'f.keeper')
		.select(['s.file', 's.minutes', 's.reminded', 's.toPerson', 's.signedAt', 'k.name as keeper'])
		.select(sql<string>`to_char(s.month, 'YYYY-MM')`.as('month'))
		.where('s.id', '=', id)
		.forUpdate('s')
		.executeTakeFirst();
	if (!row?.toPerson || row.signedAt || row.reminded >= REMIND_DAYS.length) return;
	const token = randomBytes(32).toString('base64url');
	const times = row.reminded + 1;
	const tokenHash = createHash('sha256').update(token).digest('hex');
	await within(tx)
		.updateTable('venture.sheet')
		.set({ reminded: times, remindedAt: now, tokenHash })
		.where('id', '=', id)
		.execute();
	const { month, minutes, keeper } = row;
	await writeSheet(tx, { person: row.toPerson, token, month, minutes, keeper, times });
	await record(tx, {
		...{ actor: null, source: 'job', at: now },
		verb: 'venture.sheet_reminded',
		object: ref('venture_file', row.file),
		context: ref('sheet', id),
		detail: { times }
	});
}
