import type { RequestEvent } from '@sveltejs/kit';
import { refused } from '#kernel/errors.ts';
import { bearerOf } from '#kernel/server/bearer.ts';
import { limit, limitLetter } from '#kernel/server/limits.ts';
import { attempt, change } from '#web/act.server.ts';
import { byOwnAddress, fieldOf, problemsOf } from '#web/form.server.ts';
import { byHand } from '#web/human.server.ts';
import { ReportSchema, report } from '../server/index.ts';

type Asked = Pick<RequestEvent, 'request' | 'locals' | 'setHeaders' | 'getClientAddress' | 'platform'>;

/** Reports what the form says about something; whoever does so has filled it in by hand. */
export async function reportFrom(event: Asked, about: Readonly<{ kind: string; object: string; path: string }>) {
	const { locale, viewer } = event.locals;
	const form = byOwnAddress(await event.request.formData(), viewer);
	const typed = {
		reason: fieldOf(form, 'reason'),
		words: fieldOf(form, 'words').slice(0, 5000),
		email: fieldOf(form, 'email').trim()
	};
	const given = ReportSchema.safeParse({ ...typed, ...about, email: typed.email || null });
	if (!given.success) return problemsOf(given.error, typed, locale);
	return attempt(event, '', typed, async () => {
		if (!byHand(form)) throw refused('moderation_again', {}, 422);
		const bearer = bearerOf(event);
		await limit('letter', `report ${bearer}`);
		if (typed.email) await limitLetter({ to: typed.email, from: bearer });
		const to = `/report?kind=${about.kind}&id=${about.object}&done=1`;
		return change(event, typed, (tx) => report(tx, given.data, { reporter: viewer?.id ?? null, locale }), to);
	});
}
