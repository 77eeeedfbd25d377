import { redirect } from '@sveltejs/kit';
import type { By } from '#agenda/server';
import { href } from '#kernel/address.ts';
import { ref } from '#kernel/facts.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { type Tx, transaction } from '#kernel/server/db.ts';
import { fieldOf, problem } from '#web/form.server.ts';

export const byOf = ({ id }: Viewer): By => ({ actor: ref('person', id), source: 'web' });

/** What was typed into some fields, to show it again. */
export const typedOf = (form: FormData, fields: readonly string[]): Record<string, string> =>
	Object.fromEntries(fields.map((name) => [name, fieldOf(form, name)]));

/** Runs a change and leads to one of our own paths; a refusal stands over the form, with all that was typed. */
export async function kept(
	locale: App.Locals['locale'],
	typed: Record<string, string>,
	act: (tx: Tx) => Promise<unknown>,
	to: string
) {
	try {
		await transaction(act);
	} catch (error) {
		return problem(error, typed, locale);
	}
	redirect(303, href(to, locale));
}
