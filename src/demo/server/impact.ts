import { PDFDocument } from 'pdf-lib';
import {
	beginReport,
	closeReport,
	decideDeclaration,
	declare,
	promise,
	sendReport,
	writeHour,
	writeReport
} from '#impact/server';
import { WHOLE } from '#kernel/charge.ts';
import type { Refusal } from '#kernel/errors.ts';
import { ref } from '#kernel/facts.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { absent } from '#kernel/identity/server/roles.ts';
import { transaction } from '#kernel/server/db.ts';
import { changeOperation, fundOperation, operations } from '#kernel/server/operations.ts';
import { readyEmblem } from '#kernel/server/pictures.ts';
import { keepFile } from '#kernel/server/storage.ts';
import { ago } from './calendar.ts';
import { drawEmblem } from './drawings.ts';
import type { Known } from './hosts.ts';
import type { Demonstration } from './shapes.ts';

type Impact = Demonstration['impact'];

const dayOf = (at: Date): string => at.toISOString().slice(0, 10);
const inDays = (days: number): string => dayOf(ago(-days));

/** Tells what two invented operations promise and pay, and what was declared for the first. @returns how many declarations there are */
export async function tellImpact({ impact }: Demonstration, { people, organizations }: Known): Promise<number> {
	const byDemo = { actor: null, source: 'demo' } as const;
	const known = await operations();
	for (const { code, startedAgo, endsIn, funding, targets } of impact.operations) {
		const operation = known.find((one) => one.code === code);
		if (!operation) throw new Error(`${code} is no operation of the demonstration`);
		const { name, funder } = operation;
		const emblem = await readyEmblem(await drawEmblem());
		const ends = inDays(endsIn);
		await transaction(async (tx) => {
			await changeOperation(tx, { code, name, funder, starts: dayOf(ago(startedAgo)), ends });
			await fundOperation(tx, code, funding, await keepFile(tx, emblem, 'image/png'));
			for (const { milestoneIn, ...target } of targets) {
				const milestoneOn = milestoneIn === null ? null : inDays(milestoneIn);
				await promise(
					tx,
					{ ...target, milestoneOn, operation: code, partner: null, baseline: 0, targetOn: ends },
					byDemo
				);
			}
		});
	}
	const [sender, other] = [await somebody('jeanne-beffroi', people), await somebody('bastien-molette', people)];
	await tellDeclarations(impact.declarations, [sender, other], organizations);
	for (const { person, ago: days, from: hour, hours, parts } of impact.shared) {
		const from = ago(days);
		from.setUTCHours(hour, 0, 0, 0);
		const until = new Date(from.getTime() + hours * 3_600_000);
		const key = parts.map((its, at) => ({ operation: impact.operations[at]?.code ?? '', parts: its }));
		const worker = people.find(({ slug }) => slug === person)?.id ?? '';
		await transaction((tx) => writeHour(tx, { worker, from, until, parts: key }, byDemo));
	}
	await refuseDouble(impact, people);
	for (const report of impact.reports) await tellReport(report, [sender, other]);
	await tellDeclarations([impact.late], [sender, other], organizations);
	return impact.declarations.length + 1;
}

/** The coordinator sends, the administrator validates: neither does both. */
async function tellDeclarations(
	declarations: Impact['declarations'],
	[sender, other]: readonly [Viewer, Viewer],
	organizations: Known['organizations']
): Promise<void> {
	for (const { about, ago: days, validated, ...its } of declarations) {
		const given = { ...its, aboutKind: 'organization' as const, about: organizations.get(about) ?? '' };
		const whole = { ...given, asOf: dayOf(ago(days)), operation: 'FICTIF-1', partner: null };
		const document = {
			name: `${its.kind}-fictif.pdf`,
			content: await paper(`${its.kind} ${about}`),
			mediaType: 'application/pdf'
		};
		await transaction(async (tx) => {
			const by = { actor: ref('person', sender.id), source: 'demo' as const };
			const id = await declare(tx, whole, { document, fictional: true }, sender, by);
			const decision = { validated: true, word: '' };
			if (validated) await decideDeclaration(tx, id, decision, other, { ...by, actor: ref('person', other.id) });
		});
	}
}

async function somebody(slug: string, people: Known['people']): Promise<Viewer> {
	const found = await absent(people.find((one) => one.slug === slug)?.id ?? null);
	if (!found) throw new Error(`${slug} is not in the demonstration`);
	return found;
}

/** An hour that the first operation pays is written for the second: it is refused. */
async function refuseDouble({ shared, operations: [, second] }: Impact, people: Known['people']): Promise<void> {
	const [its] = shared;
	if (!its || !second) return;
	const from = ago(its.ago);
	from.setUTCHours(its.from, 30, 0, 0);
	const worker = people.find(({ slug }) => slug === its.person)?.id ?? '';
	const hour = { worker, from, until: new Date(+from + 3_600_000), parts: [{ operation: second.code, parts: WHOLE }] };
	const refused = await transaction((tx) => writeHour(tx, hour, { actor: null, source: 'demo' })).catch(
		({ code }: Refusal) => code
	);
	if (refused !== 'kernel_hour_twice') throw new Error('the same hour was written twice');
}

/** A report that one has sent and another has closed. */
async function tellReport(
	{ operation, title, from, until, closed, measures, body }: Impact['reports'][number],
	[sender, other]: readonly [Viewer, Viewer]
): Promise<void> {
	const by = (who: Viewer) => ({ actor: ref('person', who.id), source: 'demo' as const, at: ago(closed) });
	const period = { fromDay: dayOf(ago(from)), untilDay: dayOf(ago(until)) };
	const id = await transaction(async (tx) => {
		const given = { operation, locale: 'fr', title, ...period };
		const made = await beginReport(tx, given, { fictional: true }, sender, by(sender));
		const words = { title, measures, body: { source: 'fr' as const, fr: body }, consented: false };
		await writeReport(tx, made, words, by(sender));
		await sendReport(tx, made, sender, by(sender));
		return made;
	});
	await closeReport(id, other, by(other));
}

/** A page that says that it is invented. */
async function paper(title: string): Promise<Buffer> {
	const pdf = await PDFDocument.create();
	pdf.setTitle(`${title} (fictif)`);
	pdf.addPage([420, 300]).drawText(`Document fictif\n${title}`, { x: 40, y: 220, size: 18, lineHeight: 28 });
	return Buffer.from(await pdf.save());
}
