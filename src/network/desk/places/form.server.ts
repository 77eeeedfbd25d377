import type { RequestEvent } from '@sveltejs/kit';
import type { Viewer } from '#kernel/identity/index.ts';
import { formWithFiles, PICTURE_FORM } from '#kernel/server/bodies.ts';
import type { Tx } from '#kernel/server/db.ts';
import { keepPicture } from '#kernel/server/pictures.ts';
import type { Locale } from '#kernel/words.ts';
import { attempt, change } from '#web/act.server.ts';
import { fieldOf, problemsOf, typedTexts, wordsField } from '#web/form.server.ts';
import { pictureField, sentPicture } from '#web/picture.server.ts';
import { byOf } from '#web/require.server.ts';
import { fieldsOfPlace, NewPlace } from '../../index.ts';
import { addPlace, organizationById, placeById, updatePlace } from '../../server/index.ts';

type Asked = Pick<RequestEvent, 'request' | 'locals' | 'setHeaders'>;

/** Writes what the form says into the place `id`, or into a new one, and leads to it; or says what is wrong and where. */
export async function savePlace(event: Asked, id: string | null, viewer: Viewer) {
	const { locale } = event.locals;
	const form = await formWithFiles(event.request, PICTURE_FORM);
	const { text: typed } = typedTexts(form);
	const keeper = fieldOf(form, 'organization');
	const parsed = NewPlace.safeParse({
		...Object.fromEntries(fieldsOfPlace.map((field) => [field.name, read(form, field, locale)])),
		slug: fieldOf(form, 'slug').trim() || undefined,
		kind: 'room',
		organization: keeper ? (await organizationById(keeper)).slug : null
	});
	if (!parsed.success) return problemsOf(parsed.error, typed, locale);
	return attempt(event, fields, typed, async () => {
		const sent = await sentPicture(form, 'picture');
		const write = async (tx: Tx) => {
			const before = id ? await placeById(id, tx) : null;
			const picture = pictureField(form, 'picture', { sent, before: before?.picture ?? null }, locale);
			if (sent) await keepPicture(tx, sent);
			const given = { ...parsed.data, kind: before?.kind ?? 'room', fictional: before?.fictional ?? false, picture };
			if (!id) return addPlace(tx, given, byOf(viewer));
			await updatePlace(tx, id, given, byOf(viewer));
			return id;
		};
		return change(event, typed, write, (saved) => `/desk/places/${saved}?done=saved`, fields);
	});
}

const fields: Readonly<Record<string, string>> = {
	network_slug_taken: 'slug',
	kernel_picture_large: 'picture',
	kernel_picture_unreadable: 'picture',
	kernel_picture_alt: 'picture_alt'
};

/** What stands in the field of a form; a required one is said to be missing by the schema. */
function read(form: FormData, { name, kind, required }: (typeof fieldsOfPlace)[number], locale: Locale) {
	if (kind === 'words') return wordsField(form, name, locale);
	const text = fieldOf(form, name).trim();
	if (!text && !required) return null;
	return kind === 'degrees' || kind === 'count' ? Number(text.replace(',', '.')) : text;
}
