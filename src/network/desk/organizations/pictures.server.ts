import { Refusal, refused } from '#kernel/errors.ts';
import type { Tx } from '#kernel/server/db.ts';
import { keepPicture, type ReadyPicture } from '#kernel/server/pictures.ts';
import type { Locale } from '#kernel/words.ts';
import { fieldOf } from '#web/form.server.ts';
import { pictureField, sentPicture } from '#web/picture.server.ts';
import { MOST_PICTURES, type OwnedPicture } from '../../index.ts';
import { photoField } from './photo-field.ts';

const NEW = photoField(null);

/** Makes the picture ready that a form adds to those of an organisation; null when it adds none. @throws as `readyPicture`, with the field that it is about. */
export async function sentPhotograph(form: FormData): Promise<ReadyPicture | null> {
	try {
		return await sentPicture(form, NEW);
	} catch (error) {
		if (error instanceof Refusal) throw refused(error.code, { ...error.params, field: NEW }, error.status);
		throw error;
	}
}

/**
 * The pictures that an organisation has after a form: those that it had with their words as they are now, but for the removed, then the new one; the one that
 * is chosen stands first.
 * @throws kernel_picture_alt, with the field that it is about.
 */
export async function photographsIn(
	tx: Tx,
	form: FormData,
	{ sent, before }: Readonly<{ sent: ReadyPicture | null; before: readonly OwnedPicture[] }>,
	locale: Locale
): Promise<OwnedPicture[]> {
	const pictures = before.flatMap((one) => {
		const name = photoField(one.hash);
		// a form that was drawn before it was there says nothing of it
		return form.has(`${name}_owner`) ? (ownedIn(form, name, { sent: null, before: one }, locale) ?? []) : one;
	});
	const added = sent && ownedIn(form, NEW, { sent, before: null }, locale);
	if (sent && added && pictures.every(({ hash }) => hash !== added.hash)) {
		if (pictures.length >= MOST_PICTURES) throw refused('network_pictures_many', { field: NEW }, 422);
		await keepPicture(tx, sent);
		pictures.push(added);
	}
	const first = fieldOf(form, 'photo_first');
	return pictures.toSorted((one, other) => Number(other.hash === first) - Number(one.hash === first));
}

function ownedIn(
	form: FormData,
	name: string,
	given: Readonly<{ sent: ReadyPicture | null; before: OwnedPicture | null }>,
	locale: Locale
): OwnedPicture | null {
	try {
		const picture = pictureField(form, name, given, locale);
		return picture && { ...picture, owner: fieldOf(form, `${name}_owner`).trim().slice(0, 120) };
	} catch (error) {
		if (error instanceof Refusal) throw refused(error.code, { ...error.params, field: `${name}_alt` }, error.status);
		throw error;
	}
}
