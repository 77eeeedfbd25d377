import type { ZodError } from 'zod';
import { type NameParts, namePart, proposedParts, wholeName } from '#kernel/name.ts';
import { words } from '#kernel/server/errors.ts';
import type { Locale } from '#kernel/words.ts';
import { BookingRequest } from '#participation';
import type { Fit } from '#participation/server';
import { fieldOf, ticked } from '#web/form.server.ts';
import { CATEGORY_FIELD, categoryField } from '../categories.ts';
import { type Answers, answerField, type Category, checkAnswers, type Question } from '../index.ts';

const MOST_SEATS = 10;

/** Where a refusal about the number of places is said. */
export const besideSeats = {
	participation_choose: 'seats',
	participation_gone: 'seats',
	participation_too_many: 'seats',
	participation_full: 'seats',
	participation_category_gone: 'seats',
	agenda_category_choose: 'seats'
} as const;

/** What was typed into the form of a registration, as it is shown again. */
export type TypedRegistration = Readonly<{
	name: string;
	email: string;
	seats: string;
	/** How many of each category, by its id, where there are some. */
	counts: Readonly<Record<string, string>>;
	/** What a group wants that does not fit whole, and how many places it was told of. */
	fit: string;
	seen: string;
	seenOf: Readonly<Record<string, string>>;
	key: string;
	/** The names of the second place, the third …; '' for one without a name. */
	names: readonly string[];
	/** The same names in two parts, that of whoever books first: as they were typed, or as they may be. */
	parts: readonly NameParts[];
	/** By the id of a question. */
	answers: Readonly<Record<string, readonly string[]>>;
}>;

/** What was typed, with the request that it makes, or a sentence beside each field that makes none. */
export type ReadRegistration = Readonly<{
	typed: TypedRegistration;
	problems: Record<string, string>;
	request: BookingRequest | null;
	fit: Fit;
	answers: Answers;
}>;

/** What an activity asks of those who register, and the kinds of its tickets. */
type Asking = Readonly<{ questions: readonly Question[]; categories: readonly Category[] }>;

/**
 * Reads the form of a registration. Without JavaScript it always has the fields of all names: empty ones are nameless places, and more names than
 * places are a mistake to ask about.
 */
export function readRegistration(form: FormData, { questions, categories }: Asking, locale: Locale): ReadRegistration {
	const typed = typedIn(form, { questions, categories });
	const parsed = BookingRequest.safeParse({
		name: typed.name,
		...partsIn(form, typed, 0),
		email: typed.email,
		seats: seatsOf(form, typed, categories),
		idempotencyKey: typed.key,
		locale
	});
	const { answers, problems } = checkAnswers(questions, ({ id }) => typed.answers[id] ?? []);
	const codes = {
		...(parsed.success ? {} : codesOf(parsed.error)),
		...tooManyNames(typed),
		...unlike(form, typed, categories),
		...problems
	};
	return {
		typed,
		answers,
		fit: fitOf(typed),
		request: parsed.success && !Object.keys(codes).length ? parsed.data : null,
		problems: Object.fromEntries(Object.entries(codes).map(([field, code]) => [field, words(code, {}, locale)]))
	};
}

const NOBODY = 'nobody@exemple.invalid';

/** Reads what the team writes down for somebody who called: she may have no address. */
export function readByHand(form: FormData, asking: Asking, locale: Locale) {
	const given = fieldOf(form, 'email').trim();
	if (!given) form.set('email', NOBODY);
	const { typed, request, ...rest } = readRegistration(form, asking, locale);
	return {
		...rest,
		typed: { ...typed, email: given },
		request: request && { ...request, email: given ? request.email : null }
	};
}

function typedIn(form: FormData, { questions, categories }: Asking): TypedRegistration {
	const text = (name: string): string => fieldOf(form, name);
	const named = Array.from({ length: MOST_SEATS }, (_, index) => nameIn(form, endOf(index + 1)));
	const counts = Object.fromEntries(categories.map((one) => [one.id, text(categoryField(one)).trim() || '0']));
	return {
		name: named[0]?.name ?? '',
		email: text('email'),
		seats: categories.length ? String(sumOfCounts(counts)) : text('seats') || '1',
		counts,
		fit: text('fit'),
		seen: text('seen'),
		seenOf: Object.fromEntries(categories.map(({ id }) => [id, text(`seen-${id}`)])),
		key: text('key'),
		names: named.slice(1).map(({ name }) => name),
		parts: named.map(({ parts }) => parts),
		answers: Object.fromEntries(questions.map((question) => [question.id, ticked(form, answerField(question))]))
	};
}

