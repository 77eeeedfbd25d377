import { sql } from 'kysely';
import { missing } from '#kernel/errors.ts';
import { type FieldGroup, fieldGroups } from '#kernel/identity/index.ts';
import { seenBy } from '#kernel/identity/server/visibility.ts';
import type { Picture } from '#kernel/picture.ts';
import { db } from '#kernel/server/db.ts';
import { containing } from '#kernel/server/text-search.ts';
import type { Words } from '#kernel/words.ts';
import type { Opening, Person, PersonCard, Skill } from '../../people/person.ts';
import type { On } from '../tables.ts';
import { skillsOf } from './skills.ts';
import { within } from './tables.ts';

/** Who reads; null: a visitor. */
type Reader = Readonly<{ id: string }> | null;

export type PeopleQuery = Readonly<{
	text?: string;
	/** The identifier of a skill. */
	skill?: string;
	locality?: string;
	limit: number;
	offset?: number;
}>;

const MOST = 200;
const MOST_FACETS = 24;

/**
 * The persons whom a reader may see, by name, cut to what each shows to that reader; nothing hidden is searched, counted or paged.
 * Every word of `text` must be in her name or, when she shows it, her profile.
 */
export async function visiblePeople(
	viewer: Reader,
	{ limit, offset = 0, ...query }: PeopleQuery,
	on: On = db
): Promise<{ people: PersonCard[]; total: number }> {
	const seen = visible(viewer, query, on);
	const [rows, count] = await Promise.all([
		seen
			.select(cardColumns(viewer))
			.orderBy(sql`w.name collate "und-x-icu"`)
			.orderBy('p.person')
			.limit(Math.min(limit, MOST))
			.offset(offset)
			.execute(),
		seen.select((row) => row.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
	]);
	const open = rows.flatMap(({ id, profileShown }) => (profileShown ? [id] : []));
	const skills = await skillsOf(open, on);
	return {
		people: rows.map(({ profileShown: _, ...row }) => ({ ...row, skills: skills.get(row.id) ?? [] })),
		total: count.total
	};
}

/** By what the persons whom a reader sees can be narrowed: their skills and localities, the most frequent first. */
export async function peopleFacets(
	viewer: Reader,
	on: On = db
): Promise<{ skills: (Skill & { count: number })[]; localities: string[] }> {
	const shown = visible(viewer, {}, on).where(seenBy(viewer, 'p.person', 'profile'));
	const [skills, localities] = await Promise.all([
		shown
			.innerJoin('network.personSkill as h', 'h.person', 'p.person')
			.innerJoin('network.skill as s', 's.uri', 'h.skill')
			.select((row) => ['s.uri', 's.label', row.fn.countAll<number>().as('count')])
			.groupBy(['s.uri', 's.label'])
			.orderBy('count', 'desc')
			.orderBy('s.uri')
			.limit(MOST_FACETS)
			.execute(),
		shown
			.select('p.locality')
			.where('p.locality', 'is not', null)
			.groupBy('p.locality')
			.orderBy(sql`p.locality collate "und-x-icu"`)
			.limit(MOST)
			.execute()
	]);
	return { skills, localities: localities.flatMap(({ locality }) => locality ?? []) };
}

/**
 * A person's public page, cut to what she shows to this reader; she herself sees the whole of it, published or not.
 * @throws 404 when there is none for this reader, which tells nobody that there is one.
 */
export async function profileBySlug(slug: string, viewer: Reader, on: On = db): Promise<Person> {
	const row = await within(on)
		.selectFrom('network.profile as p')
		.innerJoin('identity.person as w', 'w.id', 'p.person')
		.where('p.slug', '=', slug)
		.where('p.deletedAt', 'is', null)
		.where((where) => where.or([where('p.publishedAt', 'is not', null), where('p.person', '=', viewer?.id ?? null)]))
		.where(seenBy(viewer, 'p.person', 'name'))
		.select(cardColumns(viewer))
		.select(['p.about', 'w.email', 'p.website', 'p.links', 'p.publishedAt'])
		.select(groups.map((group) => seenBy(viewer, 'p.person', group).as(group)))
		.executeTakeFirst();
	if (!row) throw missing();
	const { profileShown, publishedAt, affiliations, contact, attendance, ...told } = row;
	const seen = { name: true, profile: profileShown, affiliations, contact, attendance };
	return {
		...told,
		...(contact ? {} : { email: null, website: null, links: [] }),
		...(profileShown ? {} : { about: null }),
		skills: profileShown ? ((await skillsOf([told.id], on)).get(told.id) ?? []) : [],
		published: publishedAt !== null,
		shown: fieldGroups.filter((group) => seen[group])
	};
}

const groups = ['affiliations', 'contact', 'attendance'] as const satisfies readonly FieldGroup[];

/** What a list shows; the part of the profile is null, and her openings none, when she does not show it to this reader. */
function cardColumns(viewer: Reader) {
	const shown = seenBy(viewer, 'p.person', 'profile');
	return [
		'p.person as id',
		'p.slug',
		'w.name',
		'w.fictional',
		'p.updatedAt',
		shown.as('profileShown'),
		sql<Words | null>`case when ${shown} then p.headline end`.as('headline'),
		sql<string | null>`case when ${shown} then p.locality end`.as('locality'),
		sql<Picture | null>`case when ${shown} then p.picture end`.as('picture'),
		sql<Opening[]>`case when ${shown} then p.open_to else '{}' end`.as('openTo')
	] as const;
}

/** The persons whom a reader may see. */
function visible(viewer: Reader, { text, skill, locality }: Omit<PeopleQuery, 'limit' | 'offset'>, on: On) {
	const profileShown = seenBy(viewer, 'p.person', 'profile');
	let query = within(on)
		.selectFrom('network.profile as p')
		.innerJoin('identity.person as w', 'w.id', 'p.person')
		.where('p.publishedAt', 'is not', null)
		.where('p.deletedAt', 'is', null)
		.where(seenBy(viewer, 'p.person', 'name'));
	if (text?.trim()) {
		const named = containing(sql`w.words`, text);
		const told = containing(sql`(w.words || p.words)`, text);
		query = query.where(sql<boolean>`(${named} or (${profileShown} and ${told}))`);
	}
	if (skill)
		query = query
			.where(profileShown)
			.where((where) =>
				where.exists(
					where
						.selectFrom('network.personSkill as h')
						.select('h.person')
						.whereRef('h.person', '=', 'p.person')
						.where('h.skill', '=', skill)
				)
			);
	return locality ? query.where(profileShown).where('p.locality', '=', locality) : query;
}
