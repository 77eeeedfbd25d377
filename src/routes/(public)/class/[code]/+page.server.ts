import { missing } from '#kernel/errors.ts';
import { limitGuess } from '#kernel/server/guesses.ts';
import { limitWrong } from '#kernel/server/limits.ts';
import { readCode } from '#learning';
import { endOfDay, keepSession } from '#learning/pages/class/pupil.server.ts';
import { classByCode, signPupilIn } from '#learning/server';
import { attemptTo } from '#web/act.server.ts';
import { fieldOf, ticked } from '#web/form.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, setHeaders, getClientAddress }) => {
	setHeaders({ 'cache-control': 'private, no-store' });
	const { byLesson, pupils } = await limitGuess(getClientAddress(), () => classByCode(codeOf(params)));
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
		const [until, address] = [await endOfDay(), event.getClientAddress()];
		return attemptTo(
			event,
			again.typed,
			async () => {
				await limitGuess(address, () => classByCode(code));
				const opens = () => signPupilIn(code, pupil, picked, until);
				const { token } = await limitWrong('pictures', `${code} ${address}`, opens);
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
