import { refused } from '#kernel/errors.ts';
import { textSides } from '#kernel/richtext.ts';
import { pictureLine } from '#kernel/server/as-markdown.ts';
import type { ReadyPicture } from '#kernel/server/pictures.ts';
import { type Locale, locales, say, type Words } from '#kernel/words.ts';
import { fieldOf, wordsField } from './form.server.ts';
import { sentPicture } from './picture.server.ts';

const LONGEST_CAPTION = 300;

/** A picture that a form adds to a formatted text: to be kept with it, and how it is put in. */
export type AddedPicture = Readonly<{ ready: ReadyPicture | null; into: (text: Words | null) => Words | null }>;

/**
 * What the fields for a picture below a `RichTextField` mean: it comes at the end of the text, in each of its languages. It is kept (`keepPicture`) in the
 * transaction that writes the form.
 * @throws web_text_picture_alt when it has no words, and what `readyPicture` throws.
 */
export async function addedPicture(form: FormData, name: string, locale: Locale): Promise<AddedPicture> {
	const field = `${name}_picture`;
	const ready = await sentPicture(form, field);
	if (!ready) return { ready, into: (text) => text };
	const alt = wordsField(form, `${field}_alt`, locale);
	if (!alt) throw refused('web_text_picture_alt', {}, 422);
	const side = textSides.find((one) => one === fieldOf(form, `${field}_side`)) ?? null;
	const caption = fieldOf(form, `${field}_caption`).slice(0, LONGEST_CAPTION);
	const line = (language: Locale) => pictureLine({ ...ready.picture, side, caption, alt: say(alt, language).text });
	const into = (text: Words | null): Words => {
		const { source } = text ?? alt;
		const among = text ? locales.filter((one) => text[one] !== undefined) : [source];
		const changed = among.map((one) => [one, [text?.[one], line(one)].filter(Boolean).join('\n\n')] as const);
		return { source, ...Object.fromEntries(changed) };
	};
	return { ready, into };
}
