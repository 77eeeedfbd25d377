import { publishedOccurrences } from '#agenda/server';
import { ref } from '#kernel/facts.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { grant } from '#kernel/identity/server/roles.ts';
import { happenedAt } from '#kernel/server/activity/record.ts';
import { type Tx, transaction } from '#kernel/server/db.ts';
import { addOperation } from '#kernel/server/operations.ts';
import { say } from '#kernel/words.ts';
import { bookingsOf } from '#participation/server';
import { FileCard, NewContact, NewPlan } from '#venture';
import {
	acceptHolding,
	addStep,
	agreePlan,
	askedAbout,
	giveNumber,
	meetGoal,
	monthsToSign,
	noteContact,
	openFile,
	openTo,
	planOf,
	sendSheet,
	signSheetOf
} from '#venture/server';
import type { People } from './activities.ts';
import { ago, before, momentOf, todayIn } from './calendar.ts';
import type { Demonstration } from './shapes.ts';
import { tellCalls, tellFollowed, tellShown } from './venture-after.ts';
import { tellAppointment, tellLetters } from './venture-inbox.ts';
import { tellBrief, tellMentors, tellQuestionsAsked, tellReferrals } from './venture-people.ts';
import { tellPlaytest } from './venture-playtest.ts';

type Told = Demonstration['venture'];
type File = Told['files'][number];
type Known = Readonly<{ people: People; organizations: ReadonlyMap<string, string>; timeZone: string; told: Told }>;

const MINUTE = 60_000;

/** Tells the files of the invented projects, and what was done with them since. @returns how many there are */
export async function tellVenture(
	{ venture: told, hub: { timeZone } }: Demonstration,
	{ people, organizations }: Pick<Known, 'people' | 'organizations'>
): Promise<number> {
	const known = { people, organizations, timeZone, told };
	await transaction(async (tx) => {
		await addOperation(tx, { ...told.operation, starts: null, ends: null });
		for (const { person, organization } of told.advisers)
			await grant(tx, {
				person: viewerOf(known, person).id,
				role: 'adviser',
				scope: scopeOf(known, organization),
				by: null,
				source: 'demo'
			});
	});
	const ids = new Map<string, string>();
	for (const file of told.files) ids.set(file.id, await tellFile(known, file));
	await tellGroup(known, ids);
	const keeper = organizations.get(told.keeper) ?? '';
	const more = { told, timeZone, keeper, organizations, files: ids, viewerOf: (slug: string) => viewerOf(known, slug) };
	await tellMentors(more);
	await tellQuestionsAsked(more);
	await tellReferrals(more);
	await tellBrief(more);
	await tellPlaytest(more);
	await tellLetters(more);
	await tellAppointment(more);
	await tellShown(more);
	await tellFollowed(more);
	await tellCalls(more);
	return ids.size;
}

async function tellFile(known: Known, file: File): Promise<string> {
	const { holders, contacts, opened, adviser: slug } = file;
	const adviser = viewerOf(known, slug);
	const [first] = holders.map(({ person }) => viewerOf(known, person));
	if (!first) throw new Error(`the file ${file.id} is nobody's`);
	const at = ago(opened);
	const id = await happenedAt(at, () => transaction((tx) => open(tx, known, file, adviser)));
	for (const contact of contacts) await noteOne(known, [id], contact, adviser);
	await transaction((tx) => keepPlan(tx, id, file, adviser));
	await transaction(async (tx) => {
		for (const { kind, value, days, seen } of file.numbers)
			await giveNumber(tx, id, { kind, value, seen, asOf: dayOf(ago(days)) }, first, byOf(first, ago(days)));
		if (file.share) {
			const { organization, parts } = file.share;
			await openTo(
				tx,
				id,
				{ organization: scopeOf(known, organization).id, parts },
				first,
				byOf(first, ago(opened / 2))
			);
		}
	});
	if (file.step) await putStep(id, first);
	if (file.sign) await signLast(id, adviser, first);
	return id;
}

async function open(tx: Tx, { people, told, organizations }: Known, file: File, adviser: Viewer): Promise<string> {
	const at = ago(file.opened);
	const { kind, name, stage, sentence, sector, nace, locality, needs, promises, company } = file;
	const its = { kind, name, stage, sentence, sector, nace, locality, needs, promises };
	const card = FileCard.parse({ ...its, company: organizations.get(company ?? '') ?? null });
	const holders = file.holders.map(({ person, role }) => {
		const { name, email } = personOf(people, person);
		return { name, email, role, since: dayOf(at) };
	});
	const keeper = organizations.get(told.keeper) ?? '';
	const given = { keeper, card, holders, operation: told.operation.code, fictional: true };
	const id = await openFile(tx, given, adviser, byOf(adviser, at));
	for (const { person } of file.holders) {
		const holder = personOf(people, person);
		const asked = (await askedAbout(holder.id, tx)).find((one) => one.file === id);
		if (asked) await acceptHolding(tx, asked.id, holder.id, { actor: ref('person', holder.id), source: 'demo', at });
	}
	return id;
}

