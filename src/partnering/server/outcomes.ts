import { sql } from 'kysely';
import { missing, refused } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import { answersFor } from '#kernel/identity/server/roles.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx, transaction } from '#kernel/server/db.ts';
import { reportAs } from '#kernel/server/log.ts';
import type { Direction, OutcomeAnswer, ProposalKind } from '../kinds.ts';
import type { Reader } from '../reader.ts';
import { type Side, sides } from '../states.ts';
import { linked, linkTo } from './links.ts';
import { writeToParty } from './party-letters.ts';
import { authors } from './reading.ts';
import { type On, within } from './tables.ts';
import { talkFor } from './talks.ts';

const MOST = 500;

/** Three months after an agreement each side is asked what became of it. Once. */
export async function askOutcomes(now = new Date(), source: 'job' | 'demo' = 'job'): Promise<void> {
	const { rows } = await sql<{ id: string }>`
		select a.id from partnering.agreement a where a.agreed_at <= ${now}::timestamptz - interval '3 months'
			and not exists (select from partnering.outcome o where o.agreement = a.id) order by a.agreed_at, a.id limit ${MOST}`.execute(
		db
	);
	for (const { id } of rows)
		await transaction((tx) => askOf(tx, id, now, source === 'job')).catch(reportAs('partnering.outcomes'));
}

async function askOf(tx: Tx, agreement: string, askedAt: Date, byLetter: boolean): Promise<void> {
	await sql`select from partnering.agreement where id = ${agreement} for update`.execute(tx);
	const its = await asked(sql`a.id = ${agreement}`, tx);
	for (const side of sides) {
		const id = newId();
		const { numInsertedOrUpdatedRows: made } = await within(tx)
			.insertInto('partnering.outcome')
			.values({ id, agreement, side, askedAt })
			.onConflict((conflict) => conflict.doNothing())
			.executeTakeFirst();
		if (!made || !byLetter) continue;
		const about = { letter: 'outcome', title: its.title } as const;
		const path = (person: string) => `/partnering/after/${linkTo('outcome', { about: id, person, until: '' })}`;
		const who = side === 'author' ? its.interestedName : its.authorName;
		await writeToParty(tx, partyOn(side, its), { ...about, who, path });
	}
}

/** What a link of a letter asks. @throws 404 for who does not answer for that side any more */
export async function outcomeByLink(token: string, on: On = db) {
	const { about, person } = linked('outcome', token);
	const its = await asked(sql`o.id = ${about}`, on);
	const { id, country } = partyOn(its.side, its);
	if (country ? person !== id : !(await answersFor(person, id, on))) throw missing();
	return { ...its, person };
}

/** Says by such a link what became of it; said again, it is said otherwise. @throws 404 */
export async function sayOutcomeByLink(tx: Tx, token: string, answer: OutcomeAnswer, by: Pick<By, 'source'>) {
	const its = await outcomeByLink(token, tx);
	await say(tx, its, answer, {
		...{ actor: partyOn(its.side, its).country ? null : ref('person', its.person), ...by }
	});
}

/** The same on the page of the talk. @throws 404, partnering_not_now before it was asked */
export async function sayOutcome(tx: Tx, id: string, answer: OutcomeAnswer, reader: Reader, by: By): Promise<void> {
	const talk = await talkFor(reader, id, tx);
	if (!talk.agreement?.outcomes.length || !talk.acts) throw refused('partnering_not_now', {}, 422);
	await say(tx, await asked(sql`o.agreement = ${talk.agreement.id} and o.side = ${talk.side}`, tx), answer, by);
}

type Asked = Readonly<{
	outcome: string | null;
	side: Side;
	answer: OutcomeAnswer | null;
	agreement: string;
	interest: string;
	proposal: string;
	title: string;
	kind: ProposalKind;
	direction: Direction;
	fictional: boolean;
	author: string;
	authorName: string;
	/** Where each side is that is an outside party. */
	authorCountry: string | null;
	interestedCountry: string | null;
	interested: string;
	interestedName: string;
}>;

/** Who stands on a side. */
const partyOn = (side: Side, its: Asked): Readonly<{ id: string; country: string | null }> =>
	side === 'author'
		? { id: its.author, country: its.authorCountry }
		: { id: its.interested, country: its.interestedCountry };

/** @throws 404 */
async function asked(which: ReturnType<typeof sql>, on: On): Promise<Asked> {
	const { rows } = await sql<Asked>`
		select o.id as outcome, o.side, o.answer, a.id as agreement, i.id as interest, p.id as proposal, p.title, p.kind, p.direction, p.fictional,
			p.author, c.name as author_name, c.country as author_country, e.country as interested_country, coalesce(i.organization, i.outside) as interested, coalesce(d.name, e.name) as interested_name
		from partnering.agreement a left join partnering.outcome o on o.agreement = a.id join partnering.interest i on i.id = a.interest
			join partnering.proposal p on p.id = i.proposal join ${authors} c on c.id = p.author
			left join network.organization_card d on d.id = i.organization left join partnering.outside e on e.id = i.outside
		where ${which} limit 1`.execute(on);
	if (!rows[0]) throw missing();
	return rows[0];
}

async function say(tx: Tx, its: Asked, answer: OutcomeAnswer, by: By): Promise<void> {
	if (its.answer === answer) return;
	await within(tx)
		.updateTable('partnering.outcome')
		.set({ answer, answeredAt: by.at ?? new Date() })
		.where('id', '=', its.outcome)
		.execute();
	const { kind, direction, fictional, side } = its;
	await record(tx, {
		...by,
		verb: 'partnering.outcome_said',
		object: ref('partnering_proposal', its.proposal),
		target: ref(its.interestedCountry ? 'partnering_outside' : 'organization', its.interested),
		context: ref('partnering_agreement', its.agreement),
		detail: { kind, direction, fictional, side, answer }
	});
}
