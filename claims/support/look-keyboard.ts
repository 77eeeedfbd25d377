import type { Page } from 'playwright-core';

/** What one can act on, as the page says it; the browser leaves out by itself what is hidden, disabled or in a fold that is shut. */
const ACTIVE =
	'a[href], button, input:not([type=hidden]), select, textarea, summary, video[controls], audio[controls], [tabindex], [contenteditable=true]';
/** The parts of a date that Tab stops at, and the button of its window. */
const STOPS_OF_A_DATE = 5;
/** The links in the frame of a letter. */
const STOPS_OF_A_LETTER = 40;

type Walk = { expected: number; missed: string[]; unseen: string[]; covered: string[]; back: string[]; skips: boolean };

/** Walks through a page with Tab alone. @returns what is not reached, has no visible focus, lies under something, or comes out of order, and where it ends. */
export async function walk(page: Page): Promise<{ stops: number; problems: string[] }> {
	const most = await page.evaluate(listen, { active: ACTIVE, parts: STOPS_OF_A_DATE, letter: STOPS_OF_A_LETTER });
	// from the first element on, and once more than there are: whoever is trapped never comes to the end
	for (let press = 0; press < most; press++) {
		await page.keyboard.press('Tab');
		if (press % 10 === 9 && (await page.evaluate(() => window.walked?.ended))) break;
	}
	const walked = await page.evaluate(result, ACTIVE);
	// wherever the last Tab has come to: the link that skips to the content lies over the mark while it has the focus
	await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
	const say = (names: string[], what: string) =>
		names.length ? [`${names.length} ${what}: ${names.slice(0, 4).join(' · ')}`] : [];
	return {
		stops: walked.expected,
		problems: [
			...(walked.skips ? [] : ['the first stop does not skip to the content']),
			...say(walked.missed, 'not reached by Tab'),
			...say(walked.unseen, 'without a visible focus'),
			...say(walked.covered, 'covered while they have the focus'),
			...say(walked.back, 'out of order')
		]
	};
}

/** Opens every fold of a page by Enter, also those that lie in another. @returns those that stay shut. */
export async function unfold(page: Page): Promise<string[]> {
	const shut = page.locator('main details:not([open]):not([data-tried]) > summary').filter({ visible: true });
	const problems: string[] = [];
	while (await shut.count()) {
		const summary = await shut.first().elementHandle();
		await summary?.evaluate(({ parentElement }) => parentElement?.setAttribute('data-tried', ''));
		await summary?.press('Enter');
		const open = await summary?.evaluate(({ parentElement }) => parentElement?.matches('[open]'));
		if (!open) problems.push(`the fold « ${(await summary?.textContent())?.trim()} » does not open by Enter`);
	}
	return problems;
}

declare global {
	interface Window {
		walked?: { there: Element[]; order: Element[]; unseen: Element[]; covered: Element[]; ended: boolean };
	}
}

/** Runs in the page: notes what gets the focus, and how it looks then. @returns how many stops there may be. */
function listen({ active, parts, letter }: { active: string; parts: number; letter: number }): number {
	const there = [...document.querySelectorAll(active)];
	const walked = { there, order: [] as Element[], unseen: [] as Element[], covered: [] as Element[], ended: false };
	window.walked = walked;
	const marked = (element: Element): boolean => {
		const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
		const clear = /transparent|[,/] *0\)$/.test(outlineColor);
		if (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2 && !clear) return true;
		// a drawing has lines of its own
		return [...(element.closest('svg') === null ? [] : element.querySelectorAll('*'))]
			.map((part) => getComputedStyle(part))
			.some(({ stroke, strokeWidth }) => stroke !== 'none' && Number.parseFloat(strokeWidth) >= 2);
	};
	// from the top, also where a page gives the focus to a field of its own
	document.body.tabIndex = -1;
	document.body.focus();
	document.body.removeAttribute('tabindex');
	scrollTo(0, 0);
	document.addEventListener('focusin', ({ target }) => {
		const element = target as Element;
		if (walked.order[0] === element) walked.ended = true;
		if (walked.order.includes(element)) return;
		walked.order.push(element);
		if (!marked(element) && !(element.parentElement && marked(element.parentElement))) walked.unseen.push(element);
		const { left, top, width, height } = element.getBoundingClientRect();
		const above = document.elementFromPoint(left + Math.min(width / 2, 40), top + height / 2);
		const own = above && (element.contains(above) || above.contains(element));
		if (above && !own) walked.covered.push(element);
	});
	const many = (what: string): number => document.querySelectorAll(what).length;
	return (
		many(active) +
		(many('input:is([type=date], [type=time])') + 2 * many('input[type=datetime-local]')) * parts +
		many('iframe') * letter +
		3
	);
}

