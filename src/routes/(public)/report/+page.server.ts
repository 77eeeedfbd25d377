import { type RequestEvent, redirect } from '@sveltejs/kit';
import { href } from '#kernel/address.ts';
import { missing, refused } from '#kernel/errors.ts';
import { isId } from '#kernel/id.ts';
import { transaction } from '#kernel/server/db.ts';
import { limit } from '#kernel/server/limits.ts';
import { initial } from '#kernel/words.ts';
import { ReportSchema, report } from '#moderation/server';
import { mayReport, nounOf, reported } from '#nouns.ts';
import { fieldOf, problem, problemsOf } from '#web/form.server.ts';
import { byHand, drawnNow } from '#web/human.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { kind, its } = await meant(event);
	const { viewer } = event.locals;
	return {
		about: { label: initial(nounOf(kind)?.name() ?? ''), name: its.name, path: its.path },
		drawn: drawnNow(),
		email: viewer?.email ?? ''
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { kind, id, its } = await meant(event);
		const { locale, viewer } = event.locals;
		const form = await event.request.formData();
		const typed = {
			reason: fieldOf(form, 'reason'),
			words: fieldOf(form, 'words').slice(0, 5000),
			email: fieldOf(form, 'email').trim()
		};
		const given = ReportSchema.safeParse({ ...typed, kind, object: id, path: its.path, email: typed.email || null });
		if (!given.success) return problemsOf(given.error, typed, locale);
		try {
			if (!byHand(form)) throw refused('moderation_again', {}, 422);
			await limit('letter', `report ${event.getClientAddress()}`);
			await transaction((tx) => report(tx, given.data, { reporter: viewer?.id ?? null, locale }));
		} catch (error) {
			return problem(error, typed, locale);
		}
		redirect(303, href(`/report?kind=${kind}&id=${id}&done=1`, locale));
	}
};

/** What the address names. @throws 404 when there is no such thing in public. */
async function meant({ url, locals }: Pick<RequestEvent, 'url' | 'locals'>) {
	const [kind, id] = ['kind', 'id'].map((name) => url.searchParams.get(name) ?? '') as [string, string];
	const its = isId(id) ? await reported(kind, id, locals.locale) : null;
	// what was taken down a moment ago may still be thanked for
	const thanked = url.searchParams.has('done') && kind !== 'person';
	if (!its || !(thanked || (await mayReport(kind, id, its, locals.viewer)))) throw missing();
	return { kind, id, its };
}
