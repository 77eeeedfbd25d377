import { sql } from 'kysely';
import { missing, refused } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { isId, newId } from '#kernel/id.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import { forgetUnlessNamed } from '#kernel/server/storage.ts';
import { isoDate } from '#kernel/time.ts';
import type { NewDeliverable } from '../group.schema.ts';
import { type DeliverableMove, type DeliverableState, deliverableAfter } from '../states.ts';
import { handedIn, type Sent } from './handed.ts';
import { writeToHosts } from './letters.ts';
import { type Group, told } from './reading.ts';
import { lockWork, type Working } from './rooms.ts';
import type { Seat } from './seats.ts';
import { type On, within } from './tables.ts';

/** What a member makes for a group, and where what it made is read. */
export type Deliverable = Readonly<{
	id: string;
	title: string;
	due: string;
	member: string;
	organization: string;
	organizationName: string;
	state: DeliverableState;
	link: string | null;
	file: string | null;
	fileName: string | null;
	word: string;
	deliveredAt: Date | null;
	acceptedAt: Date | null;
}>;

/** What was promised, the soonest first; whoever calls has asked who reads. */
export async function deliverablesOf(group: string, on: On = db): Promise<Deliverable[]> {
	const { rows } = await sql<Deliverable>`
		select d.id, d.title, d.due::text as due, d.member, m.organization, c.name as organization_name, d.state, d.link, d.file, d.file_name, d.word,
			d.delivered_at, d.accepted_at
		from groups.deliverable d join groups.member m on m.id = d.member join network.organization_card c on c.id = m.organization
		where d.in_group = ${group} order by d.due, d.title, d.id`.execute(on);
	return rows;
}

/** One of them. @throws 404 */
export async function deliverableOf(group: string, id: string, on: On = db): Promise<Deliverable> {
	const found = isId(id) ? (await deliverablesOf(group, on)).find((one) => one.id === id) : undefined;
	if (!found) throw missing();
	return found;
}

/** What everybody may read of them: what the lead has accepted. A file stays inside. */
export const deliveredOf = async (group: string, on: On = db) =>
	(await deliverablesOf(group, on))
		.filter(({ state }) => state === 'accepted')
		.map(({ id, title, organizationName, link, acceptedAt }) => ({ id, title, organizationName, link, acceptedAt }));

const days = (due: string, by: By): number =>
	Math.ceil((Date.parse(due) - (by.at ?? new Date()).getTime()) / 86_400_000);

/** Writes down what a member is to make, in the lead's name. Sent twice, it is written once. @throws 404, groups_not_now, groups_organization_missing */
export async function promiseDeliverable(
	tx: Tx,
	group: string,
	given: NewDeliverable,
	{ viewer, by, id = newId() }: Working & Readonly<{ id?: string }>
): Promise<string> {
	const seat = await lockWork(tx, group, viewer);
	if (!seat.leads) throw missing();
	const maker = seat.members.find((one) => one.id === given.member && one.state === 'member');
	if (!maker) throw refused('groups_organization_missing', {}, 422);
	const { numInsertedOrUpdatedRows: made } = await within(tx)
		.insertInto('groups.deliverable')
		.values({ id, inGroup: group, ...given })
		.onConflict((conflict) => conflict.column('id').doNothing())
		.executeTakeFirstOrThrow();
	if (!made) return id;
	const { object, detail } = told(seat.group);
	const [target, context] = [ref('organization', maker.organization), ref('group_deliverable', id)];
	const figures = { ...detail, days: days(given.due, by) };
	await record(tx, { ...by, verb: 'groups.promised', object, target, context, detail: figures });
	const about = { letter: 'promised', what: given.title, day: given.due } as const;
	await writeToHosts(tx, maker.organization, seat.group, about, by);
	return id;
}

