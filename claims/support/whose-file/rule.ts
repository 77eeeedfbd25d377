import type { Field } from './planted.ts';

/** Everybody who looks: those with a number of their own are of one file, the others one each. */
export const people = [
	...['founder', 'cofounder', 'left', 'asked', 'adviser', 'colleague', 'partner', 'third', 'mentor', 'declined'],
	...['tester', 'gaveBack', 'studio', 'station', 'byLink', 'coordinator', 'admin', 'member', 'visitor']
] as const;
export type Person = (typeof people)[number];

/** What is said of a file when the world is made. */
export type Made = Readonly<{
	at: number;
	/** Kept by the house of the adviser and her colleague; else the partner's house keeps it. */
	ours: boolean;
	/** What a holder has opened to the other of these two houses; null: nothing. */
	opened: readonly string[] | null;
	/** Opened to a third house, and taken back. */
	takenBack: boolean;
	cofounder: boolean;
	/** She was asked what became of it, was invited, and began a brief and a playtest before she left. */
	left: boolean;
	asked: boolean;
	mentored: boolean;
	/** Booked about a project that she names, and not about the file. */
	named: boolean;
	declined: boolean;
	questioned: boolean;
	referred: 'proposed' | 'agreed' | null;
	/** Referred to a partner without an account, which has answered. */
	linked: boolean;
	/** Referred to the other house, which has sent it back. */
	returned: boolean;
	story: boolean;
	letters: boolean;
	met: boolean;
	followed: boolean;
	brief: boolean;
	playtest: boolean;
	/** Its card for everybody: shown, or proposed to its holders. */
	card: 'shown' | 'proposed' | null;
	/** What belongs to no file, and is planted once. */
	first: boolean;
}>;

const parts = ['numbers', 'plan', 'contacts', 'documents', 'line'];

/** The files, each another way of who is what to it. The first has something of all that there is. */
export function madeOf(at: number): Made {
	const ours = at % 4 !== 3;
	return {
		...{ at, ours, takenBack: at % 5 === 0, first: at === 0 },
		opened: at % 3 === 1 ? null : parts.filter((_, bit) => ((at * 7 + 7) >> bit) & 1),
		...{ cofounder: at % 3 === 0, left: at % 4 === 0, asked: at % 5 < 2 },
		...{ mentored: at % 6 === 0, named: at % 12 === 0, declined: at % 6 < 2, questioned: ours && at % 7 === 0 },
		referred: ours && at % 7 === 1 ? 'proposed' : ours && at % 7 === 0 ? 'agreed' : null,
		...{ linked: at % 5 === 0, returned: at % 4 === 2, story: at % 6 === 0, letters: at % 2 === 0 },
		...{ met: at % 2 === 0, followed: at % 4 === 0, brief: at % 4 === 0, playtest: at % 5 === 0 },
		card: at % 9 === 0 ? 'shown' : at % 9 === 3 ? 'proposed' : null
	};
}

const when = (is: unknown, ...some: readonly Field[]): readonly Field[] => (is ? some : []);

const waiting = [
	...(['letterName', 'letterAddress', 'letterSubject', 'letterWords', 'letterQuoted'] as const),
	...(['letterForwarded', 'letterCalendar', 'letterDocumentName', 'letterDocument'] as const)
];
const filed = ['filedWords', 'filedDocument'] as const;
const meeting = ['appointment', 'appointmentPlace', 'appointmentLink'] as const;
const follow = ['followMoved', 'numberFollowJobs', 'numberFollowFunds'] as const;
const asksStudio = ['briefTitle', 'briefNeeds', 'briefPlace', 'briefOffer', 'briefReason', 'briefDocument'] as const;
const brief = [
	...asksStudio,
	'numberBudget',
	'numberOffer',
	'briefDocumentName',
	'briefResult',
	'briefResultOf',
	'briefWithdrawn'
] as const;
const announced = ['playtestTitle', 'playtestWords', 'playtestSeeks', 'playtestNda'] as const;
const inside = ['playtestLink', 'playtestDetails', 'playtestQuestion'] as const;
const shown = ['cardName', 'cardSentence', 'cardPlace'] as const;
const link = ['linkAsks', 'linkPartner', 'linkBy'] as const;
/** Who she is and how to reach her goes along with every referral. */
const reached = ['holderName', 'email'] as const;
const mentors = ['mentorAsked', 'mentorSentence', 'mentorPlace', 'mentorLink'] as const;

