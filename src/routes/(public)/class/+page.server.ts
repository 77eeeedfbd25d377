import { redirect } from '@sveltejs/kit';
import { href } from '#kernel/address.ts';
import { Refusal } from '#kernel/errors.ts';
import { type Bearer, bearerOf } from '#kernel/server/bearer.ts';
import { deviceOf } from '#kernel/server/device.ts';
import { words } from '#kernel/server/errors.ts';
import { limitGuess } from '#kernel/server/guesses.ts';
import { readCode } from '#learning';
import { pupilOf } from '#learning/pages/class/pupil.server.ts';
import { classByCode } from '#learning/server';
import type { PageServerLoad } from './$types';

/** A code typed into the form of this page is asked for like a page: it changes nothing. */
export const load: PageServerLoad = async (event) => {
	const { url, cookies, locals } = event;
	const bearer = bearerOf(event);
	deviceOf(event);
	const pupil = await pupilOf(cookies);
	const typed = (url.searchParams.get('code') ?? '').slice(0, 40);
	const problem = typed ? await obstacle(typed, bearer) : null;
	if (typed && !problem) redirect(303, href(`/class/${readCode(typed)}`, locals.locale));
	return {
		area: 'learning' as const,
		pseudonym: pupil?.pseudonym ?? null,
		typed,
		problem: problem && words(problem, {}, locals.locale)
	};
};

/** Why a code opens no class, as the key of the sentence; null when it does. */
async function obstacle(typed: string, bearer: Bearer): Promise<string | null> {
	const code = readCode(typed);
	if (!code) return 'classes_code_form';
	return limitGuess(bearer, () => classByCode(code)).then(
		() => null,
		(error: unknown) => {
			if (error instanceof Refusal && error.status === 404) return 'classes_code_wrong';
			throw error;
		}
	);
}
