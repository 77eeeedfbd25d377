import { personById } from '#kernel/identity/server/persons.ts';
import type { Tx } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import { m } from '#messages';
import { daySaid, writeTo } from './letters.ts';
import { linkTo } from './links.ts';
import { type Referral, referralById } from './referral-rows.ts';

/** Asks somebody whether she is to be referred, or reminds her. What would go along is behind the link. */
export async function writeConsent(tx: Tx, referral: Referral, step: 'proposed' | 'reminded'): Promise<void> {
	const { id, person, email, locale, partner, fromName: from, nextDay } = referral;
	const said = { partner, from, day: nextDay ? daySaid(nextDay, locale) : '' };
	await writeTo(tx, {
		...{ to: email, person, locale, words: 'people', confidential: true },
		subject:
			step === 'proposed'
				? m.asking_letter_consent_subject(said, { locale })
				: m.asking_letter_consent_again_subject(said, { locale }),
		parts: [
			m.asking_letter_consent(said, { locale }),
			...(step === 'reminded' ? [m.asking_letter_consent_until(said, { locale })] : []),
			m.asking_letter_consent_link({}, { locale })
		],
		path: `/talk/referral/${linkTo('consent', id)}`
	});
}

/** Writes to whoever answers for a partner: its advisers, who find it in Coulisses, else its address, with a link. Nothing of whom it is about, or of what is asked, is in the letter. */
export async function writePartner(
	tx: Tx,
	referral: Referral,
	advisers: readonly string[],
	times: number
): Promise<void> {
	const { name } = await hub();
	for (const id of advisers) {
		const person = await personById(id, tx);
		if (person?.email)
			await writeTo(tx, {
				...{ to: person.email, person: id, locale: person.locale, words: 'hub' },
				...partnerSentences(name, times, person.locale),
				path: `/desk/ventures/referrals/${referral.id}`
			});
	}
	if (advisers.length || !referral.partnerEmail) return;
	const { locale } = referral;
	await writeTo(tx, {
		...{ to: referral.partnerEmail, person: null, locale, words: 'hub', confidential: true },
		...partnerSentences(name, times, locale),
		path: `/talk/partner/${linkTo('partner', referral.id)}`
	});
}

function partnerSentences(name: string, times: number, locale: Referral['locale']) {
	const said = { hub: name };
	return {
		subject: times
			? m.asking_letter_partner_again_subject(said, { locale })
			: m.asking_letter_partner_subject(said, { locale }),
		parts: [
			times ? m.asking_letter_partner_again(said, { locale }) : m.asking_letter_partner(said, { locale }),
			m.asking_letter_partner_link({}, { locale })
		]
	};
}

/** Sends the code with which a partner answers. */
export async function writeCode(
	tx: Tx,
	{ id, partnerEmail, locale }: Referral,
	code: string,
	minutes: number
): Promise<void> {
	const { name } = await hub();
	await writeTo(tx, {
		...{ to: partnerEmail ?? '', person: null, locale, words: 'hub', confidential: true },
		subject: m.asking_letter_code_subject({ hub: name }, { locale }),
		parts: [m.asking_letter_code({ code, minutes }, { locale }), m.asking_letter_code_not({}, { locale })],
		path: `/talk/partner/${linkTo('partner', id)}`
	});
}

type End = 'accepted' | 'returned' | 'unanswered';

const personSubjects = {
	accepted: m.asking_letter_accepted_subject,
	returned: m.asking_letter_returned_subject,
	unanswered: m.asking_letter_unanswered_subject
} as const;

const personTexts = {
	accepted: m.asking_letter_accepted,
	returned: m.asking_letter_returned,
	unanswered: m.asking_letter_unanswered
} as const;

/** Tells somebody what became of her referral, with the partner's words. */
export async function tellPerson(tx: Tx, referral: Referral, end: End): Promise<void> {
	const { id, person, email, locale, partner, fromName: from, steps } = referral;
	const last = steps.at(-1);
	const said = { partner, from, name: last?.byName ?? '' };
	await writeTo(tx, {
		...{ to: email, person, locale, words: 'people', confidential: true },
		subject: personSubjects[end](said, { locale }),
		parts: [personTexts[end](said, { locale }), ...(end !== 'unanswered' && last?.words ? [last.words] : [])],
		path: `/talk/referral/${linkTo('consent', id)}`
	});
}

const referrerSubjects = {
	refused: m.asking_letter_told_refused,
	lapsed: m.asking_letter_told_lapsed,
	withdrawn: m.asking_letter_told_withdrawn,
	accepted: m.asking_letter_told_accepted,
	returned: m.asking_letter_told_returned,
	unanswered: m.asking_letter_told_unanswered
} as const;

/** Tells whoever proposed a referral what became of it; about whom it is, and why, she reads in Coulisses. */
export async function tellReferrer(
	tx: Tx,
	{ id, referrer }: Referral,
	end: keyof typeof referrerSubjects
): Promise<void> {
	const person = referrer ? await personById(referrer, tx) : undefined;
	if (!person?.email) return;
	const { locale } = person;
	const { partner } = await referralById(id, tx);
	const { name } = await hub();
	await writeTo(tx, {
		...{ to: person.email, person: person.id, locale, words: 'people', confidential: true },
		subject: referrerSubjects[end]({ partner }, { locale }),
		parts: [m.asking_letter_told({ hub: name }, { locale })],
		path: `/desk/ventures/referrals/${id}`
	});
}
