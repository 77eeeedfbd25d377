import { PDFDocument } from 'pdf-lib';
import { decideDeclaration, declare, promise, writeHour } from '#impact/server';
import { ref } from '#kernel/facts.ts';
import { absent } from '#kernel/identity/server/roles.ts';
import { transaction } from '#kernel/server/db.ts';
import { changeOperation, fundOperation, operations } from '#kernel/server/operations.ts';
import { ago } from './calendar.ts';
import type { Known } from './hosts.ts';
import type { Demonstration } from './shapes.ts';

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
		const ends = inDays(endsIn);
		await transaction(async (tx) => {
			await changeOperation(tx, { code, name, funder, starts: dayOf(ago(startedAgo)), ends });
			await fundOperation(tx, code, funding, null);
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
	await tellDeclarations(impact, { people, organizations });
	for (const { person, ago: days, from: hour, hours, parts } of impact.shared) {
		const from = ago(days);
		from.setUTCHours(hour, 0, 0, 0);
		const until = new Date(from.getTime() + hours * 3_600_000);
		const key = parts.map((its, at) => ({ operation: impact.operations[at]?.code ?? '', parts: its }));
		const worker = people.find(({ slug }) => slug === person)?.id ?? '';
		await transaction((tx) => writeHour(tx, { worker, from, until, parts: key }, byDemo));
	}
	return impact.declarations.length;
}

/** The coordinator sends, the administrator validates: neither does both. */
async function tellDeclarations(impact: Demonstration['impact'], { people, organizations }: Known): Promise<void> {
	const somebody = async (slug: string) => {
		const found = await absent(people.find((one) => one.slug === slug)?.id ?? null);
		if (!found) throw new Error(`${slug} is not in the demonstration`);
		return found;
	};
	const [sender, other] = [await somebody('jeanne-beffroi'), await somebody('bastien-molette')];
	for (const { about, ago: days, validated, ...its } of impact.declarations) {
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

/** A page that says that it is invented. */
async function paper(title: string): Promise<Buffer> {
	const pdf = await PDFDocument.create();
	pdf.setTitle(`${title} (fictif)`);
	pdf.addPage([420, 300]).drawText(`Document fictif\n${title}`, { x: 40, y: 220, size: 18, lineHeight: 28 });
	return Buffer.from(await pdf.save());
}
