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
	/** Who said it: the same for all that one person said, also when she is not known any more. */
	by: string | null;
	/** Of a peer: the two have said it of each other. */
	mutual: boolean;
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
/** What two people say of each other comes so far, whatever else speaks for it. */
const MUTUAL_CAP = 3;
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
	const seen = evidence.filter(({ source }) => outside.includes(source));
	const highest = Math.max(0, ...evidence.map(worth));
	const highestSeen = Math.max(0, ...seen.map(worth));
	let level = Math.min(CAP, highest);
	while (level >= CAP && level < highest && seenByTwo(seen, level + 1)) level++;
	return {
		...{ competence, level, waiting: highestSeen > level ? highestSeen : null },
		confidence: confidenceOf(evidence),
		evidence: evidence.toSorted(
			(a, b) => b.level - a.level || a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : 1)
		)
	};
}

const worth = ({ level, mutual }: Evidence): number => (mutual ? Math.min(level, MUTUAL_CAP) : level);

/** Whether two kinds of source speak for a level; the same person is not two of them. */
function seenByTwo(seen: readonly Evidence[], level: number): boolean {
	const speak = seen.filter((one) => worth(one) >= level);
	return speak.some((a) => speak.some((b) => a.source !== b.source && (a.by === null || a.by !== b.by)));
}

/** What people say of each other counts once, however many they are. */
function confidenceOf(evidence: readonly Evidence[]): Standing['confidence'] {
	const said = evidence.filter(({ mutual }) => !mutual).length;
	const count = said + (said < evidence.length ? 1 : 0);
	return count === 0 ? 'none' : count < MANY ? 'few' : 'many';
}
