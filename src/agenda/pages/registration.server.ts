import type { ZodError } from 'zod';
import { words } from '#kernel/server/errors.ts';
import type { Locale } from '#kernel/words.ts';
import { BookingRequest } from '#participation';
import type { Fit } from '#participation/server';
import { fieldOf, ticked } from '#web/form.server.ts';
import { type Answers, answerField, checkAnswers, type Question } from '../index.ts';

const MOST_SEATS = 10;

/** Where a refusal about the number of places is said. */
export const besideSeats = {
	participation_choose: 'seats',
	participation_gone: 'seats',
	participation_too_many: 'seats',
	participation_full: 'seats'
} as const;

/** What was typed into the form of a registration, as it is shown again. */
export type TypedRegistration = Readonly<{
	name: string;
	email: string;
	seats: string;
	/** What a group wants that does not fit whole, and how many places it was told of. */
	fit: string;
	seen: string;
	key: string;
	/** The names of the second place, the third …; '' for one without a name. */
	names: readonly string[];
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

/**
 * Reads the form of a registration. Without JavaScript it always has the fields of all names: empty ones are nameless places, and more names than
 * places are a mistake to ask about.
 */
export function readRegistration(form: FormData, questions: readonly Question[], locale: Locale): ReadRegistration {
	const typed = typedIn(form, questions);
	const parsed = BookingRequest.safeParse({
		name: typed.name,
		email: typed.email,
		seats: seatsOf(typed),
		idempotencyKey: typed.key,
		locale
	});
	const { answers, problems } = checkAnswers(questions, ({ id }) => typed.answers[id] ?? []);
	const codes = { ...(parsed.success ? {} : codesOf(parsed.error)), ...tooManyNames(typed), ...problems };
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
export function readByHand(form: FormData, questions: readonly Question[], locale: Locale) {
	const given = fieldOf(form, 'email').trim();
	if (!given) form.set('email', NOBODY);
	const { typed, request, ...rest } = readRegistration(form, questions, locale);
	return {
		...rest,
		typed: { ...typed, email: given },
		request: request && { ...request, email: given ? request.email : null }
	};
}

function typedIn(form: FormData, questions: readonly Question[]): TypedRegistration {
	const text = (name: string): string => fieldOf(form, name);
	return {
		name: text('name'),
		email: text('email'),
		seats: text('seats') || '1',
		fit: text('fit'),
		seen: text('seen'),
		key: text('key'),
		names: Array.from({ length: MOST_SEATS - 1 }, (_, index) => text(nameField(index + 2))),
		answers: Object.fromEntries(questions.map((question) => [question.id, ticked(form, answerField(question))]))
	};
}

const fits = ['some', 'split', 'together'] as const;

/** A number of places that was not sent was not seen: then the choice is asked anew. */
function fitOf({ fit, seen }: TypedRegistration): Fit {
	const choice = fits.find((one) => one === fit) ?? 'ask';
	return { choice, seen: /^\d{1,6}$/.test(seen) ? Number(seen) : Number.POSITIVE_INFINITY };
}

const nameField = (place: number): string => `name-${place}`;

/** The places with their names; a number that is none becomes no place, which the request refuses with words. */
function seatsOf({ seats, names }: TypedRegistration): { name?: string }[] {
	const count = /^\d{1,3}$/.test(seats.trim()) ? Math.min(Number(seats), MOST_SEATS + 1) : 0;
	return Array.from({ length: count }, (_, index) => (index === 0 ? {} : { name: names[index - 1] ?? '' }));
}

function tooManyNames({ seats, names }: TypedRegistration): Record<string, string> {
	const last = names.findLastIndex((name) => name.trim()) + 2;
	return last > 1 && last > Number(seats) ? { seats: 'agenda_names_many' } : {};
}

function codesOf(error: ZodError): Record<string, string> {
	const codes: Record<string, string> = {};
	for (const { path, message } of error.issues) {
		const [field, index] = path;
		codes[field === 'seats' && typeof index === 'number' ? nameField(index + 1) : String(field ?? '')] ??= message;
	}
	return codes;
}
