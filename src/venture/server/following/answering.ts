import { sql } from 'kysely';
import { missing, refused } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import type { FollowAnswer, FollowMonths, StopReason, TurnoverClass } from '../../following/follow-up.ts';
import type { FileKind, Stage } from '../../kinds.ts';
import { aboutFile } from '../about.ts';
import { linked, linkTo } from '../asking/links.ts';
import { dayOf } from '../asking/today.ts';
import { type On, within as withinFiles } from '../tables.ts';
import { within } from './tables.ts';

/** What is asked behind the link of a letter, and what was answered so far. `jobs` and `funds`: as they were answered. */
export type AskedFollowUp = Readonly<{
	id: string;
	person: string;
	project: string;
	keeper: string;
	months: FollowMonths;
	endedOn: string;
	closesOn: string;
	open: boolean;
	spared: boolean;
	answered: boolean;
	active: boolean | null;
	turnover: TurnoverClass | null;
	moved: string | null;
	stopped: StopReason | null;
	jobs: number | null;
	funds: number | null;
}>;

/** What a link leads to, for the holder to whom it went and who is one still. @throws 404 */
export async function followUpByLink(token: string, on: On = db, now = new Date()): Promise<AskedFollowUp> {
	const { rows } = await sql<Omit<AskedFollowUp, 'open'>>`
		select u.id, h.person, f.name as project, k.name as keeper, u.months, u.ended_on, u.closes_on, u.active, u.turnover, u.moved, u.stopped,
			u.answered_at is not null as answered, exists (select from venture.spared s where s.person = h.person) as spared,
			(select n.value::float8 from venture.number n where n.follow_up = u.id and n.kind = 'jobs' and n.struck_at is null) as jobs,
			(select n.value::float8 from venture.number n where n.follow_up = u.id and n.kind = 'funds' and n.struck_at is null) as funds
		from venture.follow_up_asked a join venture.follow_up u on u.id = a.follow_up join venture.holder h on h.id = a.holder
			join venture.file f on f.id = u.file join network.organization_card k on k.id = f.keeper
		where a.id = ${linked('follow-up', token)} and h.accepted_at is not null and h.ended_at is null and f.name <> ''`.execute(
		on
	);
	if (!rows[0]) throw missing();
	return { ...rows[0], open: (await dayOf(now)) <= rows[0].closesOn };
}

/** The link by which a holder can answer what is asked of a file, while nobody has; null when nothing is. Whoever calls has checked that it is hers. */
export async function waitingFollowUp(file: string, person: string, on: On = db): Promise<string | null> {
	const { rows } = await sql<{ id: string }>`
		select a.id from venture.follow_up_asked a join venture.follow_up u on u.id = a.follow_up join venture.holder h on h.id = a.holder
		where u.file = ${file} and h.person = ${person} and u.answered_at is null and u.closes_on >= ${await dayOf()} order by u.asked_on desc limit 1`.execute(
		on
	);
	return rows[0] ? linkTo('follow-up', rows[0].id) : null;
}

/**
 * Answers by the link of a letter; answered again, by whoever of them, it is the same answer, changed. Numbers are those of the file, of the day on which they are said, beside what was given before.
 * @throws 404, following_closed
 */
export async function answerFollowUp(
	tx: Tx,
	token: string,
	given: FollowAnswer,
	{ source, at: now = new Date() }: Pick<By, 'source' | 'at'>
): Promise<void> {
	const { id, person } = await followUpByLink(token, tx, now);
	await within(tx).selectFrom('venture.followUp').select('id').where('id', '=', id).forUpdate().execute();
	const asked = await followUpByLink(token, tx, now);
	if (!asked.open) throw refused('following_closed', {}, 409);
	const { jobs, funds, ...its } = given;
	await within(tx)
		.updateTable('venture.followUp')
		.set({ ...its, answeredAt: now, answeredBy: person })
		.where('id', '=', id)
		.execute();
	const { file } = await within(tx)
		.selectFrom('venture.followUp')
		.select('file')
		.where('id', '=', id)
		.executeTakeFirstOrThrow();
	await keepNumbers(tx, { id, file, person, now }, { jobs, funds });
	const { keeper, ...about } = await fileOf(tx, file);
	const detail = {
		...(await aboutFile(about, tx)),
		// of how many jobs, the size class alone: the number is the keeper's
		...{
			months: asked.months,
			active: given.active,
			jobs: jobs !== null,
			turnover: given.turnover,
			funds: Boolean(funds)
		},
		...{ moved: given.moved !== null, stopped: given.stopped, again: asked.answered }
	};
	await record(tx, {
		...{ actor: ref('person', person), source, at: now },
		verb: 'venture.follow_up_answered',
		object: ref('venture_file', file),
		target: ref('organization', keeper),
		context: ref('follow_up', id),
		detail
	});
}

/** She is asked no more, of whatever file. @throws 404 */
export async function spare(tx: Tx, token: string): Promise<void> {
	const { person } = await followUpByLink(token, tx);
	const made = await within(tx)
		.insertInto('venture.spared')
		.values({ person })
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	if (made.numInsertedOrUpdatedRows) await tell(tx, 'venture.spared', person);
}

/** She may be asked again. @throws 404 */
export async function askAgain(tx: Tx, token: string): Promise<void> {
	const { person } = await followUpByLink(token, tx);
	const gone = await within(tx).deleteFrom('venture.spared').where('person', '=', person).executeTakeFirst();
	if (gone.numDeletedRows) await tell(tx, 'venture.spared_undone', person);
}

const tell = (tx: Tx, verb: 'venture.spared' | 'venture.spared_undone', id: string) => {
	const who = ref('person', id);
	return record(tx, { actor: who, source: 'web', verb, object: who, detail: {} });
};

type Said = Readonly<{ id: string; file: string; person: string; now: Date }>;

async function keepNumbers(
	tx: Tx,
	{ id, file, person, now }: Said,
	given: Pick<FollowAnswer, 'jobs' | 'funds'>
): Promise<void> {
	await withinFiles(tx)
		.updateTable('venture.number')
		.set({ struckAt: now })
		.where('followUp', '=', id)
		.where('struckAt', 'is', null)
		.execute();
	const its = { file, asOf: await dayOf(now), seen: 'keeper', givenBy: person, givenAt: now, followUp: id } as const;
	for (const kind of ['jobs', 'funds'] as const) {
		const value = given[kind];
		if (value !== null)
			await withinFiles(tx)
				.insertInto('venture.number')
				.values({ id: newId(), kind, value, ...its })
				.execute();
	}
}

async function fileOf(tx: Tx, id: string) {
	const { rows } = await sql<{
		id: string;
		keeper: string;
		kind: FileKind;
		stage: Stage;
		sector: string | null;
		nace: string | null;
		operation: string | null;
		fictional: boolean;
	}>`select id, keeper, kind, stage, sector, nace, operation, fictional from venture.file where id = ${id}`.execute(tx);
	if (!rows[0]) throw missing();
	return rows[0];
}
