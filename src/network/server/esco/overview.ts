import { sql } from 'kysely';
import { db } from '#kernel/server/db.ts';
import { eachLocale, type Locale } from '#kernel/words.ts';
import type { On } from '../tables.ts';

/** How many skills can be chosen, how many of them have a name in each language, and how many lie under another or a group. */
export type SkillCounts = Readonly<{ skills: number; named: Readonly<Record<Locale, number>>; placed: number }>;

/** What is known of skills. */
export async function skillCounts(on: On = db): Promise<SkillCounts> {
	const { rows } = await sql<{ skills: number; placed: number } & Record<Locale, number>>`
		select count(*)::int as skills, count(*) filter (where label ? 'fr')::int as fr, count(*) filter (where label ? 'en')::int as en,
			count(*) filter (where label ? 'nl')::int as nl, count(*) filter (where label ? 'fi')::int as fi,
			count(*) filter (where exists (select from network.skill_broader b where b.skill = s.uri))::int as placed
		from network.skill s where not is_group and not obsolete`.execute(on);
	const [found] = rows;
	return {
		skills: found?.skills ?? 0,
		named: eachLocale((locale) => found?.[locale] ?? 0),
		placed: found?.placed ?? 0
	};
}
