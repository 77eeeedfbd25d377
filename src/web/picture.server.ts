import { refused } from '#kernel/errors.ts';
import type { Picture } from '#kernel/picture.ts';
import { bytesOf } from '#kernel/server/bodies.ts';
import { type ReadyPicture, readyPicture } from '#kernel/server/pictures.ts';
import type { Locale } from '#kernel/words.ts';
import { fieldOf, wordsField } from './form.server.ts';

/** The picture that a form sends in a field, made ready while no transaction waits for it; null when it sends none. @throws what `readyPicture` throws. */
export async function sentPicture(form: FormData, name: string): Promise<ReadyPicture | null> {
	const file = form.get(name);
	return file instanceof File && file.size > 0 ? readyPicture(await bytesOf(file)) : null;
}

/**
 * What `PictureField` means: the picture that it sent, the one there was (with its words as they are now), or none. One that was sent is kept
 * (`keepPicture`) in the transaction that writes the form, once nothing else of it is refused.
 * @throws kernel_picture_alt when a picture has no words.
 */
export function pictureField(
	form: FormData,
	name: string,
	{ sent, before }: Readonly<{ sent: ReadyPicture | null; before: Picture | null }>,
	locale: Locale
): Picture | null {
	if (!sent && (!before || fieldOf(form, `${name}_remove`))) return null;
	const alt = wordsField(form, `${name}_alt`, locale);
	if (!alt) throw refused('kernel_picture_alt', {}, 422);
	return sent ? { ...sent.picture, alt } : before && { ...before, alt };
}
