import { type RequestEvent, redirect } from '@sveltejs/kit';
import type { ZodSafeParseResult } from 'zod';
import { href } from '#kernel/address.ts';
import type { By } from '#kernel/facts.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { type Tx, transaction } from '#kernel/server/db.ts';
import { words } from '#kernel/server/errors.ts';
import { Unsure } from './asking.server.ts';
import { fail, isSaidInPage } from './fail.server.ts';
import { type Problems, problemsOf } from './form.server.ts';
import { byOf } from './require.server.ts';

/** What a form asks to be written, in the transaction of `change`. */
export type Write<Its> = (tx: Tx, its: Its) => Promise<unknown>;

type Asked = Pick<RequestEvent, 'locals'>;

/** The field beside which a refusal is said: one for all, or by the refusal's code; '' and a code without a field: over the form. */
type Beside = string | Readonly<Record<string, string>> | ((code: string) => string);

type To<Made> = string | ((made: Made) => string);

/**
 * Runs the act of a form. A refusal comes back as a sentence beside a field, with what was typed (a password never is); an act that asks first, as its question.
 * @throws what is no refusal, and a refusal that says « not there » or « too often ».
 */
export async function attempt<Typed, Made>(
	{ locals: { locale } }: Asked,
	beside: Beside,
	typed: Typed,
	run: () => Promise<Made>
): Promise<Made | Problems<Typed>> {
	try {
		return await run();
	} catch (error) {
		if (error instanceof Unsure) return fail(error.status, { typed, problems: {}, asks: error.asked });
		if (!isSaidInPage(error)) throw error;
		return fail(error.status, {
			typed,
			problems: { [fieldFor(error.code, beside)]: words(error.code, error.params, locale) }
		});
	}
}

/** The same, leading to one of our own paths once it is done. @param to that path without its language, or how to tell it from what was made */
export const attemptTo = <Typed, Made>(
	event: Asked,
	typed: Typed,
	run: () => Promise<Made>,
	to: To<Made>,
	beside: Beside = ''
): Promise<never | Problems<Typed>> =>
	attempt(event, beside, typed, async () => {
		const made = await run();
		redirect(303, href(typeof to === 'string' ? to : to(made), event.locals.locale));
	});

/** Writes what a form asks, in one transaction, and leads to one of our own paths; refused, it comes back as `attempt` says. */
export const change = <Typed, Made>(
	event: Asked,
	typed: Typed,
	write: (tx: Tx) => Promise<Made>,
	to: To<Made>,
	beside: Beside = ''
): Promise<never | Problems<Typed>> => attemptTo(event, typed, () => transaction(write), to, beside);

/** Writes what a form asks, in one transaction, for a page that shows what was made and leads nowhere. */
export const written = <Typed, Made>(
	event: Asked,
	typed: Typed,
	write: (tx: Tx) => Promise<Made>
): Promise<Made | Problems<Typed>> => attempt(event, '', typed, () => transaction(write));

/** The same with what a schema has read of the form; what it finds wrong stands beside the fields, and nothing is written. */
export const changeGiven = async <Typed, Given, Made>(
	event: Asked,
	typed: Typed,
	read: ZodSafeParseResult<Given>,
	write: (tx: Tx, given: Given) => Promise<Made>,
	to: To<Made>,
	beside: Beside = ''
): Promise<never | Problems<Typed>> =>
	read.success
		? change(event, typed, (tx) => write(tx, read.data), to, beside)
		: problemsOf(read.error, typed, event.locals.locale);

/** What a button does to something, in one transaction. */
export type Press = (tx: Tx, id: string, by: By, viewer: Viewer) => Promise<unknown>;

/** Whom a button lets in, to what, and what stands in the page's form meanwhile, should it be refused. */
type Entered<Typed> = Readonly<{ viewer: Viewer; id: string; typed: Typed }>;

/**
 * The buttons of a page that have nothing to fill in, such as those of `TakeBack.svelte`: each lets in, acts, and leads back to the page, whose address
 * then says what was done (`Done.svelte`).
 */
export const buttonsOf =
	<Event extends Asked, Typed>(enter: (event: Event) => Promise<Entered<Typed>>, page: (id: string) => string) =>
	(done: string, press: Press) =>
	async (event: Event): Promise<Problems<Typed>> => {
		const { viewer, id, typed } = await enter(event);
		const [path, hash] = page(id).split('#');
		const to = `${path}?done=${done}${hash ? `#${hash}` : ''}`;
		return change(event, typed, (tx) => press(tx, id, byOf(viewer), viewer), to);
	};

function fieldFor(code: string, beside: Beside): string {
	if (typeof beside === 'string') return beside;
	return typeof beside === 'function' ? beside(code) : (beside[code] ?? '');
}
