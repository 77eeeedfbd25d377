/** The competences of EntreComp (JRC, 2016) in its three areas: ideas and opportunities, resources, into action. */
export const competences = [
	...(['1.1', '1.2', '1.3', '1.4', '1.5'] as const),
	...(['2.1', '2.2', '2.3', '2.4', '2.5'] as const),
	...(['3.1', '3.2', '3.3', '3.4', '3.5'] as const)
] as const;
export type Competence = (typeof competences)[number];

/** What speaks for a competence: the game, a challenge of the real hub, or somebody. */
export const sources = ['game', 'quest', 'peer', 'coach', 'self', 'member'] as const;
export type Source = (typeof sources)[number];

/** One thing that speaks for a competence at a level of EntreComp, 1 (Discover) to 8 (Transform). */
export type Evidence = Readonly<{
	id: string;
	competence: Competence;
	level: number;
	source: Source;
	ref: Readonly<{ kind: string; id: string }>;
	/** Of the game: the choice that showed it. */
	choice: string | null;
	at: Date;
}>;

/** Where somebody stands in one competence, with all that speaks for it. */
export type Standing = Readonly<{
	competence: Competence;
	/** 0: nothing speaks for it yet. */
	level: number;
	/** The level that one kind of source alone speaks for: a second kind is missing. */
	waiting: number | null;
	confidence: 'none' | 'few' | 'many';
	evidence: readonly Evidence[];
}>;

/** The game and one's own word come so far: « with external support », as EntreComp says of its first two levels. */
export const CAP = 2;
const MANY = 4;
/** What happened in the real hub, or was said by somebody else. */
const outside: readonly Source[] = ['quest', 'peer', 'coach', 'member'];

/** `3.4/3` as a competence and a level. */
export function competenceAt(text: string): { competence: Competence; level: number } {
	const [competence = '', level = '1'] = text.split('/');
	return { competence: competence as Competence, level: Number(level) };
}

/** The profile that evidence makes, in the order of EntreComp: the same evidence in whatever order makes the same one. */
export const profileOf = (evidence: readonly Evidence[]): Standing[] =>
	competences.map((competence) =>
		standingOf(
			competence,
			evidence.filter((one) => one.competence === competence)
		)
	);

function standingOf(competence: Competence, evidence: readonly Evidence[]): Standing {
	const kindsAt = (level: number) =>
		new Set(evidence.filter((one) => one.level >= level && outside.includes(one.source)).map(({ source }) => source))
			.size;
	const highest = Math.max(0, ...evidence.map(({ level }) => level));
	let level = Math.min(CAP, highest);
	while (level >= CAP && level < highest && kindsAt(level + 1) >= 2) level++;
	const outsideHighest = Math.max(
		0,
		...evidence.filter(({ source }) => outside.includes(source)).map((one) => one.level)
	);
	return {
		...{ competence, level, waiting: outsideHighest > level ? outsideHighest : null },
		confidence: evidence.length === 0 ? 'none' : evidence.length < MANY ? 'few' : 'many',
		evidence: evidence.toSorted(
			(a, b) => b.level - a.level || a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : 1)
		)
	};
}