/** Runs in the page: compares what had the focus with what should have had it. */
function result(active: string): Walk {
	const nothing: NonNullable<typeof window.walked> = { there: [], order: [], unseen: [], covered: [], ended: false };
	const { there, order, unseen, covered } = window.walked ?? nothing;
	const name = (element: Element): string => {
		const words = element.getAttribute('aria-label') ?? element.getAttribute('name') ?? element.textContent ?? '';
		return `${element.localName} « ${words.trim().replace(/\s+/g, ' ').slice(0, 40)} »`;
	};
	const one = (element: Element): boolean => {
		if (!(element instanceof HTMLInputElement) || element.type !== 'radio') return true;
		// a group of radio buttons is one stop; its arrows do the rest
		const group = [...document.querySelectorAll<HTMLInputElement>('input[type=radio]')].filter(
			(other) => other.name === element.name && other.form === element.form
		);
		return element === (group.find(({ checked }) => checked) ?? group[0]);
	};
	const expected = [...document.querySelectorAll<HTMLElement>(active)].filter(
		(element) =>
			element.tabIndex >= 0 &&
			!element.matches(':disabled, [inert] *') &&
			element.checkVisibility({ visibilityProperty: true }) &&
			one(element)
	);
	const back = order.filter((element, index) => {
		const before = order[index - 1];
		return before && before.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING;
	});
	const target = order[0]?.getAttribute('href') ?? '';
	return {
		// a public screen has nothing to skip
		skips:
			![...document.querySelectorAll('nav')].some((nav) => nav.checkVisibility()) ||
			(/^#./.test(target) && document.querySelector(target) !== null),
		expected: expected.length,
		// what came while she walked may stand before where she was
		missed: expected.filter((element) => there.includes(element) && !order.includes(element)).map(name),
		unseen: unseen.map(name),
		covered: covered.map(name),
		back: back.map(name)
	};
}

/** Whether Enter in a field sends its form, for each form of the page that one writes into. Nothing leaves the page. */
export async function enters(page: Page): Promise<{ forms: number; problems: string[] }> {
	const fields = await page.evaluate(() => {
		const text =
			'input:not([type]), input:is([type=text], [type=search], [type=email], [type=url], [type=tel], [type=number])';
		const first = [...document.forms].flatMap((form) => {
			const fields = [...form.elements].filter((field) => field.matches(text) && field.checkVisibility());
			return fields.slice(0, 1);
		});
		first.forEach((field, place) => {
			field.setAttribute('data-enter', String(place));
		});
		const heard = (event: Event) => {
			const form = event.target instanceof HTMLFormElement ? event.target : (event.target as HTMLInputElement).form;
			form?.setAttribute('data-entered', 'yes');
			event.preventDefault();
			event.stopImmediatePropagation();
		};
		// a form that lacks something says so, which is an answer as well
		for (const kind of ['submit', 'invalid']) addEventListener(kind, heard, true);
		return first.length;
	});
	const problems: string[] = [];
	for (let place = 0; place < fields; place++) {
		const field = page.locator(`[data-enter="${place}"]`);
		await field.focus();
		// where it is said to go on to the next field, it comes to the button that sends them all
		const presses = await field.evaluate((element) => {
			const { enterKeyHint, form } = element as HTMLInputElement;
			return enterKeyHint === 'next' ? (form?.elements.length ?? 0) : 1;
		});
		const isHeard = () => field.evaluate((element) => (element as HTMLInputElement).form?.dataset.entered === 'yes');
		let heard = false;
		for (let press = 0; press < presses && !heard; press++) {
			await page.keyboard.press('Enter');
			heard = await isHeard();
		}
		if (!heard) problems.push(`Enter in « ${await field.getAttribute('name')} » sends no form`);
	}
	return { forms: fields, problems };
}
