import type { RequestEvent } from '@sveltejs/kit';
import { missing } from '#kernel/errors.ts';
import { isId } from '#kernel/id.ts';
import { initial } from '#kernel/words.ts';
import { reportFrom } from '#moderation/pages/report.server.ts';
import { mayReport, nounOf, reported } from '#nouns.ts';
import { drawnNow } from '#web/human.server.ts';
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
		return reportFrom(event, { kind, object: id, path: its.path });
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
