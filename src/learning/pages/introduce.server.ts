import { z } from 'zod';
import { transaction } from '#kernel/server/db.ts';
import type { Locale } from '#kernel/words.ts';
import { fieldOf, problemsOf } from '#web/form.server.ts';
import type { Workshop } from '../index.ts';
import { introduce } from '../server/index.ts';

/** Keeps of what discipline and campus a participant of a workshop says she is. @returns what to answer when one is not said; null when it is kept. */
export async function introduced(form: FormData, workshop: Workshop, person: string, locale: Locale) {
	const typed = {
		...{ question: '', signed: '', workshop: workshop.id },
		...{ discipline: fieldOf(form, 'discipline'), campus: fieldOf(form, 'campus') }
	};
	const one = (options: Workshop['campuses']) =>
		z
			.string()
			.max(100, { error: 'workshops_choose' })
			.refine((id) => options.some((option) => option.id === id), { error: 'workshops_choose' });
	const read = z.object({ discipline: one(workshop.disciplines), campus: one(workshop.campuses) }).safeParse(typed);
	if (!read.success) return problemsOf(read.error, typed, locale);
	await transaction((tx) => introduce(tx, workshop, person, read.data));
	return null;
}
