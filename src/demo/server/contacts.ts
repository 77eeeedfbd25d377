import { absent } from '#kernel/identity/server/roles.ts';
import type { Tx } from '#kernel/server/db.ts';
import { isoDate } from '#kernel/time.ts';
import { type Contact, NewFollowUp, NewList, NewNote } from '#network';
import { keepFollowUp, keepList, keepNote, placeInList, tagContact, tags } from '#network/server';
import type { People } from './activities.ts';
import { ago } from './calendar.ts';
import type { Demonstration } from './shapes.ts';

/** What the invented team keeps of invented people and organisations: tags, notes, follow-ups and lists. */
export async function tellContacts(
	tx: Tx,
	{ directory: { contacts }, hub: { timeZone } }: Demonstration,
	organizations: ReadonlyMap<string, string>,
	people: People
): Promise<void> {
	const idOf = (slug: string): string => people.find((one) => one.slug === slug)?.id ?? '';
	const day = (daysAgo: number): string => isoDate(ago(daysAgo), timeZone);
	const viewer = async (slug: string) => {
		const found = await absent(idOf(slug), tx);
		if (!found) throw new Error(`the demonstration has nobody called ${slug}`);
		return found;
	};
	const of = (one: { person?: string | undefined; organization?: string | undefined }): Contact =>
		one.organization
			? { kind: 'organization', id: organizations.get(one.organization) ?? '' }
			: { kind: 'person', id: idOf(one.person ?? '') };
	for (const { label, on } of contacts.tags)
		for (const one of on) await tagContact(tx, of(one), label, await viewer('jeanne-beffroi'));
	for (const { text, readers, daysAgo, author, ...about } of contacts.notes) {
		const person = about.organization && about.person ? idOf(about.person) : null;
		const given = NewNote.parse({ text, readers, day: day(daysAgo), person });
		await keepNote(tx, of(about), given, await viewer(author));
	}
	for (const { what, inDays, assignee, by, ...about } of contacts.followUps) {
		const given = NewFollowUp.parse({ what, due: day(-inDays), assignee: assignee && idOf(assignee) });
		await keepFollowUp(tx, of(about), given, await viewer(by));
	}
	const known = new Map((await tags(tx)).map(({ id, label }) => [label, id]));
	for (const { name, tags: asked, by, put } of contacts.lists) {
		const maker = await viewer(by);
		const asks = { tags: asked.map((label) => known.get(label) ?? '') };
		const list = await keepList(tx, null, NewList.parse({ name, readers: 'team', asks }), maker);
		for (const one of put) await placeInList(tx, list, of(one), true, maker);
	}
}
