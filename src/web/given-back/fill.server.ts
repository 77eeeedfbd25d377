import { type FormSigns, sameForm } from '#ui/form/same-form.ts';
import { fitting, LONGEST } from './bounded.ts';
import {
	alertsOf,
	around,
	type Element,
	formsOf,
	nameOf,
	type Page,
	type PageForm,
	saidBy,
	textOf
} from './page.server.ts';

/** What a form brought, by its texts in their order. */
export type Sent = Readonly<{ act: string; fields: readonly (readonly [name: string, value: string])[] }>;

type Edit = Readonly<{ from: number; to: number; text: string }>;

/** Typed anew each time: what must not stand in a page. */
const unkept = new Set(['password', 'file', 'submit', 'button', 'reset', 'image']);

/**
 * The page with the form filled in as it was sent; undefined where it has no such form. Passwords and files are left to be given again.
 * @param at the page's address
 * @param whole with what nobody writes too, as if the page had been open all the time: a change that others made meanwhile is not written over
 */
export function fill(page: Page, at: URL, { act, fields }: Sent, whole = false): string | undefined {
	const sought: FormSigns = { act, names: fields.map(([name]) => name), fixed: fields };
	const form = sameForm(formsOf(page, at), sought);
	if (!form) return undefined;
	const values = new Map<string, string[]>();
	for (const [name, value] of fields) values.set(name, [...(values.get(name) ?? []), value]);
	return written(page.html, [...form.fields.flatMap((field) => write(field, values, whole)), ...unfolded(form)]);
}

/** All at once: one after the other, each would copy the page. Of two at the same place the later one stands first. */
function written(html: string, edits: readonly Edit[]): string {
	const pieces: string[] = [];
	let at = 0;
	for (const { from, to, text } of edits.toReversed().toSorted((one, other) => one.from - other.from)) {
		pieces.push(html.slice(at, from), text);
		at = to;
	}
	return pieces.join('') + html.slice(at);
}

/** What a page says is wrong. */
export const problemsIn = (page: Page): string[] => [...new Set(alertsOf(page))].filter(Boolean);

/** How a field is written as it was sent; of several of one name each takes the next value. */
function write(field: Element, values: Map<string, string[]>, whole: boolean): Edit[] {
	const [name, type] = [nameOf(field), (saidBy(field, 'type') ?? 'text').toLowerCase()];
	if (field.tagName === 'button' || unkept.has(type) || saidBy(field, 'disabled') !== undefined) return [];
	if (field.tagName === 'select') return choose(field, values.get(name));
	if (field.tagName === 'input' && (type === 'checkbox' || type === 'radio'))
		return flag(field, 'checked', values.get(name)?.includes(saidBy(field, 'value') ?? 'on') ?? false);
	const sent = values.get(name)?.shift();
	if (sent === undefined || (type === 'hidden' && !whole)) return [];
	const value = fitting(sent, mostOf(field));
	if (field.tagName === 'textarea') return [...given(field), ...content(field, value)];
	return [...given(field), ...attribute(field, 'value', value)];
}

/** How many letters a field takes: more was typed into none that a browser has drawn. */
function mostOf(field: Element): number {
	const most = Number.parseInt(saidBy(field, 'maxlength') ?? '', 10);
	return most >= 0 ? most : LONGEST;
}

function choose(select: Element, values: readonly string[] | undefined): Edit[] {
	if (!values) return [];
	const options = select.childNodes.flatMap((one) =>
		'tagName' in one ? (one.tagName === 'optgroup' ? one.childNodes.filter((inner) => 'tagName' in inner) : [one]) : []
	) as Element[];
	const valueIn = (option: Element) => saidBy(option, 'value') ?? textOf(option).trim();
	return [...given(select), ...options.flatMap((one) => flag(one, 'selected', values.includes(valueIn(one)), ''))];
}

/** The mark by which the page's script knows that a field was filled in before it came alive (`early.ts`). */
const given = (field: Element): Edit[] => insert(field, ' data-given');

function flag(element: Element, name: string, on: boolean, mark = ' data-given'): Edit[] {
	const is = saidBy(element, name) !== undefined;
	if (is === on) return mark ? insert(element, mark) : [];
	return on ? insert(element, `${mark} ${name}`) : [...remove(element, name), ...(mark ? insert(element, mark) : [])];
}

function attribute(element: Element, name: string, value: string): Edit[] {
	const text = `${name}="${value.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')}"`;
	const at = placesOf(element).attrs?.[name];
	return at ? [{ from: at.startOffset, to: at.endOffset, text }] : insert(element, ` ${text}`);
}

function remove(element: Element, name: string): Edit[] {
	const at = placesOf(element).attrs?.[name];
	return at ? [{ from: at.startOffset, to: at.endOffset, text: '' }] : [];
}

/** A text of several lines; a first line that is empty would be swallowed by the browser. */
function content(element: Element, value: string): Edit[] {
	const { startTag, endTag } = placesOf(element);
	if (!startTag || !endTag) return [];
	const text = `\n${value.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}`;
	return [{ from: startTag.endOffset, to: endTag.startOffset, text }];
}

/** Unfolds what the form stands in, and what stands in it. */
function unfolded({ element, fields }: PageForm): Edit[] {
	const folds = new Set([element, ...fields].flatMap(around).filter(({ tagName }) => tagName === 'details'));
	return [...folds].flatMap((one) => (saidBy(one, 'open') === undefined ? insert(one, ' open') : []));
}

/** Right behind the name of the tag. */
function insert(element: Element, text: string): Edit[] {
	const from = placesOf(element).startTag?.startOffset ?? placesOf(element).startOffset;
	const at = from + 1 + element.tagName.length;
	return [{ from: at, to: at, text }];
}

function placesOf(element: Element) {
	const places = element.sourceCodeLocation;
	if (!places) throw new Error(`a ${element.tagName} without a place in its page`);
	return places;
}
