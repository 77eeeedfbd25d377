import { missing } from '#kernel/errors.ts';
import { type Locale, say } from '#kernel/words.ts';
import { credits } from '#learning';
import { challengeBySlug, programmeBySlug } from '#learning/server';
import { m } from '#messages';
import type { Subject } from './posters.server.ts';

/** What the picture of a page of learning says. @throws 404 when there is no such page, or it is not everybody's. */
export async function learningSubject(
	part: string,
	[slug, ...rest]: readonly string[],
	locale: Locale
): Promise<Subject> {
	const said = { locale };
	if (rest.length) throw missing();
	if (part === 'programmes')
		return slug ? programme(slug, locale) : front(m.programmes_programmes, m.programmes_programmes_text);
	if (part === 'challenges')
		return slug ? challenge(slug, locale) : front(m.programmes_challenges, m.programmes_challenges_lede);
	throw missing();

	function front(title: Name, lede: Name): Subject {
		return {
			area: 'learning',
			kicker: m.routes_area_learning({}, said),
			title: title({}, said),
			lines: [lede({}, said)]
		};
	}
}

type Name = (words: object, options: { locale: Locale }) => string;

async function programme(slug: string, locale: Locale): Promise<Subject> {
	const { title, summary, ects, organization } = await programmeBySlug(slug);
	return {
		area: 'learning',
		kicker: `${m.programmes_programme({}, { locale })} · ${m.programmes_credits({ ects: credits(ects, locale) }, { locale })}`,
		title: say(title, locale).text,
		lines: [say(summary, locale).text, organization.name]
	};
}

async function challenge(slug: string, locale: Locale): Promise<Subject> {
	const { title, question, organization } = await challengeBySlug(slug);
	return {
		area: 'learning',
		kicker: m.programmes_challenge({}, { locale }),
		title: say(title, locale).text,
		lines: [say(question, locale).text, organization.name]
	};
}
