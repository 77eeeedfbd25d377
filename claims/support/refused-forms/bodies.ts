import { nameOf, type PageForm, saidBy } from '#web/given-back/page.server.ts';
import { drawsFrom } from '../draws.ts';
import { type Field, isWritten } from './fields.ts';

/** What a form may bring in all (`bodies.ts`), its names and what is between left over. */
const MOST_BYTES = 500_000;
const MOST_FIELDS = 2900;

/** What texts are made of that take long to read, to judge or to draw. */
const signs: readonly string[] = [
	...[
		'<',
		'&',
		'"',
		"'",
		'\\',
		'\0',
		'\u2028',
		'\u0001',
		'%',
		'😀',
		'e\u0301\u0302\u0303',
		'İ',
		'ﬃ',
		'\u200b',
		'\u202e'
	],
	...['\r\n', ' ', '\t', 'a', '0', '-', '.', '@', 'a@', 'a.', 'http://', '://', ':', ',', ';', '{{', '[', '(', '{"a":'],
	...['- a\n', '> ', '[b](c ', '**a', '_a_', '#', '|a', '`', '</textarea>', '<script>', '--', '1e', '0x', '\n\n', ' \n']
];

type Shape = (form: PageForm, draw: () => number) => Field[];

const oneOf = <T>(all: readonly T[], draw: () => number): T => all[Math.floor(draw() * all.length)] as T;

/** A text of so many bytes of one sign or two, and something else at its end, on which whoever reads it fails at last. */
function textOf(bytes: number, draw: () => number): string {
	const piece = oneOf(signs, draw) + (draw() < 0.3 ? oneOf(signs, draw) : '');
	const count = Math.floor(bytes / Buffer.byteLength(raw(piece)));
	return `${piece.repeat(count)}${draw() < 0.5 ? '!' : ''}`;
}

const hiddenOf = (form: PageForm): Field[] =>
	form.fields.flatMap((field) =>
		saidBy(field, 'type') === 'hidden' ? [[nameOf(field), saidBy(field, 'value') ?? ''] as const] : []
	);

/** The ways in which a form is filled to its utmost. */
const shapes: Readonly<Record<string, Shape>> = {
	'one field as long as it goes': (form, draw) => {
		const long = oneOf(writtenIn(form), draw);
		const others = writtenIn(form).filter((name) => name !== long);
		return [...hiddenOf(form), ...others.map((name) => [name, 'x'] as const), [long, textOf(MOST_BYTES, draw)]];
	},
	'all fields long': (form, draw) => {
		const names = writtenIn(form);
		return [...hiddenOf(form), ...names.map((name) => [name, textOf(MOST_BYTES / names.length, draw)] as const)];
	},
	'each field many times': (form, draw) => {
		const names = writtenIn(form);
		const bytes = MOST_BYTES / MOST_FIELDS - 30;
		return Array.from({ length: MOST_FIELDS }, (_, at) => [names[at % names.length] ?? 'a', textOf(bytes, draw)]);
	},
	'fields that it has not': (form, draw) => [
		...hiddenOf(form),
		...Array.from({ length: MOST_FIELDS }, (_, at) => [`f${at}`, textOf(MOST_BYTES / MOST_FIELDS - 30, draw)] as const)
	],
	'what is hidden in it, long': (form, draw) => {
		const names = [...new Set([...hiddenOf(form).map(([name]) => name), ...writtenIn(form)])];
		return names.map((name) => [name, textOf(MOST_BYTES / names.length, draw)]);
	},
	'deep in each other': (form, draw) =>
		writtenIn(form).map((name, _, all) => {
			const depth = MOST_BYTES / 3 / all.length;
			return [name, oneOf(['[', '{"a":', '(', '> ', '- '], draw).repeat(depth / 3)];
		}),
	'just more than each field takes': (form, draw) => [
		...hiddenOf(form),
		...form.fields.filter(isWritten).map((field) => {
			const most = Number(saidBy(field, 'maxlength') ?? 2000);
			return [
				nameOf(field),
				oneOf(signs, draw)
					.repeat(most + 1)
					.slice(0, most + 1)
			] as const;
		})
	]
};

const writtenIn = (form: PageForm): string[] => {
	const names = [...new Set(form.fields.filter(isWritten).map(nameOf))];
	return names.length ? names : [...new Set(['a', ...form.names])];
};

/** What a form is sent, as fields, and how it was made. */
export type Filled = Readonly<{ what: string; fields: Field[]; parts: boolean }>;

/** Fills a form to its utmost, in some of the ways, the same for the same seed. */
export function filledToTheUtmost(form: PageForm, seed: number, ways: number): Filled[] {
	const draw = drawsFrom(seed);
	const all = Object.entries(shapes).map(([what, fill]) => ({ what, fill, at: draw() }));
	const parts = saidBy(form.element, 'enctype') === 'multipart/form-data';
	return all
		.toSorted((one, other) => one.at - other.at)
		.slice(0, ways)
		.map(({ what, fill }) => ({ what, fields: fill(form, draw), parts: parts || draw() < 0.3 }));
}

/** As short as a form can write a text: a browser would write three bytes for most of these signs. */
const raw = (text: string): string => text.replaceAll(/[%&+=]/g, encodeURIComponent);

/** The body of it, of 512 kB at most, and its kind where it does not say so itself. */
export function bodyOf({ fields, parts }: Filled): { body: string | FormData; headers: Record<string, string> } {
	if (!parts) {
		const body = fields.map(([name, value]) => `${raw(name)}=${raw(value)}`).join('&');
		return { body, headers: { 'content-type': 'application/x-www-form-urlencoded' } };
	}
	const body = new FormData();
	for (const [name, value] of fields) body.append(name, value);
	return { body, headers: {} };
}
