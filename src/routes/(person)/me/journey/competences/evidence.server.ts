import type { Evidence } from '#journey';
import { meetingsOf, profileFor, questTitle, runsOf } from '#journey/server';
import { db } from '#kernel/server/db.ts';
import type { Locale, Words } from '#kernel/words.ts';
import { wordsOfVersion } from '../told.server.ts';

/** Somebody's profile with what each piece of evidence is about, as far as it has a name. */
export async function profileSaid(person: string, locale: Locale) {
	const [profile, name] = [await profileFor(person), await namer(person, locale)];
	return Promise.all(
		profile.map(async ({ evidence, ...standing }) => ({
			...standing,
			evidence: await Promise.all(
				evidence.map(async (one) => ({
					...(({ id, level, source, at }) => ({ id, level, source, at }))(one),
					about: await name(one)
				}))
			)
		}))
	);
}

/** Says what a piece of evidence is about: the choice, the challenge, or whom she met. */
async function namer(person: string, locale: Locale): Promise<(one: Evidence) => Promise<Words | null>> {
	const [runs, meetings] = await Promise.all([runsOf(person), meetingsOf(person)]);
	const versions = [...new Set(runs.map(({ version }) => version))];
	const words = new Map(
		await Promise.all(versions.map(async (hash) => [hash, (await wordsOfVersion(hash, locale)).word] as const))
	);
	return async ({ ref, choice }) => {
		if (ref.kind === 'quest') return questTitle(ref.id, db);
		if (ref.kind === 'meeting') {
			const host = meetings.find(({ id }) => id === ref.id)?.hostName;
			return host ? { source: locale, [locale]: host } : null;
		}
		const version = runs.find(({ id }) => id === ref.id)?.version;
		return choice && version ? (words.get(version)?.(keyOf(choice)) ?? null) : null;
	};
}

/** The key of the words of an entry of a log. */
const keyOf = (entry: string): string =>
	entry.startsWith('card:') ? `card.${entry.slice(5)}` : `c.${entry.split('+')[0]}`;
