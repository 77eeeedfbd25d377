import { createHash } from 'node:crypto';

/** What of a file a string is planted in: each by itself, for each is shown to others. */
export const fields = [
	...(['name', 'sentence', 'needs', 'locality', 'promises', 'mailbox', 'asked', 'holderName', 'email'] as const),
	...(['numberKeeper', 'numberPartners', 'numberEveryone', 'documentName', 'document', 'step', 'goal'] as const),
	...(['contactPrivate', 'contactShared', 'contactStruck', 'contactPartner', 'contactPartnerPrivate'] as const),
	...(['question', 'answer', 'questionName', 'questionPath', 'referral'] as const),
	...([
		'linkAsks',
		'linkPartner',
		'linkAddress',
		'linkBy',
		'linkWords',
		'returnedAsks',
		'returnedWords',
		'story'
	] as const),
	...(['topic', 'declineWord', 'projectName', 'mentorAsked', 'mentorSentence', 'mentorPlace', 'mentorLink'] as const),
	...(['letterName', 'letterAddress', 'letterTo', 'letterSubject', 'letterWords', 'letterQuoted'] as const),
	...(['letterForwarded', 'letterCalendar', 'letterDocumentName', 'letterDocument', 'letterOfHolder'] as const),
	...(['filedWords', 'filedDocument', 'filedShared', 'filedSharedDocument'] as const),
	...(['appointment', 'appointmentPlace', 'appointmentLink', 'appointmentHeld', 'appointmentBefore'] as const),
	...(['signedName', 'followMoved', 'numberFollowJobs', 'numberFollowFunds'] as const),
	...(['briefTitle', 'briefNeeds', 'briefPlace', 'briefOffer', 'briefReason', 'briefDocumentName'] as const),
	...([
		'briefDocument',
		'briefResult',
		'briefResultOf',
		'briefTestimony',
		'briefWithdrawn',
		'numberBudget',
		'numberOffer'
	] as const),
	...(['playtestTitle', 'playtestWords', 'playtestSeeks', 'playtestNda', 'playtestLink', 'playtestDetails'] as const),
	...(['playtestQuestion', 'playtestAnswer', 'playtestDraft', 'testerName', 'testerLikes'] as const),
	...(['cardName', 'cardSentence', 'cardPlace'] as const)
];
export type Field = (typeof fields)[number];

/** A word that stands in all that is planted: whoever searches for it is shown what she may find. */
export const COMMON = 'quartzite';

const digest = (file: number, field: Field): string => createHash('sha256').update(`${file} ${field}`).digest('hex');

/** The string of a field of a file, which stands nowhere else: letters alone, so that no search takes it apart. */
export const markerOf = (file: number, field: Field): string =>
	`zq${digest(file, field)
		.slice(0, 18)
		.replace(/\d/g, (one) => 'ghijklmnop'[Number(one)] ?? '')}`;

/** The same for a number, in hundredths: ten digits that no page has by chance. */
export const numberOf = (file: number, field: Field): number =>
	1_000_000_000 + (Number.parseInt(digest(file, field).slice(0, 11), 16) % 9_000_000_000);

/** Which of the planted strings stand in a text: the keys `<file> <field>`. */
export function readIn(text: string, keys: ReadonlyMap<string, string>): Set<string> {
	const found = new Set<string>();
	for (const [word] of text.matchAll(/zq[a-p]{18}/g)) if (keys.has(word)) found.add(keys.get(word) ?? '');
	const closed = text
		.replaceAll(/&nbsp;|&#160;|\\u00a0|\\u202f/g, '\u00a0')
		.replaceAll(/(?<=\d)[\u00a0\u202f\u2009 .’](?=\d{3}(?!\d))/g, '');
	for (const [, whole = ''] of closed.matchAll(/(?<!\d)(\d{8}|\d{10})(?!\d)/g))
		if (keys.has(whole)) found.add(keys.get(whole) ?? '');
	return found;
}

/** Every string with the key of where it was planted; a number is there in hundredths and in whole ones. */
export function keysOf(count: number): Map<string, string> {
	const keys = new Map<string, string>();
	for (let file = 0; file < count; file++)
		for (const field of fields)
			if (field.startsWith('number')) {
				keys.set(String(numberOf(file, field)), `${file} ${field}`);
				keys.set(String(numberOf(file, field)).slice(0, -2), `${file} ${field}`);
			} else keys.set(markerOf(file, field), `${file} ${field}`);
	return keys;
}
