import { happenedAt } from '#kernel/server/activity/record.ts';
import { transaction } from '#kernel/server/db.ts';
import { openSheet } from '#kernel/server/pdf/sheet.ts';
import { isoDate } from '#kernel/time.ts';
import { say } from '#kernel/words.ts';
import { noteGift, pledge, signConvention } from '#network/server';
import { ago } from './calendar.ts';
import type { Demonstration } from './shapes.ts';

const by = { actor: null, source: 'demo' } as const;
const locale = 'fr';

/** What invented partners have signed, pledged and given: no real organisation has a bond here. @returns how many have one */
export async function tellBonds(
	{ hub, directory }: Demonstration,
	organizations: ReadonlyMap<string, string>
): Promise<number> {
	const day = (daysAgo: number): string => isoDate(ago(daysAgo), hub.timeZone);
	const year = Number(day(0).slice(0, 4));
	for (const { organization, convention, pledges, gifts } of directory.bonds) {
		const id = organizations.get(organization) ?? '';
		const paper = await paperOf(say(convention.title, locale).text, hub.name);
		const given = {
			...{ signedOn: day(convention.signed), fromDay: day(convention.from), untilDay: day(convention.until) },
			...{
				renews: true,
				remindDays: 60,
				note: convention.note,
				sent: { name: 'convention-fictive.pdf', content: paper }
			}
		};
		await transaction(async (tx) => {
			await happenedAt(ago(convention.signed), () => signConvention(tx, id, given, by));
			for (const one of pledges) await happenedAt(ago(convention.signed), () => pledge(tx, id, { ...one, year }, by));
			for (const { daysAgo, ...one } of gifts)
				await happenedAt(ago(daysAgo), () => noteGift(tx, id, { ...one, onDay: day(daysAgo) }, by));
		});
	}
	return directory.bonds.length;
}

async function paperOf(title: string, hub: string): Promise<Buffer> {
	const sheet = await openSheet(title, locale, { name: hub, mark: null });
	sheet.title(title);
	sheet.text('Document inventé pour la démonstration : personne ne l’a signé.');
	return Buffer.from(await sheet.save());
}
