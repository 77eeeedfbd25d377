import { sql } from 'kysely';
import { missing } from '#kernel/errors.ts';
import { isId } from '#kernel/id.ts';
import { mayBeMinor, seenBy } from '#kernel/identity/server/visibility.ts';
import type { Picture } from '#kernel/picture.ts';
import { db } from '#kernel/server/db.ts';
import type { Skill } from '#network';
import { skillsByUri } from '#network/server';
import type { SpokenLanguage } from '../../mentors/mentor.ts';
import type { Reader } from '../files.ts';
import type { On } from '../tables.ts';
import { within } from './tables.ts';

/** A mentor as whoever may find her sees her. `picture` and `profile`: as far as she shows her profile to this reader. */
export type Mentor = Readonly<{
	id: string;
	person: string;
	name: string;
	picture: Picture | null;
	profile: string | null;
	organization: Readonly<{ slug: string; name: string }> | null;
	sentence: string | null;
	locality: string | null;
	languages: readonly SpokenLanguage[];
	sectors: readonly string[];
	skills: readonly Skill[];
	shown: boolean;
	fictional: boolean;
	updatedAt: Date;
}>;

/** The mentors whom a reader may find, by name: everybody those who chose to be seen, and whoever has a file, or accompanies one, all of them. */
export async function mentorsFor(reader: Reader | null, on: On = db): Promise<Mentor[]> {
	return withSkills(await found(reader, on).orderBy(sql`p.name collate "und-x-icu"`).orderBy('t.id').execute(), on);
}

/** One of them. @throws 404 for one whom she may not find. */
export async function mentorFor(reader: Reader | null, id: string, on: On = db): Promise<Mentor> {
	const rows = isId(id) ? await found(reader, on).where('t.id', '=', id).execute() : [];
	const [mentor] = await withSkills(rows, on);
	if (!mentor) throw missing();
	return mentor;
}

/** Whom a mentor asked to be becomes, as she herself knows it: what she has said, and whether she is one. Null for who was not asked, or has stopped. */
export async function ownMentor(person: string, on: On = db) {
	const row = await within(on)
		.selectFrom('venture.mentor as t')
		.leftJoin('network.organizationCard as o', 'o.id', 't.organization')
		.leftJoin('network.organizationCard as i', 'i.id', 't.invitedFor')
		.select([
			't.id',
			't.sentence',
			't.locality',
			't.languages',
			't.sectors',
			't.shown',
			't.acceptedAt',
			't.organization'
		])
		.select(['o.name as organizationName', 'i.name as invitedFor'])
		.where('t.person', '=', person)
		.where('t.stoppedAt', 'is', null)
		.executeTakeFirst();
	return row ? { ...row, skills: (await skillsOf([row.id], on)).get(row.id) ?? [] } : null;
}

/** Who was ever asked, the latest first, for those who invite. */
export const askedMentors = (on: On = db) =>
	within(on)
		.selectFrom('venture.mentor as t')
		.innerJoin('identity.person as p', 'p.id', 't.person')
		.leftJoin('network.organizationCard as o', 'o.id', 't.organization')
		.leftJoin('network.organizationCard as i', 'i.id', 't.invitedFor')
		.select([
			't.id',
			'o.name as organization',
			'i.name as invitedFor',
			't.invitedFor as invitedForId',
			't.askedAt',
			't.acceptedAt',
			't.stoppedAt',
			't.shown'
		])
		.select(sql<string>`case when t.accepted_at is null then t.asked_as else p.name end`.as('name'))
		.select(
			sql<number>`(select coalesce(sum(extract(epoch from upper(g.during) - lower(g.during)) / 60), 0)::int from venture.mentoring g
				where g.mentor = t.id and g.mentor_says and g.person_says)`.as('minutes')
		)
		.where('p.erasedAt', 'is', null)
		.orderBy('t.askedAt', 'desc')
		.orderBy('t.id')
		.execute();

/** The skills of several mentors, each in her order. */
async function skillsOf(mentors: readonly string[], on: On): Promise<Map<string, Skill[]>> {
	if (!mentors.length) return new Map();
	const rows = await within(on)
		.selectFrom('venture.mentorSkill')
		.select(['mentor', 'skill'])
		.where('mentor', 'in', mentors)
		.orderBy('rank')
		.execute();
	const known = new Map(
		(await skillsByUri([...new Set(rows.map(({ skill }) => skill))], on)).map((one) => [one.uri, one])
	);
	const byMentor = Map.groupBy(rows, ({ mentor }) => mentor);
	return new Map([...byMentor].map(([id, own]) => [id, own.flatMap(({ skill }) => known.get(skill) ?? [])]));
}

async function withSkills(rows: Row[], on: On): Promise<Mentor[]> {
	const skills = await skillsOf(
		rows.map(({ id }) => id),
		on
	);
	return rows.map(({ organizationSlug, organizationName, ...row }) => ({
		...row,
		organization: organizationSlug && organizationName ? { slug: organizationSlug, name: organizationName } : null,
		skills: skills.get(row.id) ?? []
	}));
}

type Row = Awaited<ReturnType<ReturnType<typeof found>['execute']>>[number];

function found(reader: Reader | null, on: On) {
	const profile = seenBy(reader, 't.person', 'profile');
	return within(on)
		.selectFrom('venture.mentor as t')
		.innerJoin('identity.person as p', 'p.id', 't.person')
		.leftJoin('network.organizationCard as o', (join) =>
			join.onRef('o.id', '=', 't.organization').on('o.deletedAt', 'is', null)
		)
		.leftJoin('network.profileCard as c', (join) => join.onRef('c.person', '=', 't.person').on(profile))
		.select([
			't.id',
			't.person',
			'p.name',
			'c.picture',
			'c.slug as profile',
			't.sentence',
			't.locality',
			't.languages',
			't.sectors'
		])
		.select(['t.shown', 't.fictional', 't.updatedAt', 'o.slug as organizationSlug', 'o.name as organizationName'])
		.where('t.acceptedAt', 'is not', null)
		.where('t.stoppedAt', 'is', null)
		.where('p.erasedAt', 'is', null)
		.where(sql<boolean>`not ${mayBeMinor('p')}`)
		.where(sql<boolean>`(t.shown or ${findsAll(reader)})`);
}

/** Whoever has a file, accompanies some, or is the mentor herself. */
function findsAll(reader: Reader | null) {
	if (!reader) return sql<boolean>`false`;
	const advises = reader.roles.some(({ role }) => role === 'adviser');
	return sql<boolean>`(${advises} or t.person = ${reader.id}
		or exists (select from venture.holder h where h.person = ${reader.id} and h.accepted_at is not null and h.ended_at is null))`;
}
