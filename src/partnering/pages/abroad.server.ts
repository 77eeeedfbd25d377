import type { RequestEvent } from '@sveltejs/kit';
import { missing, refused } from '#kernel/errors.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { bearerOf } from '#kernel/server/bearer.ts';
import { limit, limitLetter } from '#kernel/server/limits.ts';
import type { Locale } from '#kernel/words.ts';
import { attempt, change, changeGiven } from '#web/act.server.ts';
import { fieldOf, problemsOf, typedTexts } from '#web/form.server.ts';
import { byHand, drawnNow } from '#web/human.server.ts';
import { bySelf } from '#web/require.server.ts';
import { OutsideAnswer, OutsideInterest, OutsideInvitation } from '../outside.ts';
import { answerByKnock, inviteOutside, knock, knockByLink } from '../server/index.ts';
import { countryChoices, isCountry } from './countries.server.ts';
import { namesOf, proposalShown } from './proposal.server.ts';

type Asked = Pick<RequestEvent, 'request' | 'locals' | 'setHeaders' | 'getClientAddress' | 'platform'>;

const PRIVATE = { 'cache-control': 'private, no-store', 'referrer-policy': 'same-origin' };

/** What everybody may answer from abroad, and the form. @throws 404 for what is not for everybody, or over */
export async function abroadShown(id: string, locale: Locale) {
	const shown = await proposalShown(null, id);
	if (shown.proposal.state !== 'open') throw missing();
	return { ...shown, countries: countryChoices(locale), drawn: drawnNow() };
}

/** Keeps an answer from abroad until its address is proved. */
export async function knockFrom(event: Asked, id: string) {
	const { locale } = event.locals;
	const form = await event.request.formData();
	const typed = typedTexts(form);
	const given = OutsideInterest.safeParse({
		...answerIn(form),
		email: fieldOf(form, 'email'),
		locale: fieldOf(form, 'locale') || locale
	});
	if (!given.success) return problemsOf(given.error, typed, locale);
	return attempt(event, '', typed, async () => {
		if (!byHand(form)) throw refused('moderation_again', {}, 422);
		const bearer = bearerOf(event);
		await limit('letter', `abroad ${bearer}`);
		await limitLetter({ to: given.data.email, from: bearer });
		return change(event, typed, (tx) => knock(tx, id, given.data), `/partnering/${id}/abroad?done=knocked`);
	});
}

/** What the link of a letter asks whoever answers from abroad. @throws 404 */
export async function knockShown(token: string, locale: Locale) {
	const { proposal, answer, invited, path } = await knockByLink(token);
	const names = proposal && (await namesOf(proposal));
	const countries = invited && !answer ? countryChoices(locale) : [];
	return { shown: proposal && names && { proposal, ...names }, answer, invited, path, countries };
}

/** Sends an answer whose address the link has proved. */
export async function answerFrom(event: Asked, token: string) {
	const form = await event.request.formData();
	const { answer } = await knockByLink(token);
	const by = { source: 'web' } as const;
	const to = (path: string): string => `${path}?done=interested`;
	const typed = typedTexts(form);
	if (answer || !form.has('words')) return change(event, typed, (tx) => answerByKnock(tx, token, null, by), to);
	const given = OutsideAnswer.safeParse(answerIn(form));
	return changeGiven(event, typed, given, (tx, its) => answerByKnock(tx, token, its, by), to);
}

/** Invites somebody abroad to answer a proposal of one's own. */
export async function inviteFrom(event: Asked, viewer: Viewer, id: string) {
	const form = await event.request.formData();
	const typed = typedTexts(form);
	const given = OutsideInvitation.safeParse({ email: fieldOf(form, 'email'), locale: fieldOf(form, 'locale') });
	if (!given.success) return problemsOf(given.error, typed, event.locals.locale);
	return attempt(event, '', typed, async () => {
		await limitLetter({ to: given.data.email, from: bearerOf(event) });
		const write: Parameters<typeof change>[2] = (tx) => inviteOutside(tx, id, given.data, viewer, bySelf(viewer));
		return change(event, typed, write, `/me/partnering/${id}?done=invited`);
	});
}

/** Nothing of a page that a link opens is kept on the way. */
export const keepPrivate = (event: Pick<RequestEvent, 'setHeaders'>): void => event.setHeaders(PRIVATE);

function answerIn(form: FormData) {
	const country = fieldOf(form, 'country');
	return {
		...{ name: fieldOf(form, 'name'), person: fieldOf(form, 'person'), number: fieldOf(form, 'number') },
		...{ country: isCountry(country) ? country : '', words: fieldOf(form, 'words') }
	};
}
