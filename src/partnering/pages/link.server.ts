import type { RequestEvent } from '@sveltejs/kit';
import { change, changeGiven } from '#web/act.server.ts';
import { fieldOf, typedTexts } from '#web/form.server.ts';
import { Answer } from '../proposal.ts';
import { outcomeByLink, renewalByLink, renewByLink, sayOutcomeByLink, withdrawByLink } from '../server/index.ts';

type Asked = Pick<RequestEvent, 'request' | 'locals' | 'setHeaders'>;
const by = { source: 'web' } as const;

/** Whether it still holds, as a letter asks. @throws 404 */
export async function renewalShown(token: string) {
	const { title, until, answered } = await renewalByLink(token);
	return { title, until, answered };
}

export const renewFrom = (event: Asked, token: string) =>
	change(event, {}, (tx) => renewByLink(tx, token, by), `/partnering/renew/${token}?done=renewed`);

export const withdrawFrom = (event: Asked, token: string) =>
	change(event, {}, (tx) => withdrawByLink(tx, token, by), `/partnering/renew/${token}?done=withdrawn`);

/** What came of an agreement, as a letter asks. @throws 404 */
export async function outcomeShown(token: string) {
	const { title, side, answer, authorName, interestedName } = await outcomeByLink(token);
	return { title, answer, who: side === 'author' ? interestedName : authorName };
}

export async function outcomeFrom(event: Asked, token: string) {
	const form = await event.request.formData();
	const given = Answer.safeParse({ answer: fieldOf(form, 'answer') });
	return changeGiven(
		event,
		typedTexts(form),
		given,
		(tx, { answer }) => sayOutcomeByLink(tx, token, answer, by),
		`/partnering/after/${token}?done=said`
	);
}
