import { newId } from '#kernel/id.ts';
import type { Victim } from './victim.ts';

/** A field of a form as its page draws it, with all values that it offers. */
type Field = Readonly<{ name: string; type: string; values: readonly string[]; least: number; first: string | null }>;

/** A form that a page shows to somebody: where it goes, and what it asks. */
export type Form = Readonly<{ page: string; action: string; multipart: boolean; fields: readonly Field[] }>;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
/** By what a form says whom it is about, when it is neither an address nor an id. */
const NAMED_BY = /code|ticket|token|link|who|person|member|reader|slug|email/i;

/** The forms of a page that send something. @param page its address on the program. */
export function formsIn(html: string, page: string): Form[] {
	return [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].flatMap(([, head = '', inside = '']) => {
		if (!/method="post"/i.test(head)) return [];
		const own = attribute(head, 'action');
		const fields = fieldsIn(inside);
		const aims = [own ?? '', ...[...inside.matchAll(/formaction="([^"]*)"/g)].map(([, to = '']) => plain(to))];
		return [...new Set(aims)].map((to) => ({
			page,
			action: to.startsWith('/') ? to : `${page.split('?')[0]}${to}`,
			multipart: /multipart/.test(head),
			fields
		}));
	});
}

function fieldsIn(html: string): Field[] {
	const fields = new Map<string, Omit<Field, 'name' | 'values'> & { values: string[] }>();
	const add = (name: string | null, type: string, value: string | null, first: string | null = null) => {
		if (!name) return;
		const field = fields.get(name) ?? { type, values: [], least: Number(first ?? 0), first };
		if (value) field.values.push(value);
		fields.set(name, field);
	};
	for (const [, tag = '', head = ''] of html.matchAll(/<(input|textarea|button)\b([^>]*)>/g))
		add(
			attribute(head, 'name'),
			tag === 'input' ? (attribute(head, 'type') ?? 'text') : tag,
			attribute(head, 'value'),
			attribute(head, 'min')
		);
	for (const [, head = '', inside = ''] of html.matchAll(/<select\b([^>]*)>([\s\S]*?)<\/select>/g))
		for (const [, option = ''] of inside.matchAll(/<option\b([^>]*)>/g))
			add(attribute(head, 'name'), 'select', attribute(option, 'value'));
	return [...fields].map(([name, field]) => ({ name, ...field }));
}

const plain = (text: string): string =>
	text.replaceAll('&amp;', '&').replaceAll('&quot;', '"').replaceAll('&#39;', "'");

function attribute(head: string, name: string): string | null {
	const found = new RegExp(`(?:^|\\s)${name}(?:="([^"]*)")?(?=[\\s/>]|$)`).exec(head);
	return found ? plain(found[1] ?? '') : null;
}

const isKey = ({ name }: Field): boolean => name === 'key' || name === 'id';
const holdsId = (field: Field): boolean => !isKey(field) && field.values.some((value) => UUID.test(value));

/** Whether a form names somebody or something of somebody's: by an address, an id, a code or a link. */
export const names = ({ fields, action }: Form): boolean =>
	fields.some((field) => field.type === 'email' || holdsId(field) || NAMED_BY.test(field.name)) ||
	action.split('/').some((part) => UUID.test(part.split('?')[0] ?? ''));

/** By what a form says whom it is about; the last is on a page of one's own, which is about nobody else. */
export const ways = ['address', 'id', 'code', 'path'] as const;
export function wayOf({ fields }: Form): (typeof ways)[number] {
	if (fields.some(({ type }) => type === 'email')) return 'address';
	if (fields.some(holdsId)) return 'id';
	return fields.some(({ name }) => NAMED_BY.test(name)) ? 'code' : 'path';
}

/** Every way to send a form about somebody: her address where one is asked, one of her ids where the form holds ids. */
export function fillings(form: Form, { email, handles }: Pick<Victim, 'email' | 'handles'>, marker: string): Filling[] {
	const ids = form.fields.some((field) => holdsId(field) || NAMED_BY.test(field.name)) ? handles : [''];
	return ids.map((id) => form.fields.flatMap((field) => fill(field, { id, email, marker })));
}

let dated = 0;
/** Each time another day: what one has booked, the next cannot. */
const someDayAfter = (day: string): string =>
	new Date(Date.parse(day) + (14 + (dated++ % 28)) * 86_400_000).toISOString().slice(0, 10);

export type Filling = readonly (readonly [name: string, value: string])[];

function fill(field: Field, { id, email, marker }: Readonly<{ id: string; email: string; marker: string }>): Filling {
	const { name, type, values, least, first } = field;
	const value = (): string => {
		if (isKey(field)) return newId();
		if (type === 'email' || name === 'email') return email;
		// a number of a register holds no words: the form takes none too
		if (name === 'website' || name === 'number') return '';
		if (holdsId(field) || NAMED_BY.test(name)) return id || email;
		// a place for a companion, and for nobody else
		if (type === 'number') return String(Math.max(2, least));
		if (name === 'seats' || name === 'people') return '2';
		if (/^name-([3-9]|\d\d)$/.test(name)) return '';
		if (type === 'tel' || name === 'phone') return '+32470123456';
		if (name === 'born') return '1990';
		if (type === 'time') return name === 'until' ? '15:30' : '14:00';
		// where a first day is said, one can book for some weeks alone
		if (type === 'date' && first) return someDayAfter(first);
		if (type === 'date' || /^day\d?$|^from$|^until$|^since$/.test(name)) return '2099-03-11';
		if (type === 'url') return `https://${marker}.invalid`;
		if (type === 'checkbox' || type === 'radio') return values[0] ?? '1';
		if (type === 'select') return values.find(Boolean) ?? '';
		return type === 'hidden' || type === 'button' ? (values[0] ?? '') : marker;
	};
	return type === 'file' ? [] : [[name, value()]];
}
