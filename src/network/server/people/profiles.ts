import { sql } from 'kysely';
import { missing } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { same } from '#kernel/same.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { forgetPicture } from '#kernel/server/pictures.ts';
import { freeSlugIn } from '#kernel/server/slug.ts';
import { slugOf } from '#kernel/slug.ts';
import type { NewProfile } from '../../people/person.ts';
import type { On } from '../tables.ts';
import { keepSkills, skillsOf } from './skills.ts';
import { within } from './tables.ts';

/** A profile as its owner and the team see it: whole, published or not. */
export type OwnProfile = NewProfile & Readonly<{ slug: string; publishedAt: Date | null; deletedAt: Date | null }>;

/** A person's profile, whole; null when she has begun none. */
export async function ownProfile(person: string, on: On = db): Promise<OwnProfile | null> {
	const row = await within(on)
		.selectFrom('network.profile')
		.select(['slug', 'headline', 'about', 'locality', 'website', 'links', 'picture', 'openTo'])
		.select(['publishedAt', 'deletedAt'])
		.where('person', '=', person)
		.executeTakeFirst();
	if (!row) return null;
	const skills = (await skillsOf([person], on)).get(person) ?? [];
	return { ...row, skills: skills.map(({ uri }) => uri) };
}

/**
 * Keeps what a person tells of herself, and forgets a picture that is another one now; nothing of it is public before `publishProfile`. Her address is made from her name the first time.
 * @throws 404 when she is unknown or erased, people_skill_unknown.
 */
export async function keepProfile(tx: Tx, person: string, given: NewProfile, by: By): Promise<void> {
	const { skills, ...told } = given;
	await begin(tx, person);
	const before = await ownProfile(person, tx);
	if (!before) throw missing();
	const { slug: _, publishedAt, deletedAt, ...kept } = before;
	if (same(kept, given)) return;
	await keepSkills(tx, person, skills);
	await within(tx)
		.updateTable('network.profile')
		.set({
			...told,
			headline: json(told.headline),
			about: json(told.about),
			picture: json(told.picture),
			updatedAt: new Date()
		})
		.where('person', '=', person)
		.execute();
	await refreshSearch(tx, person);
	if (publishedAt && !deletedAt)
		await record(tx, { ...by, verb: 'network.profile_changed', object: ref('person', person), detail: {} });
	const { picture } = kept;
	if (picture && picture.hash !== told.picture?.hash) await forgetPicture(tx, picture.hash);
}

/** Publishes a profile, for those to whom its owner shows her name. The fact `network.profile_published` tells the first time. */
export async function publishProfile(tx: Tx, person: string, by: By): Promise<void> {
	await begin(tx, person);
	await change(tx, person, 'network.profile_published', by, { publishedAt: new Date() });
}

/** Takes a profile out of the public: she has no page and is in no list; it stays as it was for herself. Her name stays where she shows it. */
export const withdrawProfile = (tx: Tx, person: string, by: By): Promise<void> =>
	change(tx, person, 'network.profile_withdrawn', by, { publishedAt: null });

/** Puts a profile into the trash, or takes it out again: what the team does with one that breaks the rules. */
export async function trashProfile(tx: Tx, person: string, trashed: boolean, by: By): Promise<void> {
	const { numUpdatedRows } = await within(tx)
		.updateTable('network.profile')
		.set({ deletedAt: trashed ? new Date() : null, updatedAt: new Date() })
		.where('person', '=', person)
		.where('deletedAt', trashed ? 'is' : 'is not', null)
		.executeTakeFirst();
	const verb = trashed ? 'network.profile_trashed' : 'network.profile_restored';
	if (numUpdatedRows) await record(tx, { ...by, verb, object: ref('person', person), detail: {} });
}

async function change(
	tx: Tx,
	person: string,
	verb: 'network.profile_published' | 'network.profile_withdrawn',
	by: By,
	{ publishedAt }: { publishedAt: Date | null }
): Promise<void> {
	const changed = await within(tx)
		.updateTable('network.profile')
		.set({ publishedAt, updatedAt: new Date() })
		.where('person', '=', person)
		.where('publishedAt', publishedAt ? 'is' : 'is not', null)
		.executeTakeFirst();
	if (changed.numUpdatedRows) await record(tx, { ...by, verb, object: ref('person', person), detail: {} });
}

/** An empty profile for who has none, under an address that nobody has. */
async function begin(tx: Tx, person: string): Promise<void> {
	const tables = within(tx);
	const owner = await tables
		.selectFrom('identity.person')
		.select(['name'])
		.where('id', '=', person)
		.where('erasedAt', 'is', null)
		.forUpdate()
		.executeTakeFirst();
	if (!owner) throw missing();
	const begun = await tables.selectFrom('network.profile').select('person').where('person', '=', person).execute();
	if (begun.length) return;
	const slug = await freeSlugIn('network.profile', slugOf(owner.name) || 'personne', tx);
	await tables.insertInto('network.profile').values({ person, slug, links: [], openTo: [], search: '' }).execute();
}

const json = (value: object | null): string | null => value && JSON.stringify(value);

/** Writes anew what profiles are searched by, of one person or of all: what each tells, and every name of her skills. */
export const refreshSearch = (tx: Tx, person: string | null = null): Promise<unknown> =>
	sql`update network.profile p set search = told.search
		from (
			select w.person, network.plain_text(concat_ws(' ', network.all_names(w.headline, w.about), w.locality, (
				select string_agg(s.search, ' ' order by h.rank) from network.person_skill h join network.skill s on s.uri = h.skill
				where h.person = w.person
			))) as search from network.profile w where ${person}::uuid is null or w.person = ${person}::uuid
		) told where told.person = p.person and told.search <> p.search`.execute(tx);
