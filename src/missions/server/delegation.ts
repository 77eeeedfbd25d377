import { sql } from 'kysely';
import { missing, refused } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { isId, newId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { hostedBy } from '#kernel/identity/policy.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import { limit } from '#kernel/server/limits.ts';
import { isoDate } from '#kernel/time.ts';
import type { Locale, Words } from '#kernel/words.ts';
import type { Candidature } from '../mission.schema.ts';
import { type Decision, delegationAfter, isPlanned, type MissionState, type TravellerState } from '../states.ts';
import { writeTo, writeToGuests } from './letters.ts';
import { lockMission, type Mission, told } from './reading.ts';
import { type On, within } from './tables.ts';

/** Somebody who travels for an organisation, or asks to. Names are null of who is erased. */
export type Traveller = Readonly<{
	id: string;
	mission: string;
	person: string | null;
	name: string | null;
	email: string | null;
	organization: string | null;
	organizationName: string | null;
	organizationSlug: string | null;
	seeks: string;
	languages: readonly Locale[];
	phone: string;
	state: TravellerState;
	word: string;
	askedAt: Date;
	decidedAt: Date | null;
}>;

const selected = sql`
	select t.id, t.mission, t.person, t.seeks, t.languages, t.phone, t.state, t.word, t.asked_at, t.decided_at, p.name, p.email,
		c.id as organization, c.name as organization_name, c.slug as organization_slug
	from missions.traveller t left join identity.person p on p.id = t.person left join network.organization_card c on c.id = t.organization`;

/** Who asked to travel, by when; whoever calls has asked who reads. */
export async function delegationOf(mission: string, on: On = db): Promise<Traveller[]> {
	const { rows } = await sql<Traveller>`
		${selected} where t.mission = ${mission}
		order by array_position(array['asked', 'accepted', 'waiting', 'declined', 'withdrawn'], t.state), t.asked_at, t.id`.execute(
		on
	);
	return rows;
}

/** What somebody asked of a mission; null when nothing. */
export async function travellerOf(mission: string, person: string, on: On = db): Promise<Traveller | null> {
	const { rows } = isId(mission)
		? await sql<Traveller>`${selected} where t.mission = ${mission} and t.person = ${person}`.execute(on)
		: { rows: [] };
	return rows[0] ?? null;
}

/** The same of who travels, by her own id. @throws 404 */
export async function travellerById(id: string, on: On = db): Promise<Traveller> {
	const { rows } = await sql<Traveller>`${selected} where t.id = ${id} and t.state = 'accepted'`.execute(on);
	if (!rows[0]) throw missing();
	return rows[0];
}

/** The organisations in whose name somebody may ask to travel: those that she answers for, and those that she belongs to. */
export async function organizationsOf(viewer: Viewer, on: On = db): Promise<{ id: string; name: string }[]> {
	const { rows } = await sql<{ id: string; name: string }>`
		select c.id, c.name from network.organization_card c where c.deleted_at is null and (c.id = any(${hostedBy(viewer)}::uuid[])
			or exists (select from network.affiliation a where a.organization = c.id and a.person = ${viewer.id} and (a.until is null or a.until >= current_date)))
		order by c.name collate "und-x-icu", c.id`.execute(on);
	return rows;
}

type MineMission = Readonly<{
	mission: string;
	state: TravellerState;
	missionState: MissionState;
	title: Words;
	locality: string;
	starts: string;
	ends: string;
	fictional: boolean;
}>;

/** The missions that somebody asked to travel with. */
export async function missionsOf(person: string, on: On = db): Promise<MineMission[]> {
	const { rows } = await sql<MineMission>`
		select m.id as mission, t.state, m.state as mission_state, m.title, m.locality, m.starts::text as starts, m.ends::text as ends, m.fictional
		from missions.traveller t join missions.mission m on m.id = t.mission where t.person = ${person} and m.state <> 'draft'
		order by m.starts desc, m.id`.execute(on);
	return rows;
}

/** Asks to travel; asked before it is written anew, and who had withdrawn asks again. @returns the id. Throws 404, missions_not_now, missions_organization_missing, 429 */
export async function apply(tx: Tx, mission: string, given: Candidature, viewer: Viewer, by: By): Promise<string> {
	const its = await lockMission(tx, mission);
	if (its.state === 'draft') throw missing();
	await checkOpen(its, by);
	if (!(await organizationsOf(viewer, tx)).some(({ id }) => id === given.organization))
		throw refused('missions_organization_missing', {}, 422);
	const before = await travellerOf(mission, viewer.id, tx);
	if (before && !['asked', 'withdrawn'].includes(before.state)) throw refused('missions_not_now', {}, 422);
	if (by.source !== 'demo') await limit('booking', `missions ${viewer.id}`);
	const id = before?.id ?? newId();
	const row = { ...given, languages: [...given.languages] };
	await within(tx)
		.insertInto('missions.traveller')
		.values({ id, mission, person: viewer.id, ...row, askedAt: by.at ?? new Date() })
		.onConflict((conflict) => conflict.columns(['mission', 'person']).doUpdateSet({ ...row, state: 'asked', word: '' }))
		.execute();
	if (before?.state !== 'asked') await tell(tx, its, { id, organization: given.organization }, 'missions.applied', by);
	return id;
}

/** @throws missions_not_now when nobody may ask any more */
async function checkOpen({ state, applyUntil }: Mission, { source }: By): Promise<void> {
	const today = isoDate(new Date(), (await hub()).timeZone);
	if (state !== 'open' || (source !== 'demo' && applyUntil < today)) throw refused('missions_not_now', {}, 422);
}

const verbs = {
	accepted: 'missions.accepted',
	waiting: 'missions.put_waiting',
	declined: 'missions.declined'
} as const;

/** Says yes, no, or not yet, with a word; said again, it is said otherwise, and nobody is written to twice. @throws 404, missions_not_now, missions_full */
export async function decide(
	tx: Tx,
	traveller: string,
	{ decision, word }: Readonly<{ decision: Decision; word: string }>,
	by: By
): Promise<void> {
	const { mission, its } = await lockTraveller(tx, traveller);
	if (!isPlanned(mission.state)) throw refused('missions_not_now', {}, 422);
	await check(tx, mission, traveller, decision);
	if (its.state === decision && its.word === word) return;
	await set(tx, traveller, { state: decision, word, decidedAt: by.at ?? new Date() });
	if (its.state === decision) return;
	if (its.state === 'accepted') await leaveMeetings(tx, mission, traveller, by);
	await tell(tx, mission, its, verbs[decision], by);
	if (by.source !== 'demo') await writeTo(tx, its.person, mission, { letter: decision, quoted: word });
}

/** Does not travel after all; her meetings are cancelled, and whoever was to meet her is told. @throws 404, missions_not_now */
export async function withdraw(tx: Tx, traveller: string, by: By): Promise<void> {
	const { mission, its } = await lockTraveller(tx, traveller);
	if (!isPlanned(mission.state)) throw refused('missions_not_now', {}, 422);
	await check(tx, mission, traveller, 'withdraw');
	await set(tx, traveller, { state: 'withdrawn' });
	await leaveMeetings(tx, mission, traveller, by);
	await tell(tx, mission, its, 'missions.withdrew', by);
}

async function lockTraveller(tx: Tx, id: string): Promise<{ mission: Mission; its: Traveller }> {
	const read = async () =>
		isId(id) ? (await sql<Traveller>`${selected} where t.id = ${id}`.execute(tx)).rows[0] : undefined;
	const found = await read();
	if (!found) throw missing();
	const mission = await lockMission(tx, found.mission);
	return { mission, its: (await read()) ?? found };
}

async function check(tx: Tx, { id, places }: Mission, traveller: string, move: Decision | 'withdraw'): Promise<void> {
	const travellers = Object.fromEntries((await delegationOf(id, tx)).map((one) => [one.id, one.state]));
	const after = delegationAfter({ places, travellers }, traveller, move);
	if (typeof after === 'string') throw refused(after, {}, 422);
}

const set = (tx: Tx, id: string, row: { state: TravellerState; word?: string; decidedAt?: Date }) =>
	within(tx).updateTable('missions.traveller').set(row).where('id', '=', id).execute();

/** Her meetings are cancelled, and those whom she was to meet hear of it. */
async function leaveMeetings(tx: Tx, mission: Mission, traveller: string, { source }: By): Promise<void> {
	const left = await within(tx)
		.updateTable('missions.meeting')
		.set({ state: 'cancelled', updatedAt: new Date() })
		.where('traveller', '=', traveller)
		.where('state', '=', 'planned')
		.returning('counterpart')
		.execute();
	await within(tx).deleteFrom('missions.wish').where('traveller', '=', traveller).execute();
	if (!left.length || source === 'demo') return;
	await writeToGuests(
		tx,
		mission,
		{ letter: 'guest_moved' },
		left.map(({ counterpart }) => counterpart)
	);
}

type Verb =
	| 'missions.applied'
	| 'missions.accepted'
	| 'missions.put_waiting'
	| 'missions.declined'
	| 'missions.withdrew';

const tell = (tx: Tx, mission: Mission, its: Pick<Traveller, 'id' | 'organization'>, verb: Verb, by: By) =>
	record(tx, {
		...by,
		verb,
		...told(mission),
		target: its.organization ? ref('organization', its.organization) : null,
		context: ref('mission_traveller', its.id)
	});