type Contact = File['contacts'][number];

async function noteOne(
	{ told, organizations, timeZone }: Known,
	files: readonly string[],
	{ kind, days, at: clock, minutes, summary, shared }: Contact,
	adviser: Viewer
): Promise<void> {
	const at = before(momentOf(todayIn(timeZone).subtract({ days }), 0, clock, timeZone), 0.2);
	const given = NewContact.parse({
		...{ kind, files, organization: organizations.get(told.keeper), at, summary, shared },
		...(minutes ? { until: new Date(at.getTime() + minutes * MINUTE), operation: told.operation.code } : {})
	});
	await transaction((tx) => noteContact(tx, given, adviser, byOf(adviser, at)));
}

async function tellGroup(known: Known, ids: ReadonlyMap<string, string>): Promise<void> {
	const { adviser, files, days, at, minutes, summary } = known.told.group;
	const those = files.map((file) => ids.get(file) ?? '');
	await noteOne(known, those, { kind: 'group', days, at, minutes, summary, shared: true }, viewerOf(known, adviser));
}

async function keepPlan(tx: Tx, id: string, { plan }: File, adviser: Viewer): Promise<void> {
	if (!plan) return;
	const [fromDay, untilDay] = [dayOf(ago(plan.days)), dayOf(ago(plan.days - plan.lasts))];
	const goals = plan.goals.map(({ words, due }) => ({ words, due: dayOf(ago(-due)) }));
	const given = NewPlan.parse({ fromDay, untilDay, minutes: plan.hours * 60, goals });
	await agreePlan(tx, id, given, adviser, byOf(adviser, ago(plan.days)));
	for (const [turn, goal] of ((await planOf(id, tx))?.goals ?? []).entries())
		if (plan.goals[turn]?.met) await meetGoal(tx, id, { goal: goal.id, met: true }, adviser, byOf(adviser, ago(8)));
}

/** The last séance that she came to. */
async function putStep(id: string, holder: Viewer): Promise<void> {
	const came = (await bookingsOf(holder.id)).filter(({ seats }) => seats.some(({ state }) => state === 'fulfilled'));
	const [seance] = await publishedOccurrences(
		came.filter(({ subject }) => subject.kind === 'occurrence').map(({ subject }) => subject.id)
	);
	if (!seance) return;
	const { occurrence, offering } = seance;
	const step = {
		subject: ref('occurrence', occurrence.id),
		title: say(offering.title, 'fr').text,
		at: occurrence.startsAt
	};
	await transaction((tx) => addStep(tx, id, step, holder, byOf(holder, ago(4))));
}

async function signLast(id: string, adviser: Viewer, holder: Viewer): Promise<void> {
	const now = new Date().toISOString().slice(0, 7);
	for (const { month, operation } of await monthsToSign(id)) {
		if (month >= now) continue;
		await transaction(async (tx) => {
			const given = { file: id, month, operation, to: holder.id };
			const sheet = await sendSheet(tx, given, adviser, byOf(adviser, ago(3)));
			await signSheetOf(tx, sheet, holder.name, { source: 'demo', at: ago(2) });
		});
	}
}

const byOf = ({ id }: Pick<Viewer, 'id'>, at: Date) => ({ actor: ref('person', id), source: 'demo' as const, at });
const dayOf = (at: Date): string => at.toISOString().slice(0, 10);

function personOf(people: People, slug: string): People[number] {
	const found = people.find((one) => one.slug === slug);
	if (!found) throw new Error(`the demonstration has nobody called ${slug}`);
	return found;
}

const scopeOf = ({ organizations }: Known, slug: string) => ref('organization', organizations.get(slug) ?? '');

/** An invented person as if she had signed in. */
function viewerOf(known: Known, slug: string): Viewer {
	const { id, name, email, locale } = personOf(known.people, slug);
	const roles = known.told.advisers
		.filter(({ person }) => person === slug)
		.map(({ organization }) => ({ role: 'adviser' as const, scope: scopeOf(known, organization) }));
	return { id, name, email, locale, roles, secondFactor: true, sessionId: '' };
}
