import type { Page } from 'playwright-core';
import type { Locale } from '#kernel/words.ts';
import { foreign } from './look-words.ts';

/** What a finger needs of a button, and the least of a link that stands by itself (WCAG 2.2, 2.5.8). */
const FINGER = 44;
const LEAST = 24;

/** What is wrong with a page at 390 px, on touch, in a language. */
export async function narrow(page: Page, locale: Locale, targets: boolean): Promise<string[]> {
	const { over, wide, lang, heading, words, texts } = await page.evaluate(readPage);
	return [
		...(over > 0 ? [`${over} px too wide: ${wide.join(' · ')}`] : []),
		...(lang === locale ? [] : [`says it is in ${lang}`]),
		...(heading ? [] : ['has no heading']),
		...words.map((word) => `shows « ${word} »`),
		...foreign(texts, locale).map((text) => `says in another language « ${text.slice(0, 60)} »`),
		...(targets ? await page.evaluate(smallTargets, { finger: FINGER, least: LEAST }) : [])
	];
}

/** Runs in the page, with its folds open. `words` are names of messages that have none, and values that became no words; `texts` all that it says in its own language. */
function readPage() {
	for (const fold of document.querySelectorAll<HTMLDetailsElement>('main details')) fold.open = true;
	const width = document.documentElement.clientWidth;
	const wide = [...document.querySelectorAll('main *')].filter(
		(element) => element.getBoundingClientRect().right > width + 1 && !element.closest('[tabindex="0"], .scroll')
	);
	const spoken = [...document.body.querySelectorAll(':not(script, style, noscript)')];
	const said = spoken.flatMap(({ childNodes }) => [...childNodes].filter((node) => node.nodeType === Node.TEXT_NODE));
	const bad = /\b(?:[a-z]+_){1,}[a-z]+(?:_[a-z]+)+\b|\bundefined\b|\bNaN\b|\[object [A-Z]\w*\]|Invalid Date|\{\w+\}/g;
	const { lang } = document.documentElement;
	const own = (element: Element | null) => element?.closest('[lang]')?.getAttribute('lang') === lang;
	const told = ['aria-label', 'alt', 'placeholder', 'title'].flatMap((name) =>
		[...document.body.querySelectorAll(`[${name}]`)].filter(own).map((element) => element.getAttribute(name) ?? '')
	);
	const spokenHere = said.filter(({ parentElement }) => own(parentElement)).map(({ textContent }) => textContent ?? '');
	const texts = [...told, ...spokenHere].map((text) => text.trim().replace(/\s+/g, ' '));
	return {
		texts: [...new Set(texts)].filter((text) => text.length > 2),
		over: document.documentElement.scrollWidth - innerWidth,
		wide: wide.slice(-2).map((element) => `${element.localName}.${element.className}`),
		lang,
		heading: document.querySelector('h1')?.textContent?.trim() ?? '',
		words: [
			...new Set(
				said
					.map((node) => node.textContent)
					.join(' ')
					.match(bad)
			)
		]
	};
}

/** Runs in the page: what a finger would miss. A link within a sentence takes the height of its line, which 2.5.8 allows. */
function smallTargets({ finger, least }: { finger: number; least: number }): string[] {
	// what is there for readers of the screen only, until it has the focus
	const clipped = (element: Element | null): boolean =>
		element !== null && ((element as HTMLElement).offsetWidth === 1 || clipped(element.parentElement));
	const needed = (element: Element): number => {
		if (element.localName !== 'a' || element.matches('.button')) return finger;
		const alone = element.parentElement?.textContent?.trim() === element.textContent?.trim();
		return getComputedStyle(element).display === 'inline' && !alone ? 0 : least;
	};
	// 2.5.8 lets a small target be when a circle round it touches no other
	const apart = (element: Element, across: number): boolean => {
		const { left, top, width, height } = element.getBoundingClientRect();
		const [x, y] = [left + width / 2, top + height / 2];
		return ![...document.querySelectorAll(active)].some((other) => {
			const box = other.getBoundingClientRect();
			const [dx, dy] = [Math.max(box.left - x, 0, x - box.right), Math.max(box.top - y, 0, y - box.bottom)];
			return other !== element && box.width > 0 && Math.hypot(dx, dy) < across / 2;
		});
	};
	const active = 'a[href], button, input:not([type=hidden]), select, textarea, summary';
	const small = [...document.querySelectorAll<HTMLElement>(active)].flatMap((element) => {
		if (element.tabIndex < 0) return [];
		if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) || clipped(element)) return [];
		const boxes = [element, ...((element as HTMLInputElement).labels ?? [])].map((one) => one.getBoundingClientRect());
		const [width = 0, height = 0] = (['width', 'height'] as const).map((side) =>
			Math.max(...boxes.map((box) => box[side]))
		);
		const least = needed(element);
		if (height + 0.5 >= least && width + 0.5 >= Math.min(least, 24)) return [];
		if (element.matches('a:not(.button)') && apart(element, least)) return [];
		const words = element.getAttribute('aria-label') ?? (element.textContent || element.getAttribute('name')) ?? '';
		return [
			`${element.localName} « ${words.trim().replace(/\s+/g, ' ').slice(0, 30)} » ${Math.round(width)}×${Math.round(height)}`
		];
	});
	return small.length ? [`${small.length} small targets: ${small.slice(0, 6).join(' · ')}`] : [];
}
