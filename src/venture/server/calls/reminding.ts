import { sql } from 'kysely';
import { ref } from '#kernel/facts.ts';
import { personById } from '#kernel/identity/server/persons.ts';
import { record } from '#kernel/server/activity/record.ts';
import { between } from '#kernel/server/clock.ts';
import { db, type Tx, transaction } from '#kernel/server/db.ts';
import { reportAs } from '#kernel/server/log.ts';
import { m } from '#messages';
import { reminderDue } from '../../calls/days.ts';
import { daySaid, writeTo } from '../asking/letters.ts';
import { dayOf } from '../asking/today.ts';
import { within } from './tables.ts';

const MOST = 2000;

type Marked = Readonly<{
	call: string;
	file: string;
	person: string;
	reminded: number | null;
	name: string;
	closesOn: string;
	checkedOn: string | null;
}>;

/** Reminds whoever has an eye on a call 30 days, a week and a day before it ends. */
export async function remindOfCalls(now = new Date()): Promise<void> {
	const today = await dayOf(now);
	// one that fails does not hold up the others
	for (const one of await marked(today))
		await transaction((tx) => remind(tx, one, today, now)).catch(reportAs('venture.calls'));
}

/** What ends soon, and who of the holders has an eye on it still. */
async function marked(today: string, only: Marked | null = null, on: Tx | typeof db = db): Promise<readonly Marked[]> {
	const { rows } = await sql<Marked>`
		select i.call, i.file, h.person, i.reminded, c.name, c.closes_on, c.checked_on from venture.call_interest i join venture.call c on c.id = i.call
			join venture.file f on f.id = i.file join venture.holder h on h.file = i.file and h.person = i.marked_by and h.accepted_at is not null and h.ended_at is null
		where c.trashed_at is null and c.closes_on between ${today}::date and ${today}::date + 30 and f.closed_at is null
			and (${only?.call ?? null}::uuid is null or (i.call = ${only?.call ?? null} and i.file = ${only?.file ?? null}))
		order by c.closes_on, i.call, i.file limit ${MOST}`.execute(on);
	return rows;
}

async function remind(tx: Tx, seen: Marked, today: string, at: Date): Promise<void> {
	await sql`select from venture.call_interest where call = ${seen.call} and file = ${seen.file} for update`.execute(tx);
	const [its] = await marked(today, seen, tx);
	const due = its && reminderDue(its.closesOn, its.reminded, today);
	if (!its || !due) return;
	await within(tx)
		.updateTable('venture.callInterest')
		.set({ reminded: due })
		.where('call', '=', its.call)
		.where('file', '=', its.file)
		.execute();
	await write(tx, its, between(today, its.closesOn).days);
	await record(tx, {
		...({ actor: null, source: 'job', at } as const),
		verb: 'venture.call_reminded',
		object: ref('venture_file', its.file),
		context: ref('call', its.call),
		detail: { days: due }
	});
}

async function write(tx: Tx, { person: id, file, name, closesOn, checkedOn }: Marked, days: number): Promise<void> {
	const person = await personById(id, tx);
	if (!person?.email) return;
	const { locale } = person;
	const said = { call: name, day: daySaid(closesOn, locale), days };
	await writeTo(tx, {
		...{ to: person.email, person: id, locale, words: 'people' },
		subject: m.calls_letter_subject(said, { locale }),
		parts: [m.calls_letter(said, { locale }), ...(checkedOn ? [] : [m.calls_letter_check({}, { locale })])],
		path: `/me/ventures/${file}/calls`
	});
}
