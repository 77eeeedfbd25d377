import { redirect } from '@sveltejs/kit';
import { href } from '#kernel/address.ts';
import { missing } from '#kernel/errors.ts';
import { ref } from '#kernel/facts.ts';
import { isId, newId } from '#kernel/id.ts';
import { transaction } from '#kernel/server/db.ts';
import { limit } from '#kernel/server/limits.ts';
import { dropFile } from '#kernel/server/storage.ts';
import { giveEvidence, goalOf, goalsOf, NewEvidence, removeEvidence } from '#learning/server';
import { fieldOf, problem, problemsOf } from '#web/form.server.ts';
import { requirePerson } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const viewer = requirePerson(event);
	const who = { kind: 'person', id: viewer.id } as const;
	const begun = await goalsOf(who, event.locals.locale);
	// a goal that she has not begun is named in the address of the page that leads here
	const asked = event.url.searchParams.get('goal');
	const first = asked && !begun.some(({ id }) => id === asked) ? [await goalOf(asked, who, event.locals.locale)] : [];
	return {
		area: 'learning' as const,
		goals: [...first, ...begun],
		key: newId(),
		done: event.url.searchParams.get('done')
	};
};

export const actions: Actions = {
	give: async (event) => {
		const viewer = requirePerson(event);
		const { locale } = event.locals;
		const form = await event.request.formData();
		const [goal, kind, key] = [fieldOf(form, 'goal'), fieldOf(form, 'kind'), fieldOf(form, 'key')];
		const typed = { form: `${goal} ${kind}`, words: fieldOf(form, 'words'), link: fieldOf(form, 'link') };
		const who = { kind: 'person', id: viewer.id } as const;
		// only for what this goal asks of her
		const asked = await goalOf(goal, who, locale);
		if (!asked.evidence.some((one) => one.kind === kind)) throw missing();
		const given = NewEvidence.safeParse({ kind, words: typed.words, link: typed.link, file: await fileIn(form) });
		if (!given.success) return problemsOf(given.error, typed, locale);
		const by = { actor: ref('person', viewer.id), source: 'web', id: isId(key) ? key : newId() } as const;
		try {
			await limit('booking', `evidence ${viewer.id}`);
			await transaction((tx) => giveEvidence(tx, goal, who, given.data, by));
		} catch (error) {
			return problem(error, typed, locale);
		}
		redirect(303, href('/me/progress?done=given', locale));
	},
	remove: async (event) => {
		const viewer = requirePerson(event);
		const { locale } = event.locals;
		const id = fieldOf(await event.request.formData(), 'id');
		const mine = await goalsOf({ kind: 'person', id: viewer.id }, locale);
		const own = mine.flatMap(({ evidence }) => evidence.flatMap(({ given }) => given.map((one) => one.id)));
		if (!own.includes(id)) throw missing();
		const by = { actor: ref('person', viewer.id), source: 'web' } as const;
		const file = await transaction((tx) => removeEvidence(tx, id, by));
		if (file) await dropFile(file);
		redirect(303, href('/me/progress?done=removed', locale));
	}
};

async function fileIn(form: FormData): Promise<NewEvidence['file']> {
	const file = form.get('file');
	if (!file || typeof file === 'string' || !file.size) return null;
	return { name: file.name, content: Buffer.from(await file.arrayBuffer()) };
}
