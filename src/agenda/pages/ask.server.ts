import type { RequestEvent } from '@sveltejs/kit';
import { limit } from '#kernel/server/limits.ts';
import { attempt, change } from '#web/act.server.ts';
import { fieldOf, problemsOf } from '#web/form.server.ts';
import { NewFollowup } from '../index.ts';
import { askFollowup } from '../server/index.ts';

type Asked = Pick<RequestEvent, 'request' | 'locals' | 'setHeaders'>;

/** Asks what the form says, after a séance, for whoever took part (null: nobody known), and leads on. */
export async function askAfter(
	event: Asked,
	about: Readonly<{ occurrence: string; person: string | null }>,
	to: string
) {
	const { locale } = event.locals;
	const form = await event.request.formData();
	const typed = { question: fieldOf(form, 'question'), signed: fieldOf(form, 'signed') };
	const parsed = NewFollowup.safeParse(typed);
	if (!parsed.success) return problemsOf(parsed.error, typed, locale);
	const { question: text, signed: name } = parsed.data;
	return attempt(event, '', typed, async () => {
		await limit('letter', `followup ${about.person ?? about.occurrence}`);
		return change(event, typed, (tx) => askFollowup(tx, { ...about, name, text, locale }, 'web'), to);
	});
}