/** What is planted in a file: a note of a partner's adviser only where she reads the contacts. */
export function planted(file: Made): ReadonlySet<Field> {
	const notes = file.opened?.includes('contacts') ?? false;
	return new Set<Field>([
		...([
			'name',
			'sentence',
			'needs',
			'locality',
			'promises',
			'mailbox',
			'holderName',
			'email',
			'step',
			'goal'
		] as const),
		...(['numberKeeper', 'numberPartners', 'numberEveryone', 'documentName', 'document'] as const),
		...(['contactPrivate', 'contactShared', 'contactStruck'] as const),
		...when(notes, 'contactPartner', 'contactPartnerPrivate'),
		...when(file.asked, 'asked'),
		...when(file.questioned, 'question', 'answer', 'questionName', 'questionPath'),
		...when(file.referred, 'referral'),
		...when(file.linked, ...link, 'linkWords', 'linkAddress'),
		...when(file.returned, 'returnedAsks', 'returnedWords'),
		...when(file.story, 'story'),
		...when(file.mentored || file.declined, 'topic'),
		...when(file.declined, 'declineWord'),
		...when(file.named, 'projectName'),
		...when(file.letters, ...waiting, ...filed, 'letterTo', 'letterOfHolder', 'filedShared', 'filedSharedDocument'),
		...when(file.met, ...meeting, 'appointmentHeld', 'signedName'),
		...when(file.left && file.met, 'appointmentBefore'),
		...when(file.followed, ...follow),
		...when(file.brief, ...brief, 'briefTestimony'),
		...when(file.playtest, ...announced, ...inside, 'playtestAnswer', 'playtestDraft'),
		...when(file.card, ...shown),
		...when(file.first, ...mentors, 'testerName', 'testerLikes')
	]);
}

const card: readonly Field[] = ['name', 'sentence', 'needs', 'locality', 'promises', 'asked', 'holderName'];
const ofParts: Readonly<Record<string, readonly Field[]>> = {
	numbers: ['numberPartners', 'numberEveryone'],
	plan: ['goal', 'signedName'],
	// a meeting that took place and a letter that was shared are contacts
	contacts: ['contactShared', 'contactPartner', 'appointmentHeld', 'filedShared', 'filedSharedDocument'],
	documents: ['documentName', 'document'],
	line: ['step']
};
/** All that is shared: holders and the advisers of the keeper. What became of it was answered to the keeper, and to each other. */
const whole: readonly Field[] = [
	...[...card, ...Object.values(ofParts).flat(), ...(['mailbox', 'email', 'numberKeeper'] as const), ...follow]
];
/** What holders alone decide about: whom they ask and what is tried out, the card for everybody. */
const held: readonly Field[] = [
	...[...brief, ...announced, ...inside, ...shown],
	...(['briefTestimony', 'playtestAnswer', 'playtestDraft'] as const)
];
/** Between her and the house that answers, or refers her. */
const talk: readonly Field[] = [
	...(['question', 'answer', 'questionName', 'questionPath', 'referral', 'story'] as const),
	...([...link, 'linkWords', 'returnedAsks', 'returnedWords'] as const)
];
/** What the advisers of the keeper have for themselves: letters wait for any of them, and they see each other's appointments. */
const kept: readonly Field[] = [...talk, ...waiting, ...meeting, 'letterOfHolder', 'appointmentBefore'];

