import { db } from '#kernel/server/db.ts';
import type { Locale, Words } from '#kernel/words.ts';
import { fieldOf, ticked } from '#web/form.server.ts';
import type { Evidence } from '../../../index.ts';
import { meetingsOf, profileFor, questTitle, runsOf, type Testimony, testimoniesOf } from '../../../server/index.ts';
import { wordsOfVersion } from '../told.server.ts';

/** Somebody's profile, and what she asked others to say of her. */
export async function competencesShown(person: string, locale: Locale) {
	const asked = await testimoniesOf(person);
	return {
		profile: await profileSaid(person, asked, locale),
		testimonies: asked.map(({ person: _, personName: __, witness: ___, ...one }) => one)
	};
}

/** What was typed to ask somebody for her word. */
export const typedTestimony = (form: FormData) => ({
	competences: ticked(form, 'competences').filter(Boolean),
	about: fieldOf(form, 'about')
});

/** What that form answers. */
export type TestimonyAnswer = Readonly<{
	typed: ReturnType<typeof typedTestimony>;
	problems: Record<string, string>;
}>;

/** Somebody's profile with what each piece of evidence is about, as far as it has a name. */
export async function profileSaid(person: string, testimonies: readonly Testimony[], locale: Locale) {
	const [profile, name] = [await profileFor(person), await namer(person, testimonies, locale)];
	const seen = new Map(testimonies.map((one) => [one.id, one.seen]));
	return Promise.all(
		profile.map(async ({ evidence, ...standing }) => ({
			...standing,
			evidence: await Promise.all(
				evidence.map(async (one) => ({
					...(({ id, level, source, mutual, at }) => ({ id, level, source, mutual, at }))(one),
					seen: seen.get(one.ref.id) ?? null,
					about: await name(one)
				}))
			)
		}))
	);
}

/** Says what a piece of evidence is about: the choice, the challenge, whom she met, or who says it. */
async function namer(
	person: string,
	testimonies: readonly Testimony[],
	locale: Locale
): Promise<(one: Evidence) => Promise<Words | null>> {
	const [runs, meetings] = await Promise.all([runsOf(person), meetingsOf(person)]);
	const versions = [...new Set(runs.map(({ version }) => version))];
	const words = new Map(
		await Promise.all(versions.map(async (hash) => [hash, (await wordsOfVersion(hash, locale)).word] as const))
	);
	return async ({ ref, choice }) => {
		if (ref.kind === 'quest') return questTitle(ref.id, db);
		if (ref.kind === 'meeting') return named(meetings.find(({ id }) => id === ref.id)?.hostName, locale);
		if (ref.kind === 'testimony') return named(testimonies.find(({ id }) => id === ref.id)?.witnessName, locale);
		const version = runs.find(({ id }) => id === ref.id)?.version;
		return choice && version ? (words.get(version)?.(keyOf(choice)) ?? null) : null;
	};
}

const named = (name: string | null | undefined, locale: Locale): Words | null =>
	name ? { source: locale, [locale]: name } : null;

/** The key of the words of an entry of a log. */
const keyOf = (entry: string): string =>
	entry.startsWith('card:') ? `card.${entry.slice(5)}` : `c.${entry.split('+')[0]}`;