const fits = ['some', 'split', 'together'] as const;

/** A number of places that was not sent was not seen: then the choice is asked anew. */
function fitOf({ fit, seen, seenOf }: TypedRegistration): Fit {
	const choice = fits.find((one) => one === fit) ?? 'ask';
	const number = (text: string) => (/^\d{1,6}$/.test(text) ? Number(text) : 0);
	const each = Object.entries(seenOf).map(([id, text]) => [id, number(text)] as const);
	return { choice, seen: /^\d{1,6}$/.test(seen) ? Number(seen) : Number.POSITIVE_INFINITY, seenOf: new Map(each) };
}

/** What the name of a field of some place ends with. */
const endOf = (place: number): string => (place === 1 ? '' : `-${place}`);

/** A name as one or in two parts, whichever the form asked for when it was sent: what was typed is read though the activity asks otherwise by now. */
function nameIn(form: FormData, end: string): { name: string; parts: NameParts } {
	const [name, given, family] = ['name', 'given', 'family'].map((part) => fieldOf(form, part + end)) as [
		string,
		string,
		string
	];
	return form.has(`given${end}`)
		? { name: wholeName({ given, family }), parts: { given, family } }
		: { name, parts: proposedParts(name) };
}

/** The parts of a name that were typed as two. Somebody else's may be one alone, in either field. */
function partsIn(form: FormData, { parts }: TypedRegistration, index: number): { parts?: NameParts } {
	const its = parts[index];
	const some = its && (index === 0 || namePart(its.given) !== '');
	return some && form.has(`given${endOf(index + 1)}`) ? { parts: its } : {};
}

/** The places with their names; a number that is none becomes no place, which the request refuses with words. */
function seatsOf(
	form: FormData,
	typed: TypedRegistration,
	categories: readonly Category[]
): { name?: string; category?: string }[] {
	const { seats, names, counts } = typed;
	const count = /^\d{1,3}$/.test(seats.trim()) ? Math.min(Number(seats), MOST_SEATS + 1) : 0;
	const each = categories.flatMap(({ id }) =>
		Array<string>(Math.min(countIn(counts[id]) || 0, MOST_SEATS + 1)).fill(id)
	);
	return Array.from({ length: count }, (_, index) => ({
		...(index === 0 ? {} : { name: names[index - 1] ?? '', ...partsIn(form, typed, index) }),
		...(categories.length ? { category: each[index] } : {})
	}));
}

const countIn = (typed = ''): number => (/^\d{1,3}$/.test(typed) ? Number(typed) : Number.NaN);

/** NaN when one of them is no number. */
const sumOfCounts = (counts: Readonly<Record<string, string>>): number =>
	Object.values(counts).reduce((sum, typed) => sum + countIn(typed), 0);

/** A form that does not know the categories as they are now, or asks for no place. */
function unlike(form: FormData, { seats }: TypedRegistration, categories: readonly Category[]): Record<string, string> {
	const known = new Set(categories.map(categoryField));
	const sent = [...form.keys()].filter((name) => name.startsWith(CATEGORY_FIELD));
	if (sent.some((name) => !known.has(name) && fieldOf(form, name).trim() !== '0'))
		return { seats: 'participation_category_gone' };
	return categories.length && seats === '0' ? { seats: 'agenda_category_choose' } : {};
}

function tooManyNames({ seats, names }: TypedRegistration): Record<string, string> {
	const last = names.findLastIndex((name) => name.trim()) + 2;
	return last > 1 && last > Number(seats) ? { seats: 'agenda_names_many' } : {};
}

function codesOf(error: ZodError): Record<string, string> {
	const codes: Record<string, string> = {};
	for (const { path, message } of error.issues) {
		codes[fieldAt(path)] ??= message;
	}
	return codes;
}

/** The field of the form that a place in the request comes from: « given-2 » for `seats.1.parts.given`. */
function fieldAt([field, index, part, which]: readonly PropertyKey[]): string {
	if (field === 'parts') return String(index);
	if (field !== 'seats' || typeof index !== 'number') return String(field ?? '');
	return `${part === 'parts' ? String(which) : 'name'}${endOf(index + 1)}`;
}
