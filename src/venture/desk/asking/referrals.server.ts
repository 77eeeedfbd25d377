import type { RequestEvent } from '@sveltejs/kit';
import { missing } from '#kernel/errors.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { bearerOf } from '#kernel/server/bearer.ts';
import { idempotencyKey } from '#kernel/server/kept/page.ts';
import { limitLetter } from '#kernel/server/limits.ts';
import { organizationNames } from '#network/server';
import { attempt, changeGiven } from '#web/act.server.ts';
import { fieldOf, keyIn, ticked, typedOf } from '#web/form.server.ts';
import { byOf } from '#web/require.server.ts';
import { NewReferral, PartnerAnswer } from '../../asking/referring.ts';
import { answerInDesk, type Origin, proposeReferral, referralFor, referralsFor, sourceOf } from '../../server/index.ts';

type Asked = Pick<RequestEvent, 'request' | 'locals' | 'setHeaders' | 'getClientAddress' | 'platform'>;

/** The referrals of a viewer's organisations: those that came to them, and those that they have proposed. */
export async function referralsShown(viewer: Viewer) {
	const all = await referralsFor(viewer);
	const brief = (as: 'referrer' | 'partner') =>
		all
			.filter((one) => one.as === as)
			.map(({ id, name, partner, fromName, state, nextDay }) => ({ id, name, partner, fromName, state, nextDay }));
	return { received: brief('partner'), proposed: brief('referrer') };
}

/** One of them, as much of it as the viewer may read. @throws 404 */
export async function deskReferralShown(viewer: Viewer, id: string) {
	const referral = await referralFor(viewer, id);
	const { as, partner, fromName, name, email, asks, carries, parts, state, steps, nextDay, wording, locale } = referral;
	return {
		referral: { id, as, partner, fromName, name, email, asks, carries, parts, state, steps, nextDay, wording, locale },
		origin: as === 'referrer' ? originPath(referral) : null
	};
}

const originPath = ({ question, file }: { question: string | null; file: string | null }): string =>
	question ? `question=${question}` : `file=${file}`;

/** What an address asks to refer. @throws 404 when it names nothing */
export function originIn(url: URL): Origin {
	const [question, file] = [url.searchParams.get('question'), url.searchParams.get('file')];
	if (question) return { question };
	if (file) return { file, holder: url.searchParams.get('holder') };
	throw missing();
}

/** What the form of a new referral offers. @throws 404, venture_holder_missing */
export async function newReferralShown(viewer: Viewer, origin: Origin) {
	const [source, all] = await Promise.all([sourceOf(viewer, origin), organizationNames()]);
	return {
		...{ key: idempotencyKey(), name: source.about.name, email: source.about.email },
		offered: source.offered,
		hasParts: source.file !== null,
		organizations: all
			.filter(({ id }) => id !== source.organization)
			.map(({ id, name }) => ({ value: id, label: name })),
		question: source.question?.id ?? null
	};
}

/** Proposes what the form says, and leads to it. */
export async function proposeFrom(event: Asked, viewer: Viewer, origin: Origin) {
	const form = await event.request.formData();
	const typed = {
		...typedOf(form, ['organization', 'name', 'email', 'asks']),
		carries: ticked(form, 'carries'),
		parts: ticked(form, 'parts'),
		story: fieldOf(form, 'story') === 'yes'
	};
	const read = NewReferral.safeParse({
		...typed,
		organization: typed.organization || null,
		email: typed.email.trim() || null
	});
	return attempt(event, '', typed, async () => {
		if (read.success && read.data.email) await limitLetter({ to: read.data.email, from: bearerOf(event) });
		return changeGiven(
			event,
			typed,
			read,
			(tx, given) => proposeReferral(tx, origin, { ...given, id: keyIn(form) }, viewer, byOf(viewer)),
			(id) => `/desk/ventures/referrals/${id}?done=proposed`,
			{ asking_partner_address: 'email', asking_partner_own: 'organization', asking_story_media: 'organization' }
		);
	});
}

/** The partner's adviser answers as the form says. */
export async function answerReferralFrom(event: Asked, viewer: Viewer, id: string, kind: PartnerAnswer['answer']) {
	const typed = typedOf(await event.request.formData(), ['name', 'words']);
	return changeGiven(
		event,
		typed,
		PartnerAnswer.safeParse({ answer: kind, name: typed.name, words: typed.words }),
		(tx, given) => answerInDesk(tx, id, given, viewer, byOf(viewer)),
		`/desk/ventures/referrals/${id}?done=answered`
	);
}