/** Hands in what was promised, for the member that makes it. What was handed in before goes. @throws 404, groups_not_now, groups_nothing_handed */
export async function deliver(
	tx: Tx,
	group: string,
	id: string,
	{ viewer, by, link, sent }: Working & Readonly<{ link: string | null; sent: Sent }>
): Promise<void> {
	const { seat, its } = await entered(tx, group, id, { viewer, by });
	if (!seat.leads && !seat.acts.includes(its.member)) throw missing();
	const state = next(its, 'deliver');
	const at = by.at ?? new Date();
	const handed = await handedIn(tx, link, sent);
	await set(tx, id, { state, ...handed, deliveredAt: at, word: '' });
	if (its.file && its.file !== handed.file) await forgetUnlessNamed(tx, its.file);
	const late = isoDate(at, (await hub()).timeZone) > its.due;
	const { object, detail } = told(seat.group);
	await record(tx, { ...by, ...about(its), verb: 'groups.delivered', object, detail: { ...detail, late } });
	const lead = seat.members.find(({ role, state: now }) => role === 'lead' && now === 'member');
	const letter = { letter: 'delivered', what: its.title, who: its.organizationName } as const;
	if (lead) await writeToHosts(tx, lead.organization, seat.group, letter, by);
}

/** Accepts what was handed in, or gives it back with a word, in the lead's name. @throws 404, groups_not_now */
export async function judgeDeliverable(
	tx: Tx,
	group: string,
	id: string,
	{ viewer, by, move, word }: Working & Readonly<{ move: 'accept' | 'return'; word: string }>
): Promise<void> {
	const { seat, its } = await entered(tx, group, id, { viewer, by });
	if (!seat.leads) throw missing();
	const acceptedAt = move === 'accept' ? (by.at ?? new Date()) : null;
	await set(tx, id, { state: next(its, move), acceptedAt, word });
	const verb = move === 'accept' ? 'groups.accepted' : 'groups.returned';
	await record(tx, { ...by, ...about(its), verb, ...told(seat.group) });
	const letter = move === 'accept' ? 'accepted' : 'returned';
	await writeToHosts(tx, its.organization, seat.group, { letter, what: its.title, quoted: word }, by);
}

/** Takes away what nobody makes any more. @returns what it was. Throws 404, groups_not_now for what was handed in */
export async function dropDeliverable(tx: Tx, group: string, id: string, working: Working): Promise<Deliverable> {
	const { seat, its } = await entered(tx, group, id, working);
	if (!seat.leads) throw missing();
	if (its.state !== 'promised') throw refused('groups_not_now', {}, 422);
	await within(tx).deleteFrom('groups.deliverable').where('id', '=', id).execute();
	if (its.file) await forgetUnlessNamed(tx, its.file);
	await record(tx, { ...working.by, ...about(its), verb: 'groups.dropped', ...told(seat.group) });
	return its;
}

const about = ({ id, organization }: Deliverable) => ({
	target: ref('organization', organization),
	context: ref('group_deliverable', id)
});

async function entered(
	tx: Tx,
	group: string,
	id: string,
	{ viewer }: Working
): Promise<{ seat: Seat; its: Deliverable }> {
	const seat = await lockWork(tx, group, viewer);
	return { seat, its: await deliverableOf(group, id, tx) };
}

/** @throws groups_not_now */
function next({ state }: Deliverable, move: DeliverableMove): DeliverableState {
	const after = deliverableAfter(state, move);
	if (!after) throw refused('groups_not_now', {}, 422);
	return after;
}

type Row = Partial<
	Readonly<{
		state: DeliverableState;
		link: string | null;
		file: string | null;
		fileName: string | null;
		word: string;
		deliveredAt: Date;
		acceptedAt: Date | null;
	}>
>;
const set = (tx: Tx, id: string, row: Row) =>
	within(tx).updateTable('groups.deliverable').set(row).where('id', '=', id).execute();

/** Groups whose deliverables are due within a week and not handed in, with who makes them. */
export async function dueSoon(now: Date): Promise<readonly Readonly<{ id: string; group: Group['id'] }>[]> {
	const today = isoDate(now, (await hub()).timeZone);
	const { rows } = await sql<{ id: string; group: string }>`
		select d.id, d.in_group as "group" from groups.deliverable d join groups.circle g on g.id = d.in_group and g.state = 'open'
		where d.state = 'promised' and d.due between ${today}::date and ${today}::date + 7 order by d.due, d.id limit 500`.execute(
		db
	);
	return rows;
}
