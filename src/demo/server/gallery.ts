import { ref } from '#kernel/facts.ts';
import { consent } from '#kernel/identity/server/consents.ts';
import { show } from '#kernel/identity/server/visibility.ts';
import type { Picture } from '#kernel/picture.ts';
import { happenedAt } from '#kernel/server/activity/record.ts';
import type { Tx } from '#kernel/server/db.ts';
import { keepPicture, type ReadyPicture, readyPicture } from '#kernel/server/pictures.ts';
import { NewProfile, NewWork } from '#network';
import { addWork, keepProfile, publishProfile, publishWork, sayForSkills } from '#network/server';
import type { People } from './activities.ts';
import { ago } from './calendar.ts';
import { draw } from './drawings.ts';
import type { Demonstration } from './shapes.ts';

const by = { actor: null, source: 'demo' } as const;

type Drawing = Demonstration['gallery']['works'][number]['drawings'][number];

/** Invented profiles, shown as far as each says, and invented works with their credits. */
export async function tellGallery(
	tx: Tx,
	{ gallery, fiction }: Demonstration,
	organizations: ReadonlyMap<string, string>,
	people: People,
	drawn: Drawn
): Promise<void> {
	const person = (slug: string) => people.find((one) => one.slug === slug);
	for (const [turn, { person: slug, shows, portrait, confirmed, ...told }] of gallery.profiles.entries()) {
		const id = person(slug)?.id ?? '';
		const about = fiction.persons.find((one) => one.id === slug)?.sentence ?? null;
		const picture = portrait && (await pictureFrom(tx, portrait, drawn));
		await keepProfile(tx, id, NewProfile.parse({ ...told, about, picture, website: null, links: [] }), by);
		for (const group of ['name', 'profile', 'affiliations'] as const) await show(tx, id, group, shows, 'demo');
		await happenedAt(ago(130 - 15 * turn), () => publishProfile(tx, id, by));
		if (confirmed) await tellWords(tx, id, told.skills, confirmed, people, organizations);
	}
	for (const [turn, { drawings, credits, organization, ...told }] of gallery.works.entries()) {
		const pictures: Picture[] = [];
		for (const drawing of drawings) pictures.push(await pictureFrom(tx, drawing, drawn));
		const work = NewWork.parse({ ...told, organization: organizations.get(organization), pictures, fictional: true });
		const names = credits.map(({ person: slug, name, role }) => {
			const known = slug ? person(slug) : undefined;
			return { person: known?.id ?? null, name: name ?? known?.name ?? '', role };
		});
		const id = await addWork(tx, work, names);
		await happenedAt(ago(120 - 17 * turn), () => publishWork(tx, id, by));
	}
	for (const slug of gallery.agreed) {
		const id = person(slug)?.id ?? '';
		await consent(tx, { person: id, purpose: 'names_shown', wordingVersion: '2026-11-25', source: 'demo' });
	}
}

type Confirmed = NonNullable<Demonstration['gallery']['profiles'][number]['confirmed']>;

/** Whoever answers for an organisation says for it that somebody has some of her skills. */
async function tellWords(
	tx: Tx,
	person: string,
	skills: readonly string[],
	confirmed: Confirmed,
	people: People,
	organizations: ReadonlyMap<string, string>
): Promise<void> {
	const organization = organizations.get(confirmed.organization) ?? '';
	const found = people.find(({ slug }) => slug === confirmed.by);
	if (!found) throw new Error(`${confirmed.by} is not in the demonstration`);
	const roles = [{ role: 'partner' as const, scope: ref('organization', organization) }];
	const viewer = { ...found, roles, secondFactor: false, sessionId: 'demo' };
	await sayForSkills(tx, { person, organization, skills: skills.slice(0, confirmed.skills) }, viewer, by);
}

/** Every drawing with what it became. */
export type Drawn = ReadonlyMap<Drawing, ReadyPicture>;

/** Draws all that stands in the demonstration, before anything is written. */
export async function drawAll({ gallery, editorial, directory }: Demonstration): Promise<Drawn> {
	const drawings = [
		...gallery.profiles.map(({ portrait }) => portrait),
		...gallery.works.flatMap(({ drawings }) => drawings),
		...editorial.news.map(({ drawing }) => drawing),
		...directory.organizations.flatMap(({ pictures }) => pictures)
	];
	const drawn = new Map<Drawing, ReadyPicture>();
	for (const drawing of drawings)
		if (drawing) drawn.set(drawing, await readyPicture(await draw(drawing.motif, drawing.seed, drawing.colours)));
	return drawn;
}

/** Keeps what was drawn. */
export async function pictureFrom(tx: Tx, drawing: Drawing, drawn: Drawn): Promise<Picture> {
	const ready = drawn.get(drawing);
	if (!ready) throw new Error(`the drawing ${drawing.motif} was not drawn`);
	return { ...(await keepPicture(tx, ready)), alt: drawing.alt };
}
