import { sql } from 'kysely';
import { missing, refused } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { isId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { NewProposal } from '#partnering';
import { writeProposal } from '#partnering/server';
import type { Said } from '../mission.schema.ts';
import { lockMission, told } from './reading.ts';
import { type On, within } from './tables.ts';

/** How long an offer or a request stands that comes of a meeting. */
const STANDS_DAYS = 90;

/** What came of a meeting of somebody who travels, for her own organisation. */
export type Contact = Readonly<{
	meeting: string;
	mission: string;
	traveller: string;
	organization: string | null;
	person: string;
	partner: string;
	partnerOrganization: string;
	startsAt: Date;
	met: boolean | null;
	note: string;
	proposal: string | null;
}>;

/** Her meetings with what she said of them. */
export async function contactsOf(traveller: string, on: On = db): Promise<Contact[]> {
	return contacts(sql`e.traveller = ${traveller}`, on);
}

const contacts = async (which: ReturnType<typeof sql>, on: On): Promise<Contact[]> => {
	const { rows } = await sql<Contact>`
		select e.id as meeting, e.mission, e.traveller, t.organization, t.person, c.name as partner, c.organization as partner_organization, e.starts_at,
			k.met, coalesce(k.note, '') as note, k.proposal
		from missions.meeting e join missions.traveller t on t.id = e.traveller join missions.counterpart c on c.id = e.counterpart
			left join missions.contact k on k.meeting = e.id
		where e.state = 'planned' and t.state = 'accepted' and ${which} order by e.starts_at, e.id`.execute(on);
	return rows;
};

/** Says whether two met, and what her organisation remembers of it; said again, it is said otherwise. @throws 404 for who is not hers, missions_not_now before it began */
export async function sayMet(tx: Tx, meeting: string, { met, note }: Said, viewer: Viewer, by: By): Promise<void> {
	const its = await ownContact(tx, meeting, viewer);
	const mission = await lockMission(tx, its.mission);
	if (mission.state === 'cancelled' || its.startsAt > (by.at ?? new Date())) throw refused('missions_not_now', {}, 422);
	await within(tx)
		.insertInto('missions.contact')
		.values({ meeting, met, note, saidBy: viewer.id })
		.onConflict((conflict) => conflict.column('meeting').doUpdateSet({ met, note, saidBy: viewer.id }))
		.execute();
	if (its.met === met) return;
	const { object, detail } = told(mission);
	const context = ref('mission_meeting', meeting);
	await record(tx, { ...by, verb: 'missions.met', object, context, detail: { ...detail, met } });
}

/** Writes what came of a meeting as a draft of an offer or a request, which her organisation goes on with. @returns its id. Throws 404 for who does not answer for it, missions_not_now */
export async function followUp(
	tx: Tx,
	meeting: string,
	{ direction, title, needs }: Readonly<{ direction: 'offer' | 'request'; title: string; needs: string }>,
	viewer: Viewer,
	by: By
): Promise<string> {
	const its = await ownContact(tx, meeting, viewer);
	if (!its.met || !its.organization) throw refused('missions_not_now', {}, 422);
	if (its.proposal) return its.proposal;
	const mission = await lockMission(tx, its.mission);
	const until = new Date(Date.now() + STANDS_DAYS * 86_400_000).toISOString().slice(0, 10);
	const given = NewProposal.parse({
		...{ organization: its.organization, direction, kind: 'business', title: title.slice(0, 140), needs },
		...{ sectors: [...mission.sectors], until, audience: 'public' }
	});
	const proposal = await writeProposal(tx, given, viewer, { fictional: mission.fictional });
	await within(tx).updateTable('missions.contact').set({ proposal }).where('meeting', '=', meeting).execute();
	const { object, detail } = told(mission);
	const context = ref('mission_meeting', meeting);
	await record(tx, { ...by, verb: 'missions.followed', object, context, detail: { ...detail, direction } });
	return proposal;
}

/** @throws 404 */
async function ownContact(tx: Tx, meeting: string, viewer: Viewer): Promise<Contact> {
	const [its] = isId(meeting) ? await contacts(sql`e.id = ${meeting} and t.person = ${viewer.id}`, tx) : [];
	if (!its) throw missing();
	return its;
}

/** The figures of a mission. */
export type Figures = Readonly<{
	travellers: number;
	organizations: number;
	meetings: number;
	met: number;
	missed: number;
	followed: number;
	agreed: number;
	cents: number;
}>;

export async function reportFigures(mission: string, on: On = db): Promise<Figures> {
	const { rows } = await sql<Figures>`
		with went as (select * from missions.traveller where mission = ${mission} and state = 'accepted'),
			held as (select e.id, k.met, k.proposal from missions.meeting e join went w on w.id = e.traveller left join missions.contact k on k.meeting = e.id where e.state = 'planned')
		select (select count(*)::int from went) as travellers, (select count(distinct organization)::int from went) as organizations,
			(select count(*)::int from held) as meetings, (select count(*)::int from held where met) as met, (select count(*)::int from held where not met) as missed,
			(select count(proposal)::int from held) as followed,
			(select count(*)::int from held h join partnering.interest i on i.proposal = h.proposal join partnering.agreement a on a.interest = i.id where a.agreed_at is not null) as agreed,
			(select coalesce(sum(round(cents * rate)), 0)::float8 from missions.cost where mission = ${mission}) as cents`.execute(
		on
	);
	return rows[0] as Figures;
}
