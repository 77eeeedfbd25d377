import type { ActionFailure } from '@sveltejs/kit';
import { Refusal, refused } from '#kernel/errors.ts';
import type { Picture } from '#kernel/picture.ts';
import type { SeriesDate } from '#kernel/recurrence.ts';
import { words } from '#kernel/server/errors.ts';
import { previewOf, putAside, type ReadyPicture, takeAside } from '#kernel/server/pictures.ts';
import type { Locale } from '#kernel/words.ts';
import type { RoomNews } from '#spaces/desk/rooms/news.ts';
import type { Asked } from '#web/asking.ts';
import { fail } from '#web/fail.server.ts';
import { pictureField, sentPicture } from '#web/picture.server.ts';
import { type AddedPicture, addedPicture } from '#web/text-picture.server.ts';
import type { Doubt } from './doubts.ts';
import type { Typed } from './typed.server.ts';

/** What a form of activities answers with when it is shown again. */
export type Shown = {
	typed: Typed;
	problems: Record<string, string>;
	dates: readonly SeriesDate[];
	asks?: Asked;
	room?: RoomNews | null;
	doubts?: readonly Doubt[];
};

export const again = (
	status: number,
	typed: Typed,
	problems: Record<string, string>,
	{ dates = [], room = null, ...more }: Partial<Omit<Shown, 'typed' | 'problems'>> = {}
) => fail<Shown>(status, { typed, problems, dates, room, ...more });

export const isFailure = (value: object): value is ActionFailure<Shown> => 'status' in value && 'data' in value;

const fields: Readonly<Record<string, string>> = { kernel_picture_alt: 'picture_alt', web_text_picture_alt: 'body' };

type Given = Readonly<{ typed: Typed; kept: Picture | null; locale: Locale }>;

/**
 * What was typed with the pictures that came along, its own now or at an earlier try: put aside, so that another problem of the form does not lose it, and kept
 * with what the form writes.
 * @param kept the picture that the activity has already.
 */
export async function withPicture(
	form: FormData,
	{ typed, kept, locale }: Given
): Promise<Readonly<{ typed: Typed; sent: ReadyPicture | null; added: AddedPicture }> | ActionFailure<Shown>> {
	let shown = typed;
	try {
		const chosen = await sentPicture(form, 'picture');
		const earlier = chosen || typed.picture?.hash === kept?.hash ? null : typed.picture;
		const sent = chosen ?? (earlier && (await takeAside(earlier)));
		if (earlier && !sent) {
			shown = { ...typed, picture: kept };
			throw refused('kernel_picture_gone', {}, 422);
		}
		if (sent) {
			await putAside(sent);
			shown = { ...typed, preview: await previewOf(sent) };
		}
		const picture = pictureField(form, 'picture', { sent: chosen, before: typed.picture }, locale);
		const added = await addedPicture(form, 'body', locale);
		return { typed: { ...shown, picture }, sent: picture && sent, added };
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		return again(422, shown, { [fields[error.code] ?? 'picture']: words(error.code, error.params, locale) });
	}
}
