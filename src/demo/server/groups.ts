import { PDFDocument } from 'pdf-lib';
import { offeringsNamed } from '#agenda/server';
import {
	addActivity,
	addDocument,
	answerPart,
	askParticipant,
	askToJoin,
	deliver,
	doTask,
	giveTask,
	inviteMember,
	judgeDeliverable,
	membersOf,
	moveGroup,
	noteDecision,
	participantsOf,
	promiseDeliverable,
	type Sent,
	setTerms,
	settleMember,
	type Working,
	writeGroup
} from '#groups/server';
import { type By, ref } from '#kernel/facts.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { type Tx, transaction } from '#kernel/server/db.ts';
import { ago } from './calendar.ts';
import { hostOf, type Known } from './hosts.ts';
import type { Demonstration } from './shapes.ts';

type Told = Demonstration['groups']['groups'][number];
/** A group while it is told: its members by what the demonstration calls them, and who leads it. */
type Telling = Readonly<{ id: string; told: Told; known: Known; members: ReadonlyMap<string, string>; lead: Viewer }>;

const dayOf = (days: number): string => ago(-days).toISOString().slice(0, 10);

/** Tells invented groups of invented organisations: who is in them, what they do, decide and make. @returns how many there are */
export async function tellGroups({ groups: { groups } }: Demonstration, known: Known): Promise<number> {
	for (const told of groups) await tellGroup(told, known);
	return groups.length;
}

async function tellGroup(told: Told, known: Known): Promise<void> {
	const lead = hostOf(known, told.lead.organization, told.lead.person);
	const id = await transaction((tx) => tellOpening(tx, told, known, lead));
	for (const one of told.members) await transaction((tx) => tellMember(tx, id, one, known, lead));
	const names = new Map([...known.organizations].map(([slug, organization]) => [organization, slug]));
	const inside = (await membersOf(id)).map((one) => [names.get(one.organization) ?? '', one.id] as const);
	const telling = { id, told, known, lead, members: new Map(inside) };
	await transaction((tx) => tellPeople(tx, telling));
	await transaction((tx) => tellWork(tx, telling));
	for (const one of told.deliverables) await tellDeliverable(telling, one);
	await transaction((tx) => tellRecord(tx, telling));
}

async function tellOpening(tx: Tx, told: Told, { organizations }: Known, lead: Viewer): Promise<string> {
	const { kind, title, summary, body, sectors, place, from, until, opened } = told;
	const given = {
		...{ kind, title, summary, body, sectors, place, site: '', operation: null, public: true },
		...{ starts: dayOf(-from), ends: until === null ? null : dayOf(until) }
	};
	const { organization, country } = told.lead;
	const its = { organization: organizations.get(organization) ?? '', country };
	const id = await writeGroup(tx, given, its, at(opened + 3), { fictional: true });
	const [member] = await membersOf(id, tx);
	await settleMember(tx, member?.id ?? '', 'accept', working(lead, opened + 1));
	await moveGroup(tx, id, 'open', at(opened));
	return id;
}

async function tellMember(
	tx: Tx,
	id: string,
	told: Told['members'][number],
	known: Known,
	lead: Viewer
): Promise<void> {
	const { organization, person, country, role, word, days, joined } = told;
	const own = hostOf(known, organization, person);
	const given = { organization: known.organizations.get(organization) ?? '', country, role, word };
	const asks = joined === 'asked' || joined === 'waits_for_lead';
	const [asker, answerer] = asks ? [own, lead] : [lead, own];
	const its = await (asks ? askToJoin : inviteMember)(tx, id, given, asker, working(asker, days + 2).by);
	if (joined === 'asked' || joined === 'invited') await settleMember(tx, its, 'accept', working(answerer, days));
}

async function tellPeople(tx: Tx, { id, told, known, members }: Telling): Promise<void> {
	for (const { person, organization } of told.participants) {
		const viewer = hostOf(known, organization, person);
		const member = members.get(organization) ?? '';
		const { by } = working(viewer, told.opened - 1);
		await askParticipant(tx, id, { member, person: viewer.id }, viewer, { ...by, actor: null });
		const part = (await participantsOf(id, tx)).find((one) => one.person === viewer.id);
		await answerPart(tx, part?.id ?? '', 'takes_part', viewer, by);
	}
}

async function tellWork(tx: Tx, { id, told, known, members, lead }: Telling): Promise<void> {
	for (const { title, person, due, done } of told.tasks) {
		const whose = known.people.find(({ slug }) => slug === person);
		const given = { title, due: due === null ? null : dayOf(due), person: whose?.id ?? null };
		const task = await giveTask(tx, id, given, working(lead, (done ?? 0) + 5));
		const part = told.participants.find((one) => one.person === person);
		const doer = part ? hostOf(known, part.organization, part.person) : lead;
		if (done !== null) await doTask(tx, id, task, working(doer, done));
	}
	const offerings = await offeringsNamed(told.activities, tx);
	for (const { id: offering } of offerings.values())
		await addActivity(tx, id, offering, working(lead, told.opened - 2));
	if (!told.terms) return;
	const { shares, ...terms } = told.terms;
	const byMember = Object.entries(shares).map(([slug, cents]) => [members.get(slug) ?? '', cents]);
	await setTerms(tx, id, { ...terms, shares: Object.fromEntries(byMember) }, working(lead, told.opened - 6));
}

async function tellDeliverable(
	{ id, told, known, members, lead }: Telling,
	{ title, organization, person, due, delivered, accepted }: Told['deliverables'][number]
): Promise<void> {
	const sent = await paper(title);
	const given = { title, due: dayOf(due), member: members.get(organization) ?? '' };
	await transaction(async (tx) => {
		const its = await promiseDeliverable(tx, id, given, working(lead, told.opened - 7));
		const maker = hostOf(known, organization, person);
		if (delivered !== null) await deliver(tx, id, its, { ...working(maker, delivered), link: null, sent });
		if (accepted !== null)
			await judgeDeliverable(tx, id, its, { ...working(lead, accepted), move: 'accept', word: '' });
	});
}

async function tellRecord(tx: Tx, { id, told, members, lead }: Telling): Promise<void> {
	const noted: string[] = [];
	for (const { title, words, days, organizations, corrects } of told.decisions) {
		const deciders = organizations.flatMap((slug) => members.get(slug) ?? []);
		const before = corrects === null ? null : (noted[corrects] ?? null);
		const given = { title, words, decidedOn: dayOf(-days), deciders, corrects: before };
		noted.push(await noteDecision(tx, id, given, working(lead, days)));
	}
	for (const { title, days } of told.documents)
		await addDocument(tx, id, { title, link: null }, { ...working(lead, days), sent: await paper(title) });
}

/** A sheet with its title, so that what was handed in can be opened. */
async function paper(title: string): Promise<Sent> {
	const made = await PDFDocument.create();
	made.setTitle(title);
	made.addPage([420, 595]).drawText(title, { x: 30, y: 530, size: 14, maxWidth: 360 });
	return { name: `${title}.pdf`, content: Buffer.from(await made.save()), mediaType: 'application/pdf' };
}

const at = (days: number): By => ({ actor: null, source: 'demo', at: ago(days) });
const working = (viewer: Viewer, days: number): Working => ({
	viewer,
	by: { ...at(days), actor: ref('person', viewer.id) }
});
