import { publishStory } from '#journey/server';
import { href } from '#kernel/address.ts';
import { transaction } from '#kernel/server/db.ts';
import type { Locale } from '#kernel/words.ts';
import { m } from '#messages';
import { by, withHub } from '../hub.ts';
import { type Cookie, sendForm, signedIn } from '../pages.ts';
import { publishEtincelle } from './published.ts';
import type { Whole } from './story.ts';

const mark = (says: string): RegExp => new RegExp(`>\\s*${says}\\s*<`);
const [UNREAD, READ] = [
	mark(m.journey_desk_words_unread({}, { locale: 'fr' })),
	mark(m.journey_desk_words_done({}, { locale: 'fr' }))
];
const [FEW_PAGES, MOST_PAGES] = [3, 60];

/** Texts by their key: what is ticked for one, and whether the page marks it as not read. */
type Texts = ReadonlyMap<string, Readonly<{ chosen: string; marked: boolean }>>;
/** The page of the texts, as somebody of the team gets it. */
type Desk = Readonly<{ url: string; path: string; cookies: readonly Cookie[]; short: boolean }>;

/**
 * Looks at the page of Coulisses where the texts of a published story stand, in each language: what no native speaker has read is marked, a text that is read loses its
 * mark alone, and has it again when it is another text. `short`: of each language three pages are read. @returns how many marks were seen, and what was wrong
 */
export async function markedInCoulisses(
	story: Whole,
	languages: readonly Locale[],
	short: boolean
): Promise<{ marks: number; wrong: string[] }> {
	return withHub({ args: ['--demo'], crowd: true }, async ({ url, data }) => {
		const path = `/desk/stories/${await publishEtincelle(data)}/words`;
		const desk = { url, path, short, cookies: await signedIn(url, 'coordinator') };
		const wrong: string[] = [];
		let marks = 0;
		for (const locale of languages) {
			const found = await look(desk, story, locale);
			marks += found.marks;
			wrong.push(...found.wrong.map((sentence) => `${locale} in Coulisses: ${sentence}`));
		}
		return { marks, wrong };
	});
}

async function look(desk: Desk, story: Whole, locale: Locale): Promise<{ marks: number; wrong: string[] }> {
	const own = story.words[locale];
	const { texts: before, cut } = await textsOn(desk, locale);
	const there = Object.keys(own).filter((key) => own[key] && (!cut || before.has(key)));
	const [key = ''] = there;
	const silent = there.filter((one) => !before.get(one)?.marked);
	const wrong = silent.map((one) => `« ${one} » is read by nobody and has no mark`);
	await sendForm(
		desk.url,
		desk.cookies,
		`${desk.path}?language=${locale}`,
		new URLSearchParams({ act: 'read', chosen: before.get(key)?.chosen ?? '' })
	);
	const { texts: read } = await textsOn(desk, locale);
	if (read.get(key)?.marked) wrong.push(`« ${key} » was read and is marked still`);
	const lost = there.filter((one) => one !== key && !read.get(one)?.marked).length - silent.length;
	if (lost > 0) wrong.push(`${lost} other texts lost their mark with it`);
	const changed = { ...story, words: { ...story.words, [locale]: { ...own, [key]: `${own[key]} …` } } };
	await transaction((tx) => publishStory(tx, changed, by));
	const { texts: after } = await textsOn(desk, locale);
	if (!after.get(key)?.marked) wrong.push(`« ${key} » is another text and has no mark`);
	return { marks: there.length - silent.length, wrong };
}

/** The texts of the pages of one language; `cut`: there are more. */
async function textsOn({ url, path, cookies, short }: Desk, locale: Locale): Promise<{ texts: Texts; cut: boolean }> {
	const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
	const texts = new Map<string, { chosen: string; marked: boolean }>();
	for (let page = 1; page <= (short ? FEW_PAGES : MOST_PAGES); page++) {
		const address = `${url}${href(path, 'fr')}?language=${locale}&page=${page}`;
		const before = texts.size;
		for (const [row] of (await (await fetch(address, { headers: { cookie } })).text()).matchAll(/<tr.*?<\/tr>/gs)) {
			const [, chosen = ''] = /name="chosen" value="([^"]+)"/.exec(row) ?? [];
			const marked = UNREAD.test(row);
			if (chosen && (marked || READ.test(row))) texts.set(chosen.slice(0, chosen.lastIndexOf(' ')), { chosen, marked });
		}
		if (texts.size === before) return { texts, cut: false };
	}
	if (!short) throw new Error(`the texts in ${locale} do not come to an end`);
	return { texts, cut: true };
}