/**
 * What somebody may find of a file, as docs/decisions/0033 says it and by no code of the program; `own`: it is the founder's own.
 * What is said in a question is between who asked and the house that answers, an hour with a mentor between the two, a referral between her, the house that refers and, once she has agreed, the partner, who then knows how to reach her: by link too, as long as the partner has not sent it back. A
 * letter that waits is the keeper's advisers', one that was put into the file its author's until she shares it. An appointment is theirs and whoever is invited. A brief is its holders' and, once it is announced, the studios' that were asked; a playtest is everybody's but for where it is and what is asked, which whoever has a
 * place is told, and what she answered, which she and the holders read.
 */
export function mayFind(who: Person, file: Made, own: boolean): ReadonlySet<Field> {
	const has = planted(file);
	return new Set(listed(who, file, own).filter((field) => has.has(field)));
}

/** What is no secret, or not this person's to keep: she may come upon it, and need not. How to reach people is the team's matter, not that of their files; who was asked to be a mentor is that of all who ask. Who announces a playtest is named. */
export function mayMeet(who: Person, { playtest, card: its }: Made): ReadonlySet<Field> {
	const team = who === 'coordinator' || who === 'admin';
	return new Set([
		...(['numberEveryone', 'mentorSentence', 'mentorPlace'] as const),
		...when(playtest, ...announced, 'name'),
		...when(its === 'shown', ...shown),
		...when(team, ...reached, 'linkAddress', 'testerName', 'mentorAsked')
	]);
}

const advisers: readonly Person[] = ['adviser', 'colleague', 'partner', 'third', 'station'];

function listed(who: Person, file: Made, own: boolean): readonly Field[] {
	return [...ofFile(who, file, own), ...when(advisers.includes(who), 'mentorAsked')];
}

function ofFile(who: Person, file: Made, own: boolean): readonly Field[] {
	const keeps = file.ours ? who === 'adviser' || who === 'colleague' : who === 'partner';
	if (keeps) return [...whole, ...kept, ...when(who !== 'colleague', 'contactPrivate', ...filed)];
	if (who === 'adviser') return ofPartner(file, true);
	if (who === 'colleague') return ofPartner(file, false);
	if (who === 'partner') return [...ofPartner(file, true), ...when(file.referred === 'agreed', 'referral', ...reached)];
	if (who === 'founder') return own ? ofFounder(file) : [];
	if (who === 'cofounder') return file.cofounder ? [...whole, ...held] : [];
	if (who === 'asked') return file.asked ? ['name'] : [];
	return outside(who, file);
}

/** Besides what all holders read, what she asked, wrote and booked herself, and what she was invited to. */
const ofFounder = ({ mentored, named }: Made): readonly Field[] => [
	...[...whole, ...held, ...talk, ...meeting, ...when(mentored || named, 'mentorLink')],
	...(['topic', 'declineWord', 'projectName', 'letterOfHolder', 'appointmentBefore'] as const)
];

/** Who has no file: what she was told because of what she is asked to do. */
function outside(who: Person, file: Made): readonly Field[] {
	if (who === 'mentor')
		return [
			...when(file.mentored, 'name', 'sentence', 'needs', 'topic', 'holderName'),
			...when(file.named, 'projectName', 'holderName'),
			...when(file.first, 'mentorSentence', 'mentorPlace', 'mentorLink')
		];
	// her « no » closes the card to her; what was asked of her she has read
	if (who === 'declined') return when(file.declined, 'topic', 'declineWord', 'holderName');
	if (who === 'tester')
		return [
			...when(file.playtest, ...announced, ...inside, 'playtestAnswer'),
			...when(file.first, 'testerName', 'testerLikes')
		];
	// a place that was given back tells nothing any more
	if (who === 'gaveBack') return when(file.playtest, ...announced);
	if (who === 'studio') return when(file.brief, ...brief, 'name');
	if (who === 'station') return when(file.story, 'story', ...reached);
	// what she agreed to word for word
	if (who === 'byLink') return when(file.linked, ...link, 'needs', ...reached);
	return [];
}

/** What an adviser of the other house reads: the card with whatever was opened, and what she wrote herself. */
const ofPartner = ({ opened }: Made, writes: boolean): readonly Field[] =>
	opened ? [...card, ...opened.flatMap((part) => ofParts[part] ?? []), ...when(writes, 'contactPartnerPrivate')] : [];
