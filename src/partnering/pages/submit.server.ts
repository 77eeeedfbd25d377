import type { RequestEvent } from '@sveltejs/kit';
import { refused } from '#kernel/errors.ts';
import { bearerOf } from '#kernel/server/bearer.ts';
import { limit, limitLetter } from '#kernel/server/limits.ts';
import type { Locale } from '#kernel/words.ts';
import { sectors } from '#network/server';
import { attempt, change } from '#web/act.server.ts';
import { fieldOf, problemsOf, typedTexts } from '#web/form.server.ts';
import { byHand, drawnNow } from '#web/human.server.ts';
import { hasSheet } from '../kinds.ts';
import { Submission, type Submitted } from '../outside.ts';
import { type Proposal, putUpByLink, submissionByLink, submit } from '../server/index.ts';
import { countryChoices, isCountry } from './countries.server.ts';
import { emptyProposal, type ProposalTyped, typedIn } from './form.server.ts';
import { namesOf } from './proposal.server.ts';

type Asked = Pick<RequestEvent, 'request' | 'locals' | 'setHeaders' | 'getClientAddress' | 'platform'>;

/** The form in which an organisation abroad puts up what it offers or seeks. */
export async function submissionForm(locale: Locale) {
	const known = await sectors();
	return {
		typed: emptyProposal(),
		choices: { sectors: known.map(({ slug, label }) => ({ slug, label })) },
		...{ countries: countryChoices(locale), drawn: drawnNow(), today: new Date().toISOString().slice(0, 10) }
	};
}

/** Keeps it until its address is proved. */
export async function submitFrom(event: Asked) {
	const { locale } = event.locals;
	const form = await event.request.formData();
	const read = await typedIn(form);
	const typed = { ...read, text: { ...typedTexts(form).text, ...read.text } };
	const given = Submission.safeParse(submissionIn(form, typed, locale));
	if (!given.success) return problemsOf(given.error, typed, locale);
	return attempt(event, '', typed, async () => {
		if (!byHand(form)) throw refused('moderation_again', {}, 422);
		const bearer = bearerOf(event);
		await limit('letter', `abroad ${bearer}`);
		await limitLetter({ to: given.data.email, from: bearer });
		const to = '/partnering/from-abroad?done=submitted';
		return change(event, typed, (tx) => submit(tx, given.data), to, { partnering_until_wrong: 'until' });
	});
}

/** What the link of the letter asks whoever puts something up. @throws 404 */
export async function submissionShown(token: string) {
	const { id, given, path } = await submissionByLink(token);
	const proposal = given && asIfPublished(id, given);
	return { path, shown: proposal && { proposal, ...(await namesOf(proposal)) }, person: given?.person ?? '' };
}

/** What was typed, as the page of the proposal will show it. */
function asIfPublished(id: string, { name, country, ...given }: Submitted): Proposal {
	const { direction, kind, title, needs, sectors: its, locality, languages, until, sheet } = given;
	return {
		...{ id, direction, kind, title, needs, sectors: its, locality, languages, until, sheet },
		...{ owns: false, organization: { id, slug: null, name, country }, skills: [], nace: [], audience: 'public' },
		...{ anonymous: false, state: 'open', fictional: false, publishedAt: null, updatedAt: new Date() }
	};
}

/** Sends it to the team: the link has proved its address. */
export async function putUpFrom(event: Asked, token: string) {
	await event.request.formData();
	return change(
		event,
		{},
		(tx) => putUpByLink(tx, token),
		(path) => `${path}?done=put`
	);
}

function submissionIn(form: FormData, { text, thesis, sectors: its, languages }: ProposalTyped, locale: Locale) {
	const { direction, kind, title, needs, locality, until, stage, licence } = text;
	const country = fieldOf(form, 'country');
	return {
		...{ name: fieldOf(form, 'name'), person: fieldOf(form, 'person'), number: fieldOf(form, 'number') },
		...{ country: isCountry(country) ? country : '', email: fieldOf(form, 'email') },
		...{ locale: fieldOf(form, 'locale') || locale, title, needs, locality, until },
		...{ direction: direction || undefined, kind: kind || undefined, sectors: [...its], languages: [...languages] },
		sheet: hasSheet(kind ?? '') ? { stage: stage || undefined, licence: licence || null, thesis } : null
	};
}
