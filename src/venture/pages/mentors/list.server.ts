import { plain } from '#kernel/fold.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import type { Locale } from '#kernel/words.ts';
import { say } from '#kernel/words.ts';
import { sectors } from '#network/server';
import { listQuery } from '#web/list.server.ts';
import { spokenLanguages } from '../../index.ts';
import { type Mentor, mentorsFor, openHours } from '../../server/index.ts';

/** The mentors whom a reader may find, as far as the address narrows them, each with her next free time. */
export async function mentorsAsked(url: URL, viewer: Viewer | null, locale: Locale) {
	const { q, filters } = listQuery(url, { sorts: ['name'], filters: ['sector', 'language'] });
	const asked = { q, sector: filters.sector ?? '', language: filters.language ?? '' };
	const [all, known] = await Promise.all([mentorsFor(viewer), sectors()]);
	const found = all.filter((mentor) => fits(mentor, asked, locale));
	const hours = await openHours(found.map(({ id }) => id));
	return {
		asked,
		total: all.length,
		mentors: found.map((mentor) => ({ ...mentor, next: nextOf(hours.get(mentor.id) ?? []) })),
		sectors: known.filter(({ slug }) => all.some((mentor) => mentor.sectors.includes(slug))),
		languages: spokenLanguages.filter((one) => all.some((mentor) => mentor.languages.includes(one)))
	};
}

type Asked = Readonly<{ q: string; sector: string; language: string }>;

function fits(mentor: Mentor, { q, sector, language }: Asked, locale: Locale): boolean {
	const { name, sentence, locality, organization, skills, sectors: its, languages } = mentor;
	if (sector && !its.includes(sector)) return false;
	if (language && !(languages as readonly string[]).includes(language)) return false;
	const labels = skills.map(({ label }) => say(label, locale).text);
	const told = plain([name, sentence, locality, organization?.name, ...labels].filter(Boolean).join(' '));
	return plain(q)
		.split(' ')
		.every((word) => told.includes(word));
}

/** The first time that can still be booked. */
const nextOf = (hours: readonly Readonly<{ free: readonly Readonly<{ from: Date }>[] }>[]): Date | null =>
	hours.flatMap(({ free }) => free.map(({ from }) => from)).toSorted((a, b) => +a - +b)[0] ?? null;
