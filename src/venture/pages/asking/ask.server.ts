import type { RequestEvent } from '@sveltejs/kit';
import { missing, refused } from '#kernel/errors.ts';
import { ref } from '#kernel/facts.ts';
import { localPath } from '#kernel/identity/return-to.ts';
import { bearerOf } from '#kernel/server/bearer.ts';
import { idempotencyKey } from '#kernel/server/kept/page.ts';
import { limit, limitLetter } from '#kernel/server/limits.ts';
import { attempt, change } from '#web/act.server.ts';
import { byOwnAddress, keyIn, problemsOf, typedOf } from '#web/form.server.ts';
import { byHand, drawnNow } from '#web/human.server.ts';
import { areaOfPath } from '../../asking/areas.ts';
import { NewQuestion } from '../../asking/question.ts';
import { ask, isAnswered, linkTo } from '../../server/index.ts';

type Asked = Pick<RequestEvent, 'request' | 'locals' | 'setHeaders' | 'getClientAddress' | 'platform'>;

/** What the form begins with, and the page that it was pressed on. @throws 404 where nobody answers */
export async function askShown({ url, locals: { viewer } }: Pick<RequestEvent, 'url' | 'locals'>) {
	if (!(await isAnswered())) throw missing();
	const from = pathIn(url.searchParams.get('from'));
	return {
		...{ from, about: from && areaOfPath(from), drawn: drawnNow(), key: idempotencyKey() },
		...{ name: viewer?.name ?? '', email: viewer?.email ?? '' }
	};
}

/** Asks what the form says, and leads to its thread. */
export async function askFrom(event: Asked) {
	const { locale, viewer } = event.locals;
	const form = byOwnAddress(await event.request.formData(), viewer);
	const typed = typedOf(form, ['name', 'email', 'words', 'path']);
	const given = NewQuestion.safeParse({
		...{ name: typed.name, email: typed.email.trim(), words: typed.words },
		path: pathIn(typed.path)
	});
	if (!given.success) return problemsOf(given.error, typed, locale);
	return attempt(event, '', typed, async () => {
		if (!byHand(form)) throw refused('moderation_again', {}, 422);
		const bearer = bearerOf(event);
		await limit('letter', `ask ${bearer}`);
		await limitLetter({ to: given.data.email, from: bearer });
		const by = { actor: viewer && ref('person', viewer.id), source: 'web' } as const;
		return change(
			event,
			typed,
			(tx) => ask(tx, { ...given.data, id: keyIn(form) }, { viewer, locale }, by),
			({ id }) => `/talk/${linkTo('thread', id)}?done=asked`
		);
	});
}

/** Our own path of a page, without what it was asked for; null for anything else. */
function pathIn(given: string | null): string | null {
	const [path = '/'] = localPath(given).split(/[?#]/);
	return given && path.length <= 300 ? path : null;
}
