import { globSync, readFileSync } from 'node:fs';
import { href } from '#kernel/address.ts';
import { locales } from '#kernel/words.ts';
import { launchBrowser } from '../../../tests/support/browser.ts';
import { enter, firstAdmin } from '../first-admin.ts';
import { withHub } from '../hub.ts';
import { handOn } from '../monday-hand.ts';
import { crawl } from './crawl.ts';
import { regional } from './region.ts';
import { pinned } from './table.ts';

/** What stands by itself on an empty hub: letters are written to whoever asks before the first is sent. */
const THERE = ['newsletter'];

/** A hub on its first day: no word of what it does not have, nor of the hub that was first. */
export async function emptyHub(small: boolean): Promise<{ wrong: string[]; pages: number }> {
	const wrong = said();
	let pages = 0;
	await withHub({ args: ['--empty'], crowd: true }, async (program) => {
		for (const locale of locales) {
			const found = await crawl(program.url, { locale, alike: 40 });
			pages += found.length;
			for (const { path, text, links } of found) {
				const region = regional.exec(text);
				if (region) wrong.push(`${locale} ${path} says « ${region[0]} » on an empty hub`);
				for (const { key, words, paths } of pinned.filter(({ key }) => !THERE.includes(key))) {
					const word = words.exec(text);
					if (word) wrong.push(`${locale} ${path} says « ${word[0]} », of ${key}, on an empty hub`);
					const link = links.find((link) => paths.test(link));
					if (link) wrong.push(`${locale} ${path} leads to ${link}, of ${key}, on an empty hub`);
				}
			}
		}
		if (small) return;
		const browser = await launchBrowser();
		try {
			const context = await browser.newContext();
			await enter(
				handOn(await context.newPage(), { clicks: 0, keys: 0 }),
				firstAdmin(program, 'equipe@exemple.invalid')
			);
			const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
			for (const locale of locales) {
				const found = await crawl(program.url, {
					locale,
					begin: [href('/desk', locale), href('/me', locale)].map((path) => path.slice(3)),
					cookie,
					alike: 60
				});
				pages += found.length;
				for (const { path, text } of found) {
					const region = regional.exec(text);
					if (region) wrong.push(`${locale} ${path} says « ${region[0]} » to the team of an empty hub`);
				}
			}
		} finally {
			await browser.close();
		}
	});
	return { wrong, pages };
}

/** The sentences of the interface themselves, most of which no crawl meets. */
function said(): string[] {
	return globSync('src/**/messages/{fr,en,nl,fi}.json').flatMap((file) => {
		const found = regional.exec(readFileSync(file, 'utf8'));
		return found && !file.includes('paraglide') ? [`${file} says « ${found[0]} »`] : [];
	});
}
