import { sql } from 'kysely';
import { ref } from '#kernel/facts.ts';
import { isId } from '#kernel/id.ts';
import type { InvitedAnswer, Mail } from '#kernel/inbox/mail.ts';
import { record } from '#kernel/server/activity/record.ts';
import type { Tx } from '#kernel/server/db.ts';
import { publicHost } from '#kernel/server/place.ts';
import { within } from './tables.ts';

/** Whether a message answers an appointment of a file, from an address that was invited to it, or the adviser's who invites. */
export async function isAnswer(tx: Tx, file: string, mail: Mail): Promise<boolean> {
	const appointment = answered(mail);
	// what a calendar says of others does not count
	const own = mail.calendar?.attendees.some(({ address }) => address === mail.from.address);
	if (!appointment || !own) return false;
	const { rows } = await sql`
		select from venture.appointment a where a.id = ${appointment} and a.file = ${file} and (
			exists (select from venture.invited i where i.appointment = a.id and lower(i.email) = ${mail.from.address})
			or exists (select from identity.person p where p.id = a.author and lower(p.email) = ${mail.from.address}))`.execute(
		tx
	);
	return rows.length > 0;
}

/** Keeps what somebody who is invited has said (iTIP REPLY, COUNTER). An older answer, or one to what was changed since, changes nothing. */
export async function hearAnswer(tx: Tx, file: string, mail: Mail): Promise<void> {
	const [appointment, { calendar }] = [answered(mail), mail];
	if (!appointment || !calendar) return;
	const { rows } = await sql<{ id: string; from: Date; until: Date }>`
		select i.id, lower(c.during) as from, upper(c.during) as until
		from venture.invited i join venture.appointment a on a.id = i.appointment join venture.contact c on c.id = a.contact
		where a.id = ${appointment} and lower(i.email) = ${mail.from.address} and a.cancelled_at is null and c.planned and c.struck_at is null
			and a.sequence <= ${calendar.sequence} and (i.answered_at is null or i.answered_at <= ${stampOf(mail)}) for update of i`.execute(
		tx
	);
	const [invited] = rows;
	if (!invited) return;
	const answer = answerOf(mail);
	const proposes = proposed(mail, invited);
	await within(tx)
		.updateTable('venture.invited')
		.set({ answer, answeredAt: stampOf(mail), proposes })
		.where('id', '=', invited.id)
		.execute();
	await record(tx, {
		...{ verb: 'venture.appointment_answered', actor: null, source: 'job', object: ref('venture_file', file) },
		...{ context: ref('appointment', appointment), detail: { answer, proposes: proposes !== null } }
	});
}

/** The appointment that a calendar part names, where it answers one. */
function answered({ calendar }: Mail): string | null {
	if (!calendar || !['REPLY', 'COUNTER'].includes(calendar.method)) return null;
	const [id = '', host] = calendar.uid.split('@');
	return isId(id) && host === publicHost() ? id : null;
}

/** What she says of herself; another time is a maybe. */
function answerOf({ calendar, from }: Mail): InvitedAnswer {
	const said = calendar?.attendees.find(({ address }) => address === from.address)?.answer ?? 'asked';
	return calendar?.method === 'COUNTER' && said === 'asked' ? 'tentative' : said;
}

function proposed({ calendar }: Mail, stands: Readonly<{ from: Date; until: Date }>) {
	if (calendar?.method !== 'COUNTER' || !calendar.from || !calendar.until) return null;
	const [from, until] = [new Date(calendar.from), new Date(calendar.until)];
	if (until <= from || (+from === +stands.from && +until === +stands.until)) return null;
	return sql<string>`tstzrange(${from}::timestamptz, ${until}::timestamptz)`;
}

/** When she has answered, as her calendar has it; a clock that is ahead would shut out all that come after. */
function stampOf({ calendar, at }: Mail): Date {
	const said = calendar?.stamp ?? at;
	return said && new Date(said) <= new Date() ? new Date(said) : new Date();
}
