import type { Field } from './planted.ts';

/** Everybody who looks: those with a number of their own are of one file, the others one each. */
export const people = [
	...['founder', 'cofounder', 'left', 'asked', 'adviser', 'colleague', 'partner', 'third', 'mentor', 'declined'],
	...['coordinator', 'admin', 'member', 'visitor']
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
	left: boolean;
	asked: boolean;
	mentored: boolean;
	declined: boolean;
	questioned: boolean;
	referred: 'proposed' | 'agreed' | null;
}>;

const parts = ['numbers', 'plan', 'contacts', 'documents', 'line'];

/** The files, each another way of who is what to it. */
export function madeOf(at: number): Made {
	const ours = at % 4 !== 3;
	return {
		...{ at, ours, takenBack: at % 5 === 0 },
		opened: at % 3 === 1 ? null : parts.filter((_, bit) => ((at * 7 + 3) >> bit) & 1),
		...{ cofounder: at % 3 === 0, left: at % 4 === 0, asked: at % 5 === 1 },
		...{ mentored: at % 6 === 0, declined: at % 6 === 2, questioned: ours && at % 7 === 0 },
		referred: ours && at % 7 === 1 ? 'proposed' : ours && at % 7 === 2 ? 'agreed' : null
	};
}

/** What is planted in a file: a note of a partner's adviser only where she reads the contacts. */
export function planted(file: Made): ReadonlySet<Field> {
	const notes = file.opened?.includes('contacts') ?? false;
	return new Set<Field>([
		...(['name', 'sentence', 'needs', 'locality', 'promises', 'mailbox', 'email', 'step', 'goal'] as const),
		...(['numberKeeper', 'numberPartners', 'numberEveryone', 'documentName', 'document'] as const),
		...(['contactPrivate', 'contactShared', 'contactStruck'] as const),
		...(notes ? (['contactPartner', 'contactPartnerPrivate'] as const) : []),
		...(file.asked ? (['asked'] as const) : []),
		...(file.questioned ? (['question', 'answer'] as const) : []),
		...(file.referred ? (['referral'] as const) : []),
		...(file.mentored || file.declined ? (['topic'] as const) : [])
	]);
}

const card: readonly Field[] = ['name', 'sentence', 'needs', 'locality', 'promises', 'asked'];
const ofParts: Readonly<Record<string, readonly Field[]>> = {
	numbers: ['numberPartners', 'numberEveryone'],
	plan: ['goal'],
	contacts: ['contactShared', 'contactPartner'],
	documents: ['documentName', 'document'],
	line: ['step']
};
const whole: readonly Field[] = [...card, ...Object.values(ofParts).flat(), 'mailbox', 'email', 'numberKeeper'];
const talk: readonly Field[] = ['question', 'answer', 'referral'];

/**
 * What somebody may find of a file, as docs/decisions/0033 says it and by no code of the program; `own`: it is the founder's own.
 * What everybody may see is no secret of anybody's. What is said in a question is between who asked and the house that answers, an hour with a mentor between the two, a referral between her, the house that refers and, once she has agreed, the partner, who then knows how to reach her.
 */
export function mayFind(who: Person, file: Made, own: boolean): ReadonlySet<Field> {
	const has = planted(file);
	return new Set(listed(who, file, own).filter((field) => has.has(field)));
}

function listed(who: Person, file: Made, own: boolean): readonly Field[] {
	const { ours, referred } = file;
	if (who === 'founder') return own ? [...whole, ...talk, 'topic'] : [];
	if (who === 'cofounder') return file.cofounder ? whole : [];
	if (who === 'asked') return file.asked ? ['name'] : [];
	if (who === 'adviser') return ours ? [...whole, ...talk, 'contactPrivate'] : ofPartner(file, true);
	if (who === 'colleague') return ours ? [...whole, ...talk] : ofPartner(file, false);
	if (who === 'partner' && ours)
		return [...ofPartner(file, true), ...(referred === 'agreed' ? (['referral', 'email'] as const) : [])];
	if (who === 'partner') return [...whole, 'contactPrivate'];
	if (who === 'mentor') return file.mentored ? ['name', 'sentence', 'needs', 'topic'] : [];
	// her « no » closes the card to her; what was asked of her she has read
	if (who === 'declined') return file.declined ? ['topic'] : [];
	return [];
}

/** What an adviser of the other house reads: the card with whatever was opened, and what she wrote herself. */
const ofPartner = ({ opened }: Made, writes: boolean): readonly Field[] =>
	opened
		? [
				...card,
				...opened.flatMap((part) => ofParts[part] ?? []),
				...(writes ? (['contactPartnerPrivate'] as const) : [])
			]
		: [];
