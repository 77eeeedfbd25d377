import type { ActionFailure, RequestEvent } from '@sveltejs/kit';
import type { ZodError } from 'zod';
import { isId, newId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { bytesOf } from '#kernel/server/bodies.ts';
import { words } from '#kernel/server/errors.ts';
import { inOrder, type Locale, type Words, wordsFrom } from '#kernel/words.ts';
import type { Asked } from './asking.ts';
import { fail, isSaidInPage } from './fail.server.ts';

/** What a form shows again: what was typed, and a sentence beside each field, or under '' for the whole form; or what is asked before it is done. */
export type Problems<Typed> = ActionFailure<{ typed: Typed; problems: Record<string, string>; asks?: Asked }>;

/** What was typed into a field; a missing field, or a file in its place, is empty. */
export function fieldOf(form: FormData, name: string): string {
	const given = form.get(name);
	return typeof given === 'string' ? given : '';
}

/** Whoever has signed in asks by her own address, whatever the form says: what is written about it goes to her and to nobody else. */
export function byOwnAddress(form: FormData, viewer: Viewer | null): FormData {
	if (viewer?.email) form.set('email', viewer.email);
	return form;
}

const MOST = 4000;

/** Reads a posted form; a field that is missing is empty. */
export async function typedIn({ request }: Pick<RequestEvent, 'request'>): Promise<(name: string) => string> {
	const form = await request.formData();
	return (name) => fieldOf(form, name).slice(0, MOST);
}

/** The file that a form sends in a field; null when it sends none. */
export async function sentFile(form: FormData, name: string): Promise<{ name: string; content: Buffer } | null> {
	const file = form.get(name);
	if (!(file instanceof File) || !file.size) return null;
	return { name: file.name, content: await bytesOf(file) };
}

/** What was typed into some fields. */
export const typedOf = <Name extends string>(form: FormData, fields: readonly Name[]) =>
	Object.fromEntries(fields.map((name) => [name, fieldOf(form, name)])) as Record<Name, string>;

/** The texts that were typed into a form, by field, to show them again; files are left out. */
export const typedTexts = (form: FormData): { text: Record<string, string> } => ({
	text: Object.fromEntries([...form].flatMap(([name, given]) => (typeof given === 'string' ? [[name, given]] : [])))
});

/** The id that a form was drawn with, so that sent twice it makes one thing; another where it has none. */
export function keyIn(form: FormData): string {
	const key = fieldOf(form, 'key');
	return isId(key) ? key : newId();
}

/** Everything ticked under one name. */
export const ticked = (form: FormData, name: string): string[] =>
	form.getAll(name).filter((given): given is string => typeof given === 'string');

/** A text in several languages, as `WordsField` writes it: the first language that has a text is its source; null when none has. */
export const wordsField = (form: FormData, name: string, first: Locale): Words | null =>
	wordsFrom((locale) => fieldOf(form, `${name}_${locale}`), inOrder(first));

/** The first problem of each field, in the reader's language; an issue's message is the key of its sentence. */
export function problemsOf<Typed>(error: ZodError, typed: Typed, locale: Locale): Problems<Typed> {
	const problems: Record<string, string> = {};
	for (const { path, message } of error.issues) problems[String(path[0] ?? '')] ??= words(message, {}, locale);
	return fail(422, { typed, problems });
}

/** A refusal as a sentence over the form; any other error goes on its way. */
export function problem<Typed>(error: unknown, typed: Typed, locale: Locale): Problems<Typed> {
	if (!isSaidInPage(error)) throw error;
	return fail(error.status, { typed, problems: { '': words(error.code, error.params, locale) } });
}
