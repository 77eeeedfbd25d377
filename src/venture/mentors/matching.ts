import { plain } from '#kernel/fold.ts';
import type { Words } from '#kernel/words.ts';

type Skill = Readonly<{ uri: string; label: Words }>;

/** What a project says of what it needs. `languages`: those that its founders read. */
export type Wanted = Readonly<{
	words: string;
	sector: string | null;
	languages: readonly string[];
	locality: string | null;
}>;

/** A mentor as far as it matters for whom she can help. `free`: the beginnings of her free slots, in order. */
export type Candidate = Readonly<{
	id: string;
	skills: readonly Skill[];
	sectors: readonly string[];
	languages: readonly string[];
	/** Where she is, and where her hours are. */
	localities: readonly string[];
	free: readonly Date[];
}>;

/** Why a mentor is proposed. */
export type Reason =
	| Readonly<{ kind: 'skill'; label: Words }>
	| Readonly<{ kind: 'sector'; sector: string }>
	| Readonly<{ kind: 'language'; language: string }>
	| Readonly<{ kind: 'place'; locality: string }>
	| Readonly<{ kind: 'free'; at: Date }>;

export type Match = Readonly<{ id: string; score: number; reasons: readonly Reason[] }>;

const MOST_SKILLS = 3;
const points = { skill: 4, sector: 3, language: 2, place: 1, free: 1 } as const satisfies Record<
	Reason['kind'],
	number
>;

/**
 * Mentors for a project, the best first; always the same for the same. Those in whom nothing but time or place speaks for her are left out: whoever is free is not yet of help.
 */
export function rankMentors(wanted: Wanted, candidates: readonly Candidate[]): Match[] {
	return candidates
		.map((one) => {
			const reasons = reasonsFor(wanted, one);
			return {
				id: one.id,
				score: reasons.reduce((sum, { kind }) => sum + points[kind], 0),
				reasons,
				free: one.free[0]
			};
		})
		.filter(({ reasons }) => reasons.some(({ kind }) => kind === 'skill' || kind === 'sector'))
		.toSorted((a, b) => b.score - a.score || earlier(a.free, b.free) || (a.id < b.id ? -1 : 1))
		.map(({ free: _, ...match }) => match);
}

function reasonsFor(wanted: Wanted, { skills, sectors, languages, localities, free }: Candidate): Reason[] {
	const needed = stemsOf(wanted.words);
	const known = skills.filter(({ label }) => namesOf(label).some((name) => isNeeded(name, needed)));
	const language = wanted.languages.find((one) => languages.includes(one));
	const here = wanted.locality && localities.find((one) => plain(one) === plain(wanted.locality ?? ''));
	const [at] = free;
	return [
		...known.slice(0, MOST_SKILLS).map(({ label }) => ({ kind: 'skill', label }) as const),
		...(wanted.sector && sectors.includes(wanted.sector) ? [{ kind: 'sector', sector: wanted.sector } as const] : []),
		...(language ? [{ kind: 'language', language } as const] : []),
		...(here ? [{ kind: 'place', locality: here } as const] : []),
		...(at ? [{ kind: 'free', at } as const] : [])
	];
}

/** A skill is needed when half of the words of its name, in one of its languages, are in the text. */
function isNeeded(name: string, needed: ReadonlySet<string>): boolean {
	const words = [...stemsOf(name)];
	return words.length > 0 && words.filter((word) => needed.has(word)).length * 2 >= words.length;
}

const namesOf = ({ source: _, ...said }: Words): string[] => Object.values(said);

/** What is long enough to mean something, by its beginning: « modéliser » and « modélisation » are one, « des » and « the » are none. */
function stemsOf(text: string): Set<string> {
	const words = plain(text).match(/[\p{L}\p{N}+#]+/gu) ?? [];
	return new Set(words.map(stemOf).filter((word) => /\d/.test(word) || (word.length >= LEAST && !EMPTY.has(word))));
}

const LEAST = 3;
const STEM = 7;
const stemOf = (word: string): string =>
	(word.length > LEAST ? word.replace(/(?<=.{3})[sx]$/, '') : word).slice(0, STEM);

/** Words that ESCO puts before what one can, and those of every sentence: they say nothing of it. */
const EMPTY = new Set(
	`utiliser techniques technique technologie technologies systemes systeme logiciel logiciels methodes elaborer realiser concevoir creer developper rediger diriger appliquer analyser evaluer adapter
	assurer effectuer preparer suivre travailler informatique informatiques matiere differents specialise
	use using techniques technology technologies system systems software methods develop perform create manage apply analyse operate draw make work
	des les une aux avec pour par sur dans que qui est sont nous notre nos mon mes ses son leur leurs cherche cherchons besoin besoins faire aider aide avoir etre
	the and for with our your are need needs have that this from into het een van voor met`
		.split(/\s+/)
		.map((word) => stemOf(word))
);

const earlier = (a: Date | undefined, b: Date | undefined): number =>
	(a?.getTime() ?? Number.MAX_SAFE_INTEGER) - (b?.getTime() ?? Number.MAX_SAFE_INTEGER);
