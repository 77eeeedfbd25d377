import { refused } from '#kernel/errors.ts';
import type { Picture } from '#kernel/picture.ts';
import type { Tx } from '#kernel/server/db.ts';
import { keepPicture } from '#kernel/server/pictures.ts';
import type { Locale } from '#kernel/words.ts';
import { fieldOf, wordsField } from './form.server.ts';

/**
 * What `PictureField` sent: the new picture, the one there was (with its words as they are now), or none.
 * @throws kernel_picture_alt when a picture has no words, and what `keepPicture` throws.
 */
export async function pictureField(
	tx: Tx,
	form: FormData,
	name: string,
	before: Picture | null,
	locale: Locale
): Promise<Picture | null> {
	const file = form.get(name);
	const sent = file instanceof File && file.size > 0 ? file : null;
	if (!sent && (!before || fieldOf(form, `${name}_remove`))) return null;
	const alt = wordsField(form, `${name}_alt`, locale);
	if (!alt) throw refused('kernel_picture_alt', {}, 422);
	if (sent) return { ...(await keepPicture(tx, Buffer.from(await sent.arrayBuffer()))), alt };
	return before && { ...before, alt };
}
