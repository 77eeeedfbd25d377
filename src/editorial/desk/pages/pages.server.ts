import type { RequestEvent } from '@sveltejs/kit';
import { ZodError } from 'zod';
import type { Viewer } from '#kernel/identity/index.ts';
import { formWithFiles, PICTURE_FORM } from '#kernel/server/bodies.ts';
import type { Tx } from '#kernel/server/db.ts';
import { keepPicture } from '#kernel/server/pictures.ts';
import { slugOf } from '#kernel/slug.ts';
import type { Locale } from '#kernel/words.ts';
import { attempt, change } from '#web/act.server.ts';
import { fieldOf, problemsOf, typedTexts, wordsField } from '#web/form.server.ts';
import { byOf } from '#web/require.server.ts';
import { type AddedPicture, addedPicture } from '#web/text-picture.server.ts';
import type { PageKind } from '../../index.ts';
import { addPage, changePage, PageSchema } from '../../server/index.ts';

/** Adds or changes a page from its form, and goes back to it. */
export async function keep(event: RequestEvent, viewer: Viewer, before: { id: string; kind: PageKind } | null) {
	const { locale } = event.locals;
	const form = await formWithFiles(event.request, PICTURE_FORM);
	const typed = typedTexts(form);
	const added = await attempt(event, 'body', typed, () => addedPicture(form, 'body', locale));
	if ('status' in added) return added;
	const given = PageSchema.safeParse(read(form, before?.kind ?? 'free', added, locale));
	if (!given.success) return problemsOf(flat(given.error), typed, locale);
	const write = async (tx: Tx) => {
		if (added.ready) await keepPicture(tx, added.ready);
		if (!before) return addPage(tx, given.data, byOf(viewer));
		await changePage(tx, before.id, given.data, byOf(viewer));
		return before.id;
	};
	return change(event, typed, write, (id) => `/desk/pages/${id}?done=saved`);
}

function read(form: FormData, kind: PageKind, { into }: AddedPicture, locale: Locale) {
	const title = wordsField(form, 'title', locale);
	const standing = fieldOf(form, 'standing') === '1' && kind !== 'free';
	return {
		slug: kind === 'free' ? fieldOf(form, 'slug').trim() || slugOf(title ?? '') : kind,
		words: standing ? null : { title, body: into(wordsField(form, 'body', locale)) },
		statement: kind === 'accessibility' && !standing ? statement(form, locale) : null,
		published: kind !== 'free' || fieldOf(form, 'publish') === 'now'
	};
}

const statement = (form: FormData, locale: Locale) => ({
	conformance: fieldOf(form, 'conformance'),
	method: fieldOf(form, 'method'),
	assessed: fieldOf(form, 'assessed'),
	reviewed: fieldOf(form, 'reviewed') || null,
	gaps: wordsField(form, 'gaps', locale),
	email: fieldOf(form, 'email').trim() || null,
	enforcement: wordsField(form, 'enforcement', locale)
});

/** The fields of the form are not nested as the page is: `words.title` is the field « title ». */
const flat = ({ issues }: ZodError): ZodError =>
	new ZodError(issues.map((issue) => (issue.path.length > 1 ? { ...issue, path: issue.path.slice(1) } : issue)));
