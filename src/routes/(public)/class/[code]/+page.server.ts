import { missing } from '#kernel/errors.ts';
import { bearerOf } from '#kernel/server/bearer.ts';
import { deviceOf } from '#kernel/server/device.ts';
import { limitGuess } from '#kernel/server/guesses.ts';
import { limitWrong } from '#kernel/server/limits.ts';
import { readCode } from '#learning';
import { endOfDay, keepSession } from '#learning/pages/class/pupil.server.ts';
import { classByCode, signPupilIn } from '#learning/server';
import { attemptTo } from '#web/act.server.ts';
import { fieldOf, ticked } from '#web/form.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	event.setHeaders({ 'cache-control': 'private, no-store' });
	const bearer = bearerOf(event);
	deviceOf(event);
	const { byLesson, pupils } = await limitGuess(bearer, () => classByCode(codeOf(event.params)));
	return { area: 'learning' as const, byLesson, pupils };
};

export const actions: Actions = {
	/** Without JavaScript the pictures come one by one; the third opens. */
	default: async (event) => {
		const form = await event.request.formData();
		const [pupil, picked] = [fieldOf(form, 'pupil'), ticked(form, 'picked').slice(0, 3)];
		const code = codeOf(event.params);
		const again = { typed: { pupil, picked: [] as string[] }, problems: {} as Record<string, string> };
		if (fieldOf(form, 'anew')) return again;
		if (code.length > 5 && picked.length < 3) return { ...again, typed: { pupil, picked } };
		const [until, bearer] = [await endOfDay(), bearerOf(event)];
		return attemptTo(
			event,
			again.typed,
			async () => {
				await limitGuess(bearer, () => classByCode(code));
				const opens = () => signPupilIn({ code, pupil, pictures: picked, device: event.locals.device }, until);
				const { token } = await limitWrong('pictures', `${bearer} ${code}`, opens);
				keepSession(event, token, until);
			},
			'/class/home'
		);
	}
};

function codeOf({ code }: { code: string }): string {
	const read = readCode(code);
	if (!read) throw missing();
	return read;
}
