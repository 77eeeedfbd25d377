import type { RequestEvent } from '@sveltejs/kit';
import type { Locale } from '#kernel/words.ts';
import { say } from '#kernel/words.ts';
import { sectors } from '#network/server';
import { change, changeGiven } from '#web/act.server.ts';
import { fieldOf, ticked, typedOf } from '#web/form.server.ts';
import { ProjectWords } from '../../index.ts';
import { agreeToProject, type File, hideProject, proposeProject, showingOf } from '../../server/index.ts';
import type { Acting } from '../acting.server.ts';

type Event = Pick<RequestEvent, 'request' | 'locals' | 'setHeaders' | 'url'>;

/** What everybody reads of a file, or is to read, as a holder decides about it. */
export async function showingShown(file: File, viewer: Acting['viewer'], locale: Locale) {
	const [showing, known] = await Promise.all([showingOf(file.id), sectors()]);
	const own = showing?.holders.find(({ person }) => person === viewer.id);
	return {
		showing: showing && { ...showing, holders: showing.holders.map(({ person: _, ...one }) => one) },
		own: own ? { agreed: own.agreed, named: own.named } : null,
		sectors: known.map(({ slug, label }) => ({ value: slug, label: say(label, locale).text }))
	};
}

const base = ({ file }: Acting, done: string): string => `/me/ventures/${file.id}/public?done=${done}`;

export const proposeFrom = async (event: Event, acting: Acting) => {
	const form = await event.request.formData();
	const more = { linked: ticked(form, 'linked').length > 0, named: ticked(form, 'named').length > 0 };
	const typed = { ...typedOf(form, ['name', 'sentence', 'sector', 'locality']), ...more };
	const { named, ...words } = typed;
	const { file, viewer, by } = acting;
	return changeGiven(
		event,
		typed,
		ProjectWords.safeParse(words),
		(tx, given) => proposeProject(tx, file.id, given, named, viewer, by),
		base(acting, 'proposed')
	);
};

export const agreeFrom = async (event: Event, acting: Acting) => {
	const form = await event.request.formData();
	const given = { wording: fieldOf(form, 'wording'), named: ticked(form, 'named').length > 0 };
	const { file, viewer, by } = acting;
	return change(event, {}, (tx) => agreeToProject(tx, file.id, given, viewer, by), base(acting, 'agreed'));
};

export const hideFrom = (event: Event, acting: Acting) =>
	change(event, {}, (tx) => hideProject(tx, acting.file.id, acting.viewer, acting.by), base(acting, 'hidden'));
