import { type ActionFailure, fail, type RequestEvent } from '@sveltejs/kit';
import { Refusal } from '#kernel/errors.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { transaction } from '#kernel/server/db.ts';
import { words } from '#kernel/server/errors.ts';
import { keepPicture } from '#kernel/server/pictures.ts';
import { fieldOf, wordsField } from '#web/form.server.ts';
import { pictureField, sentPicture } from '#web/picture.server.ts';
import { byOf } from '#web/require.server.ts';
import { NewPlace } from '../../index.ts';
import { addPlace, organizationById, placeById, updatePlace } from '../../server/index.ts';

type Failure = ActionFailure<{ typed: Record<string, string>; problems: Record<string, string> }>;

/** Writes what the form says into the place `id`, or into a new one. @returns its id, or what is wrong and where. */
export async function savePlace(
	{ request, locals: { locale } }: Pick<RequestEvent, 'request' | 'locals'>,
	id: string | null,
	viewer: Viewer
): Promise<string | Failure> {
	const form = await request.formData();
	const typed = Object.fromEntries(
		[...form].filter((entry): entry is [string, string] => typeof entry[1] === 'string')
	);
	const keeper = fieldOf(form, 'organization');
	const parsed = NewPlace.safeParse({
		...read(form),
		sentence: wordsField(form, 'sentence', locale),
		access: wordsField(form, 'access', locale),
		organization: keeper ? (await organizationById(keeper)).slug : null
	});
	if (!parsed.success) {
		const problems: Record<string, string> = {};
		for (const { path, message } of parsed.error.issues) problems[String(path[0] ?? '')] ??= words(message, {}, locale);
		return fail(422, { typed, problems });
	}
	try {
		const sent = await sentPicture(form, 'picture');
		return await transaction(async (tx) => {
			const before = id ? await placeById(id, tx) : null;
			const picture = pictureField(form, 'picture', { sent, before: before?.picture ?? null }, locale);
			if (sent) await keepPicture(tx, sent);
			const given = { ...parsed.data, kind: before?.kind ?? 'room', fictional: before?.fictional ?? false, picture };
			if (!id) return addPlace(tx, given, byOf(viewer));
			await updatePlace(tx, id, given, byOf(viewer));
			return id;
		});
	} catch (error) {
		if (!(error instanceof Refusal) || error.status === 404) throw error;
		const { code, params, status } = error;
		return fail(status, { typed, problems: { [fields[code] ?? '']: words(code, params, locale) } });
	}
}

const fields: Readonly<Record<string, string>> = {
	network_slug_taken: 'slug',
	kernel_picture_large: 'picture',
	kernel_picture_unreadable: 'picture',
	kernel_picture_alt: 'picture_alt'
};

function read(form: FormData) {
	const text = (name: string): string | null => fieldOf(form, name).trim() || null;
	const degrees = (name: string): number | null => {
		const given = text(name);
		return given === null ? null : Number(given.replace(',', '.'));
	};
	return {
		slug: text('slug') ?? undefined,
		name: fieldOf(form, 'name'),
		kind: 'room',
		address: text('address'),
		postcode: text('postcode'),
		locality: text('locality'),
		website: text('website'),
		lat: degrees('lat'),
		lon: degrees('lon')
	};
}
