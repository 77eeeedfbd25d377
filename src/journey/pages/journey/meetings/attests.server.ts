import { ticked } from '#web/form.server.ts';

/** What a form says that somebody showed: pairs of a competence and a level; a competence that is left empty says nothing. */
export function attestsIn(form: FormData): { competence: string; level: number }[] {
	const levels = ticked(form, 'attest_level');
	return ticked(form, 'attest_competence').flatMap((competence, index) =>
		competence ? [{ competence, level: Number(levels[index] ?? 1) }] : []
	);
}
