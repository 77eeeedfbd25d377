import { type ActionFailure, fail } from '@sveltejs/kit';
import type { SeriesDate } from '#agenda';
import { Refusal } from '#kernel/errors.ts';
import { transaction } from '#kernel/server/db.ts';
import { words } from '#kernel/server/errors.ts';
import type { Locale } from '#kernel/words.ts';
import { pictureField } from '../../../picture.server.ts';
import type { Typed } from './typed.server.ts';

/** What a form of activities answers with when it is shown again. */
export type Shown = { typed: Typed; problems: Record<string, string>; dates: readonly SeriesDate[] };

export const again = (
	status: number,
	typed: Typed,
	problems: Record<string, string>,
	dates: readonly SeriesDate[] = []
) => fail<Shown>(status, { typed, problems, dates });

export const isFailure = (value: object): value is ActionFailure<Shown> => 'status' in value && 'data' in value;

/** What was typed with the picture that came along: kept at once, so that another problem of the form does not lose it. */
export async function withPicture(form: FormData, typed: Typed, locale: Locale): Promise<Typed | ActionFailure<Shown>> {
	try {
		return { ...typed, picture: await transaction((tx) => pictureField(tx, form, 'picture', typed.picture, locale)) };
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		const field = error.code === 'kernel_picture_alt' ? 'picture_alt' : 'picture';
		return again(422, typed, { [field]: words(error.code, error.params, locale) });
	}
}
