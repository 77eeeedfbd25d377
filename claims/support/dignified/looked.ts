import type { Page } from 'playwright-core';

/** A row of a list: what it is called and leads to, and the address or the drawing of what it shows; `shows` is empty where nothing is. */
export type Row = Readonly<{ title: string; to: string; shows: string }>;

/** A page as it stands in a window: its rows, and the longest stretch of it that is text alone, in windows. */
export type Looked = Readonly<{ rows: readonly Row[]; textAlone: number; at: string }>;

/** Looks at a page that is open, once all its pictures have come. */
export function lookAt(page: Page): Promise<Looked> {
	return page.evaluate(async () => {
		const LEAST = 63.5;
		const main = document.querySelector('main') ?? document.body;
		const images = [...main.querySelectorAll('img')];
		for (const image of images) image.loading = 'eager';
		await Promise.all(images.map((image) => image.decode().catch(() => undefined)));
		const large = (element: Element): boolean => {
			const { width, height } = element.getBoundingClientRect();
			return width >= LEAST && height >= LEAST && (!(element instanceof HTMLImageElement) || element.naturalWidth > 0);
		};
		const showing = (element: Element): string =>
			element instanceof HTMLImageElement ? element.src : element.outerHTML.replace(/\s(id|class|style)="[^"]*"/g, '');
		const pictures = (within: Element): Element[] =>
			[...within.querySelectorAll('img, svg, canvas, video')].filter(large);
		const headings = [...main.querySelectorAll(':is(h2, h3, h4) > a[href]')].filter((link) => link.checkVisibility());
		const rows = headings.flatMap((link) => {
			const row = link.closest('li, article');
			if (!row) return [];
			const [shown] = pictures(row);
			const to = link.getAttribute('href') ?? '';
			return [{ title: link.textContent?.trim() ?? '', to, shows: shown ? showing(shown) : '' }];
		});
		const fields = [...main.querySelectorAll('input:not([type=hidden]), select, textarea, iframe')];
		const besides = [...pictures(main), ...fields]
			.map((element) => element.getBoundingClientRect())
			.filter(({ height }) => height > 0);
		const { top, bottom } = main.getBoundingClientRect();
		let [reached, longest, at] = [top, 0, ''];
		for (const one of [...besides.sort((a, b) => a.top - b.top), { top: bottom, bottom }]) {
			if (one.top - reached > longest) [longest, at] = [one.top - reached, `from ${Math.round(reached + scrollY)} px`];
			reached = Math.max(reached, one.bottom);
		}
		return { rows, textAlone: longest / innerHeight, at };
	});
}
