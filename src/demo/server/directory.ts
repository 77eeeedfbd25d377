import { show } from '#kernel/identity/server/visibility.ts';
import { happenedAt } from '#kernel/server/activity/record.ts';
import type { Tx } from '#kernel/server/db.ts';
import type { OwnedPicture } from '#network';
import {
	affiliate,
	claimOrganization,
	keepRegion,
	organizationById,
	updateOrganization,
	verifyOrganization
} from '#network/server';
import type { People } from './activities.ts';
import { ago } from './calendar.ts';
import { type Drawn, pictureFrom } from './gallery.ts';
import type { Demonstration } from './shapes.ts';

const by = { actor: null, source: 'demo' } as const;
const DRAWN = 360;

/** What the directory says of invented organisations beyond a sentence, who is in them, who claims one, and the ground of the map. */
export async function tellDirectory(
	tx: Tx,
	{ directory, region }: Demonstration,
	organizations: ReadonlyMap<string, string>,
	people: People,
	drawn: Drawn
): Promise<void> {
	const organization = (slug: string): string => organizations.get(slug) ?? '';
	const person = (slug: string): string => people.find((one) => one.slug === slug)?.id ?? '';
	await happenedAt(ago(DRAWN), () => keepRegion(tx, region, by));
	for (const [turn, { id: slug, pictures: drawings, ...page }] of directory.organizations.entries()) {
		const {
			id,
			createdAt: _,
			updatedAt: __,
			verifiedAt: ___,
			deletedAt: ____,
			...known
		} = await organizationById(organization(slug), tx);
		const pictures: OwnedPicture[] = [];
		for (const one of drawings) pictures.push({ ...(await pictureFrom(tx, one, drawn)), owner: '' });
		await happenedAt(ago(150 - 12 * turn), () => updateOrganization(tx, id, { ...known, ...page, pictures }, by));
	}
	for (const [turn, slug] of directory.verified.entries())
		await happenedAt(ago(90 - 20 * turn), () => verifyOrganization(tx, organization(slug), by));
	for (const [turn, one] of directory.affiliations.entries()) {
		const who = person(one.person);
		const given = { ...one, person: who, organization: organization(one.organization) };
		await happenedAt(ago(140 - 12 * turn), () => affiliate(tx, given, by));
		await show(tx, who, 'name', 'everyone', 'demo');
		await show(tx, who, 'affiliations', 'everyone', 'demo');
	}
	for (const { person: slug, organization: claimed, message } of directory.claims)
		await claimOrganization(tx, claimed, message, { id: person(slug) }, 'demo');
}
