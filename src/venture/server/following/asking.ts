import { sql } from 'kysely';
import { type By, ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx, transaction } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import { reportAs } from '#kernel/server/log.ts';
import { closesOn, dueFollowUp, type FollowMonths, isReminded } from '../../following/follow-up.ts';
import { dayOf } from '../asking/today.ts';
import { type Asked, writeFollowUp } from './letters.ts';
import { within } from './tables.ts';

const MOST = 500;

/** Asks what became of projects 12 and 36 months after their support ended, and once more where nobody answers. */
export async function followUp(now = new Date(), source: 'job' | 'demo' = 'job'): Promise<void> {
	const today = await dayOf(now);
	const by = { actor: null, source, at: now } as const;
	// one that fails does not hold up the others
	for (const { file } of await ended(today))
		await transaction((tx) => askOf(tx, file, today, by)).catch(reportAs('venture.follow_ups'));
	const waiting = await within(db)
		.selectFrom('venture.followUp')
		.select('id')
		.where('answeredAt', 'is', null)
		.where('remindedAt', 'is', null)
		.where('closesOn', '>=', today)
		.orderBy('askedOn')
		.limit(MOST)
		.execute();
	for (const { id } of waiting)
		await transaction((tx) => remind(tx, id, today, by)).catch(reportAs('venture.follow_ups'));
}

type Ended = Readonly<{ file: string; keeper: string; endedOn: string }>;

/** The files whose support ended so long ago that one may ask: closed, or without support since. Who asked that hers be closed is left alone. */
async function ended(today: string, only: string | null = null, on: Tx | typeof db = db): Promise<readonly Ended[]> {
	const { timeZone } = await hub();
	const { rows } = await sql<Ended>`
		select file, keeper, to_char(ended, 'YYYY-MM-DD') as ended_on from (
			select f.id as file, f.keeper, (coalesce(f.closed_at, (select max(upper(cf.supports)) from venture.contact_file cf where cf.file = f.id)) at time zone ${timeZone})::date as ended
			from venture.file f where f.name <> '' and f.close_reason is distinct from 'asked' and (${only}::uuid is null or f.id = ${only})
		) each_file where (ended between ${today}::date - interval '18 months 3 days' and ${today}::date - interval '11 months 28 days'
				or ended between ${today}::date - interval '42 months 3 days' and ${today}::date - interval '35 months 28 days')
			and not exists (select from venture.follow_up u where u.file = each_file.file and u.asked_on >= each_file.ended and u.asked_on > ${today}::date - interval '12 months')
		order by ended, file limit ${MOST}`.execute(on);
	return rows;
}

type ByTime = By & Readonly<{ at: Date }>;

async function askOf(tx: Tx, id: string, today: string, by: ByTime): Promise<void> {
	await sql`select from venture.file where id = ${id} for update`.execute(tx);
	const [file] = await ended(today, id, tx);
	if (!file) return;
	const before = await within(tx)
		.selectFrom('venture.followUp')
		.select(['months', 'askedOn'])
		.where('file', '=', id)
		.execute();
	const months = dueFollowUp(file.endedOn, before, today);
	const holders = months ? await holdersToAsk(tx, id) : [];
	if (!months || !holders.length) return;
	const followUp = newId();
	await within(tx)
		.insertInto('venture.followUp')
		.values({
			id: followUp,
			file: id,
			months,
			endedOn: file.endedOn,
			askedOn: today,
			askedAt: by.at,
			closesOn: closesOn(today)
		})
		.execute();
	for (const { holder, person } of holders) {
		const asked = newId();
		await within(tx).insertInto('venture.followUpAsked').values({ id: asked, followUp, holder }).execute();
		if (by.source !== 'demo') await writeFollowUp(tx, { id: asked, person, file: id, months, again: false });
	}
	await tell(tx, 'venture.follow_up_asked', { ...file, id: followUp, months }, holders.length, by);
}

async function remind(tx: Tx, id: string, today: string, by: ByTime): Promise<void> {
	const row = await within(tx)
		.selectFrom('venture.followUp')
		.selectAll()
		.where('id', '=', id)
		.forUpdate()
		.executeTakeFirstOrThrow();
	const its = { ...row, reminded: row.remindedAt !== null, answered: row.answeredAt !== null };
	if (!isReminded(its, today)) return;
	const { rows: asked } = await sql<Asked>`
		select a.id, h.person from venture.follow_up_asked a join venture.holder h on h.id = a.holder join venture.file f on f.id = h.file
		where a.follow_up = ${id} and ${stillAsked}`.execute(tx);
	await within(tx).updateTable('venture.followUp').set({ remindedAt: by.at }).where('id', '=', id).execute();
	if (!asked.length) return;
	for (const one of asked) await writeFollowUp(tx, { ...one, file: row.file, months: row.months, again: true });
	const { rows } = await sql<{ keeper: string }>`select keeper from venture.file where id = ${row.file}`.execute(tx);
	const file = { file: row.file, keeper: rows[0]?.keeper ?? '', id, months: row.months };
	await tell(tx, 'venture.follow_up_reminded', file, asked.length, by);
}

/** Of `venture.holder h` and `venture.file f`: it is hers still, and she has not said that she does not want to be asked. */
const stillAsked = sql`h.accepted_at is not null and h.ended_at is null and f.name <> ''
	and not exists (select from venture.spared s where s.person = h.person)`;

async function holdersToAsk(tx: Tx, file: string) {
	const { rows } = await sql<{ holder: string; person: string }>`
		select h.id as holder, h.person from venture.holder h join venture.file f on f.id = h.file join identity.person p on p.id = h.person
		where h.file = ${file} and ${stillAsked} and p.email is not null and p.erased_at is null order by h.since, h.id`.execute(
		tx
	);
	return rows;
}

type Told = Readonly<{ id: string; file: string; keeper: string; months: FollowMonths }>;

const tell = (
	tx: Tx,
	verb: 'venture.follow_up_asked' | 'venture.follow_up_reminded',
	{ id, file, keeper, months }: Told,
	holders: number,
	by: ByTime
) =>
	record(tx, {
		...by,
		verb,
		object: ref('venture_file', file),
		target: ref('organization', keeper),
		context: ref('follow_up', id),
		detail: { months, holders }
	});
