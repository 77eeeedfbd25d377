import type { Page } from 'playwright-core';

/** What the page of an organisation lacks of what it is to be proud of. */
export async function faceOf(page: Page): Promise<string[]> {
	return page.evaluate(async () => {
		const main = document.querySelector('main') ?? document.body;
		const images = [...main.querySelectorAll('img')];
		await Promise.all(images.map((image) => image.decode().catch(() => undefined)));
		const shown = (within: string, least: number): string | null => {
			const image = main.querySelector<HTMLImageElement>(`${within} img`);
			const { width = 0, height = 0 } = image?.getBoundingClientRect() ?? {};
			return image && image.naturalWidth > 0 && width >= least && height >= least ? image.src : null;
		};
		const [mark, front] = [shown('[data-mark]', 64), shown('[data-front]', 160)];
		const facts = [...main.querySelectorAll('[data-glance] dt')].filter((name) =>
			name.nextElementSibling?.textContent?.trim()
		);
		const empty = [...main.querySelectorAll('section')].filter(
			(one) => !one.querySelector('li, img, svg, dd, p, form, table') && one.checkVisibility()
		);
		const bare = images.filter((image) => image.src.includes('/pictures/') && !image.alt.trim());
		return [
			...(mark ? [] : ['has no mark of 64 px']),
			...(front ? [] : ['has no picture of 160 px']),
			...(mark && mark === front ? ['has one picture for both'] : []),
			...(new Set(facts.map((one) => one.textContent)).size < 3 ? [`has ${facts.length} facts`] : []),
			...empty.map((one) => `has an empty part, « ${one.textContent?.trim() ?? ''} »`),
			...bare.map(() => 'has a picture without words'),
			...(main.querySelector('#where') ? [] : ['does not say where it is, nor how to reach it']),
			...(document.documentElement.scrollWidth > innerWidth ? ['is wider than the window'] : [])
		];
	});
}

/** The rows of the directory as they are seen, with what each of them lacks. */
export const rowsOfList = (page: Page): Promise<{ title: string; lacks: string[] }[]> =>
	page.evaluate(async () => {
		const rows = [...document.querySelectorAll<HTMLElement>('main li:has(h2 > a)')].filter((one) =>
			one.checkVisibility()
		);
		for (const image of document.querySelectorAll('img')) image.loading = 'eager';
		await Promise.all([...document.querySelectorAll('img')].map((image) => image.decode().catch(() => undefined)));
		return rows.map((row) => {
			const picture = row.querySelector('img');
			const told = row.querySelector('h2 + p')?.textContent ?? '';
			return {
				title: row.querySelector('h2')?.textContent?.trim() ?? '',
				lacks: [
					...(picture && picture.naturalWidth > 0 && picture.getBoundingClientRect().width >= 64 ? [] : ['a picture']),
					...(told.includes('·') ? [] : ['what it is and where'])
				]
			};
		});
	});
