import { href, parseAddress } from '#kernel/address.ts';
import { sameForm } from '#ui/form/same-form.ts';
import { type Element, formsOf, nameOf, type PageForm, pageIn, saidBy, textOf } from '#web/given-back/page.server.ts';
import { type Cookie, cookieLine } from '../pages.ts';

/** A form of a page, one for each kind: the same route, act and fields. */
export type Found = Readonly<{ kind: string; path: string; cookies: readonly Cookie[]; form: PageForm }>;

/** Pages, and who looks at them. */
export type Visit = Readonly<{
	cookies: readonly Cookie[];
	pages: readonly Readonly<{ route: string; path: string }>[];
}>;

/** Every kind of form that writes, of the pages that somebody visits. The bar of the demonstration, which is on all of them, is one kind. */
export async function formsOn(url: string, { cookies, pages }: Visit): Promise<Found[]> {
	const found = new Map<string, Found>();
	for (const { route, path } of pages) {
		const answer = await fetch(url + href(path, 'fr'), {
			headers: { cookie: cookieLine(cookies), accept: 'text/html' }
		});
		const there = await pageIn(answer);
		// whoever is led elsewhere finds the forms of that page there
		if (answer.redirected) continue;
		for (const form of formsOf(there, new URL(answer.url))) {
			const kind = kindOf(route, form);
			if (!found.has(kind)) found.set(kind, { kind, path, cookies, form });
		}
	}
	return [...found.values()];
}

/** A form in its page as that is now; undefined where it has none any more. */
export async function asItStands(url: string, found: Found): Promise<Found | undefined> {
	const headers = { cookie: cookieLine(found.cookies), accept: 'text/html' };
	const answer = await fetch(url + href(found.path, 'fr'), { headers });
	const form = sameForm(formsOf(await pageIn(answer), new URL(answer.url)), found.form);
	return form && { ...found, form };
}

/** Whether an act is a page's own, or another's: the demonstration's bar, a newsletter at the foot. */
function kindOf(route: string, { act, names }: PageForm): string {
	const [path = '', name = ''] = act.split('?/');
	const own = parseAddress(path)?.path ?? path;
	const shape = own.replace(/[0-9a-f]{8}-[0-9a-f]{27,}|[\w.-]{40,}/g, '…');
	const fields = [...new Set(names.map((one) => one.replace(/[0-9a-f]{8}-[0-9a-f-]{27}|\d+/g, '…')))].sort();
	return own === '/demo/switch' ? own : `${route} ${shape}?/${name} ${fields.join(' ')}`;
}

/** Whether there is anything in it that somebody fills in, and that could be lost. */
export const isFilledIn = ({ form }: Found): boolean =>
	form.fields.some(
		(field) =>
			field.tagName !== 'button' && !['hidden', 'file', 'password', 'submit'].includes(saidBy(field, 'type') ?? '')
	);

/** What somebody would send of a form, every field filled with something of hers; no file, no password. */
export function filledBy(
	form: PageForm,
	mark: string,
	change: (field: Element, value: string) => string = (_, value) => value
): [string, string][] {
	const chosen = new Set<string>();
	return form.fields.flatMap((field): [string, string][] => {
		const name = nameOf(field);
		const type = saidBy(field, 'type') ?? 'text';
		if (field.tagName === 'button' || ['file', 'password', 'submit', 'button'].includes(type)) return [];
		if (saidBy(field, 'disabled') !== undefined || (field.tagName === 'select' && !optionsOf(field).length)) return [];
		if (type === 'radio' && chosen.has(name)) return [];
		chosen.add(name);
		if (type === 'hidden') return [[name, saidBy(field, 'value') ?? '']];
		if (type === 'checkbox')
			return saidBy(field, 'checked') === undefined ? [[name, saidBy(field, 'value') ?? 'on']] : [];
		return [[name, change(field, wordFor(field, type, mark))]];
	});
}

const words: Readonly<Record<string, (mark: string) => string>> = {
	email: (mark) => `${mark}@exemple.invalid`,
	url: (mark) => `https://exemple.invalid/${mark}`,
	number: () => '7',
	date: () => '2031-05-04',
	time: () => '10:35',
	'datetime-local': () => '2031-05-04T10:35',
	month: () => '2031-05',
	color: () => '#123456',
	tel: () => '+32 470 12 34 56'
};

function wordFor(field: Element, type: string, mark: string): string {
	if (field.tagName === 'select') {
		const options = optionsOf(field).filter((one) => saidBy(one, 'disabled') === undefined);
		const last = options.at(-1);
		return last ? (saidBy(last, 'value') ?? textOf(last).trim()) : '';
	}
	if (type === 'radio') return saidBy(field, 'value') ?? 'on';
	if (field.tagName === 'textarea') return `${mark} & <b>\nligne deux`;
	return (words[type] ?? ((one: string) => `${one} « & " <`))(mark).slice(0, Number(saidBy(field, 'maxlength') ?? 300));
}

const optionsOf = (select: Element): Element[] =>
	select.childNodes.flatMap((one) => ('tagName' in one ? (one.tagName === 'optgroup' ? optionsOf(one) : [one]) : []));

/** What stands in a form of a page that came back, as a browser would send it, without its buttons. */
export function standsIn(form: PageForm): [string, string][] {
	return form.fields.flatMap((field): [string, string][] => {
		const name = nameOf(field);
		const type = saidBy(field, 'type') ?? 'text';
		if (field.tagName === 'button' || ['file', 'password', 'submit'].includes(type)) return [];
		if (field.tagName === 'textarea') return [[name, textOf(field)]];
		if (field.tagName === 'select') {
			const selected = optionsOf(field).filter((one) => saidBy(one, 'selected') !== undefined);
			const first = saidBy(field, 'multiple') === undefined ? optionsOf(field).slice(0, 1) : [];
			return (selected.length ? selected : first).map((one) => [name, saidBy(one, 'value') ?? textOf(one).trim()]);
		}
		if (type === 'checkbox' || type === 'radio')
			return saidBy(field, 'checked') === undefined ? [] : [[name, saidBy(field, 'value') ?? 'on']];
		return [[name, saidBy(field, 'value') ?? '']];
	});
}
