import type { RequestEvent } from '@sveltejs/kit';
import { refused } from '#kernel/errors.ts';
import { bearerOf } from '#kernel/server/bearer.ts';
import { transaction } from '#kernel/server/db.ts';
import { limit, limitLetter } from '#kernel/server/limits.ts';
import { attempt, change } from '#web/act.server.ts';
import { problemsOf, typedOf } from '#web/form.server.ts';
import { veiled } from '#web/veiled.ts';
import { PartnerAnswer } from '../../asking/referring.ts';
import { answerByLink, linked, type Referral, referralByLink, sendCode, tryCode } from '../../server/index.ts';

type Asked = Pick<RequestEvent, 'request' | 'locals' | 'setHeaders' | 'getClientAddress' | 'platform'>;

/** The referral that the link of a letter leads to, for the partner it went to. @throws 404 for a link that is not ours */
export const requirePartner = (token: string): Promise<Referral> => referralByLink(linked('partner', token));

/** A referral as a partner reads it by its link. */
export function partnerShown(referral: Referral) {
	const { partner, partnerEmail, fromName, name, asks, carries, state, steps, locale } = referral;
	const answered = steps.findLast(({ step }) => step === 'accepted' || step === 'returned');
	return {
		referral: { partner, fromName, name, asks, carries, state, locale },
		// who has the link and not the letter box learns no address
		email: partnerEmail && veiled(partnerEmail),
		answered: answered ? { byName: answered.byName, at: answered.at } : null
	};
}

/** Sends a code to the address that the letter went to. */
export const codeFrom = (event: Asked, { id, partnerEmail }: Referral, token: string) =>
	attempt(event, '', {}, async () => {
		await limit('letter', `code ${id}`);
		await limitLetter({ to: partnerEmail ?? '', from: bearerOf(event) });
		return change(event, {}, (tx) => sendCode(tx, id), `/talk/partner/${token}?done=code#answer`);
	});

/** Answers with the code of the letter: a wrong one is counted, whatever becomes of the answer. */
export async function answerFrom(event: Asked, { id }: Referral, token: string, answer: PartnerAnswer['answer']) {
	const typed = typedOf(await event.request.formData(), ['code', 'name', 'words']);
	const given = PartnerAnswer.safeParse({ answer, name: typed.name, words: typed.words });
	if (!given.success) return problemsOf(given.error, typed, event.locals.locale);
	const by = { actor: null, source: 'web' } as const;
	return attempt(event, 'code', typed, async () => {
		if (!(await transaction((tx) => tryCode(tx, id, typed.code)))) throw refused('asking_code_wrong', {}, 422);
		const write = (tx: Parameters<typeof answerByLink>[0]) => answerByLink(tx, id, typed.code, given.data, by);
		return change(event, typed, write, `/talk/partner/${token}`, { asking_code_wrong: 'code' });
	});
}
