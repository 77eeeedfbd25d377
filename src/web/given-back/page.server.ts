import { setImmediate } from 'node:timers/promises';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { actOf, type FormSigns } from '#ui/form/same-form.ts';

export type Element = DefaultTreeAdapterTypes.Element;

/** A form of a drawn page, with its fields in their order. */
export type PageForm = FormSigns & Readonly<{ element: Element; fields: readonly Element[] }>;

const FIELDS = new Set(['input', 'textarea', 'select', 'button']);

/** A page that was drawn, and what it is made of. */
export type Page = Readonly<{ html: string; elements: readonly Element[] }>;

/** Reads a page that was drawn, in a turn of the event loop of its own: of a long one either takes tens of milliseconds. */
export async function pageIn(response: Response): Promise<Page> {
	const html = await response.text();
	await setImmediate();
	return readPage(html);
}

export const readPage = (html: string): Page => ({ html, elements: elementsOf(html) });

/** All elements of a page, in their order. */
function elementsOf(html: string): Element[] {
	const found: Element[] = [];
	const visit = (nodes: readonly DefaultTreeAdapterTypes.Node[]): void => {
		for (const node of nodes) {
			if ('tagName' in node) found.push(node);
			if ('childNodes' in node) visit(node.childNodes);
		}
	};
	visit(parse(visible(html), { sourceCodeLocationInfo: true }).childNodes);
	return found;
}

/** Without what brings the page to life, which comes last and is as long as all that was typed. */
function visible(html: string): string {
	const script = html.lastIndexOf('<script');
	return script > 0 && !html.includes('</form>', script) ? html.slice(0, script) : html;
}

/** The forms of a page that write. @param at its address */
export function formsOf({ elements }: Page, at: URL): PageForm[] {
	const forms = elements.filter((one) => one.tagName === 'form' && saidBy(one, 'method')?.toLowerCase() === 'post');
	const fields = elements.filter((one) => FIELDS.has(one.tagName) && saidBy(one, 'name'));
	const fieldsOf = Map.groupBy(fields, (field) => formOf(field, forms));
	return forms.map((element) => {
		const own = fieldsOf.get(element) ?? [];
		return {
			...{ element, fields: own, act: actOf(new URL(saidBy(element, 'action') ?? '', at)) },
			names: own.map(nameOf),
			fixed: own.filter(isFixed).map((field) => [nameOf(field), saidBy(field, 'value') ?? ''] as const)
		};
	});
}

export const nameOf = (element: Element): string => saidBy(element, 'name') ?? '';

/** What an attribute says; undefined where there is none. */
export const saidBy = ({ attrs }: Element, name: string): string | undefined =>
	attrs.find((one) => one.name === name)?.value;

/** The texts of a page that say what is wrong. */
export const alertsOf = ({ elements }: Page): string[] =>
	elements
		.filter((one) => saidBy(one, 'role') === 'alert' || saidBy(one, 'class')?.split(' ').includes('problem'))
		.map((one) => textOf(one).replace(/\s+/g, ' ').trim());

/** The elements that an element stands in, the nearest first. */
export function around(element: Element): Element[] {
	const { parentNode } = element;
	return parentNode && 'tagName' in parentNode ? [parentNode, ...around(parentNode)] : [];
}

/** The text in an element. */
export const textOf = (node: DefaultTreeAdapterTypes.Node): string => {
	if ('value' in node && node.nodeName === '#text') return node.value;
	return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
};

function formOf(field: Element, forms: readonly Element[]): Element | undefined {
	const named = saidBy(field, 'form');
	if (named === undefined) return around(field).find(({ tagName }) => tagName === 'form');
	return forms.find((form) => saidBy(form, 'id') === named);
}

const isFixed = (field: Element): boolean => field.tagName === 'button' || saidBy(field, 'type') === 'hidden';
