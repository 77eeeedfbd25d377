import type { ProposalKind } from './kinds.ts';

/** Why somebody does not want a match, where she says so. */
export const dismissalReasons = ['kind', 'far', 'language'] as const;
export type DismissalReason = (typeof dismissalReasons)[number];

/** How a skill of one lies to a skill of the other in ESCO; `said`: it is a skill of one, and the words of the other name it. */
type SkillRelation = 'same' | 'narrower' | 'broader' | 'beside' | 'said';

type Spot = Readonly<{ lat: number; lon: number }>;

/** What something is sought for: a proposal, or an organisation as its own page tells it, which has no kind. */
export type Sought = Readonly<{
	kind: ProposalKind | null;
	sectors: readonly string[];
	nace: readonly string[];
	locality: string | null;
	spot: Spot | null;
	languages: readonly string[];
}>;

/** What may fit. `words`: those that both have, each with how many proposals have it and in how many of the two titles it stands. */
export type Candidate = Readonly<{
	id: string;
	kind: ProposalKind;
	sectors: readonly string[];
	nace: readonly string[];
	locality: string | null;
	spot: Spot | null;
	languages: readonly string[];
	until: string;
	skills: readonly Readonly<{ skill: string; relation: SkillRelation }>[];
	words: readonly Readonly<{ word: string; count: number; titles: number }>[];
	/** How many words it has in all. */
	length: number;
	/** What its organisation and this one did before; null where it is not known whose it is. */
	history: Readonly<{ agreed: number; worked: number; answered: number }> | null;
}>;

/** What somebody's « pas pour moi » say: how many of each kind, how many for each reason. */
export type Taught = Readonly<{
	kinds: Readonly<Partial<Record<ProposalKind, number>>>;
	far: number;
	language: number;
}>;
export const nothingTaught: Taught = { kinds: {}, far: 0, language: 0 };

/** Why it fits, with the points that this gave. */
export type Reason = Readonly<{ points: number }> &
	(
		| Readonly<{ by: 'kind' | 'related_kind'; kind: ProposalKind }>
		| Readonly<{ by: 'skill'; relation: SkillRelation; skills: readonly string[] }>
		| Readonly<{ by: 'words'; words: readonly string[] }>
		| Readonly<{ by: 'sector'; sectors: readonly string[] }>
		| Readonly<{ by: 'nace'; nace: readonly string[] }>
		| Readonly<{ by: 'town'; locality: string }>
		| Readonly<{ by: 'near'; kilometres: number }>
		| Readonly<{ by: 'language'; languages: readonly string[] }>
		| Readonly<{ by: 'agreed' | 'worked' | 'answers' }>
		| Readonly<{ by: 'lasting'; until: string }>
	);

export type Match = Readonly<{ id: string; score: number; reasons: readonly Reason[] }>;

/** How many proposals there are, up to where a word that all have says nothing more. */
type Corpus = Readonly<{ proposals: number; today: string }>;

/** What says by itself what is exchanged: a kit is a kit; « a skill » may be any. */
const telling: readonly ProposalKind[] = [
	...(['studio', 'motion_capture', 'machine', 'kit', 'trainee'] as const),
	...(['juror', 'test_place', 'residency', 'tour'] as const)
];
/** What can stand for another: nearly the same is lent, or somebody does it for you instead. */
const related: readonly (readonly [ProposalKind, ProposalKind])[] = [
	...([
		['studio', 'motion_capture'],
		['studio', 'kit'],
		['machine', 'kit'],
		['residency', 'studio']
	] as const),
	...([
		['residency', 'motion_capture'],
		['trainee', 'skills'],
		['juror', 'skills'],
		['tour', 'business']
	] as const),
	...([
		['business', 'skills'],
		['technology', 'research'],
		['technology', 'business'],
		['test_place', 'research']
	] as const)
];
/** What one has to go to. */
const ofAPlace = telling;

const KIND = { telling: 22, open: 6, related: 6 };
const SKILL: Readonly<Record<SkillRelation, number>> = { same: 14, narrower: 9, broader: 8, beside: 4, said: 8 };
const MOST = { skills: 30, words: 36, sectors: 10, nace: 6 };
const SECTOR = 5;
const NACE = { same: 6, division: 3 };
const HALF_WORDS = 9;
const TITLE = 1.5;
const WORDS_SAID = 4;
/** So many points of words are a match without anything else. */
const WORDS_ALONE = 9;
const LANGUAGE = 2;
const HISTORY = { agreed: 4, worked: 6, answers: 2 };
const LASTING = { points: 1, days: 30 };
const TAUGHT = { kind: 7, most: 3, far: 5, language: 5 };
const FAR_KM = 25;
/** What has less is no match. */
export const LEAST = 15;

/** The best of what may fit, the best first, each with all that made it so. The same facts give the same order, whatever the order in which they come. */
export function matchesOf(
	sought: Sought,
	candidates: readonly Candidate[],
	corpus: Corpus,
	taught: Taught = nothingTaught
): Match[] {
	return candidates
		.map((one) => ({ ...scored(sought, one, corpus), away: minus(sought, one, taught) }))
		.filter(({ fits }) => fits)
		.map(({ id, score, reasons, away }) => ({ id, score: rounded(score - away), reasons }))
		.filter(({ score }) => score >= LEAST)
		.sort((one, other) => other.score - one.score || (one.id < other.id ? -1 : 1));
}

function scored(sought: Sought, candidate: Candidate, corpus: Corpus) {
	const reasons = [
		...byKind(sought, candidate),
		...bySkills(candidate),
		...byWords(candidate, corpus),
		...bySectors(sought, candidate),
		...byPlace(sought, candidate),
		...byLanguage(sought, candidate),
		...byHistory(candidate),
		...byDays(candidate, corpus)
	].sort((one, other) => other.points - one.points);
	const score = reasons.reduce((sum, { points }) => sum + points, 0);
	return { id: candidate.id, score, reasons, fits: reasons.some(isOfSubstance) };
}

/** A language or a town alone brings nobody together. */
const isOfSubstance = ({ by, points }: Reason): boolean =>
	by === 'skill' || (by === 'kind' && points === KIND.telling) || (by === 'words' && points >= WORDS_ALONE);

function byKind({ kind }: Sought, candidate: Candidate): Reason[] {
	if (kind === candidate.kind) return [{ by: 'kind', kind, points: telling.includes(kind) ? KIND.telling : KIND.open }];
	const goes = related.some(([one, other]) => [one, other].every((each) => each === kind || each === candidate.kind));
	return goes ? [{ by: 'related_kind', kind: candidate.kind, points: KIND.related }] : [];
}

/** One reason for each relation; further skills of it add less and less. */
function bySkills({ skills }: Candidate): Reason[] {
	let left = MOST.skills;
	return (['same', 'narrower', 'broader', 'said', 'beside'] as const).flatMap((relation) => {
		const its = skills.filter((one) => one.relation === relation).map(({ skill }) => skill);
		const points = Math.min(
			left,
			its.reduce((sum, _, at) => sum + SKILL[relation] / (at + 1), 0)
		);
		left -= points;
		return points > 0 ? [{ by: 'skill' as const, relation, skills: its.toSorted(), points: rounded(points) }] : [];
	});
}

/** Rare words weigh more, and those of a title; a long text has some of every word. */
function byWords({ words, length }: Candidate, { proposals }: Corpus): Reason[] {
	const weighed = words
		.map(({ word, count, titles }) => ({
			word,
			weight: Math.log(1 + proposals / Math.max(1, count)) * TITLE ** titles
		}))
		.sort((one, other) => other.weight - one.weight || (one.word < other.word ? -1 : 1));
	const sum = weighed.reduce((all, { weight }) => all + weight, 0) / (0.6 + length / 100);
	const points = rounded((MOST.words * sum ** 2) / (sum ** 2 + HALF_WORDS ** 2));
	return points > 0 ? [{ by: 'words', words: weighed.slice(0, WORDS_SAID).map(({ word }) => word), points }] : [];
}

function bySectors(sought: Sought, candidate: Candidate): Reason[] {
	const sectors = sought.sectors.filter((one) => candidate.sectors.includes(one)).toSorted();
	const nace = candidate.nace.filter((one) => sought.nace.some((own) => divisionOf(own) === divisionOf(one)));
	const same = nace.some((one) => sought.nace.includes(one));
	return [
		...(sectors.length
			? [{ by: 'sector' as const, sectors, points: Math.min(MOST.sectors, SECTOR * sectors.length) }]
			: []),
		...(nace.length ? [{ by: 'nace' as const, nace: nace.toSorted(), points: same ? NACE.same : NACE.division }] : [])
	];
}

/** '2025:58.21' is of division '2025:58'. */
const divisionOf = (key: string): string => key.replace(/\..*$/, '');

function byPlace(sought: Sought, candidate: Candidate): Reason[] {
	const share = ofAPlace.includes(candidate.kind) ? 1 : 0.5;
	const { locality } = candidate;
	if (locality && sought.locality && townOf(locality) === townOf(sought.locality))
		return [{ by: 'town', locality, points: 5 * share }];
	const kilometres = sought.spot && candidate.spot ? Math.round(kilometresBetween(sought.spot, candidate.spot)) : null;
	if (kilometres === null || kilometres > 60) return [];
	return [{ by: 'near', kilometres, points: (kilometres <= 15 ? 4 : kilometres <= 30 ? 3 : 1) * share }];
}

function byLanguage(sought: Sought, candidate: Candidate): Reason[] {
	const languages = candidate.languages.filter((one) => sought.languages.includes(one));
	return languages.length ? [{ by: 'language', languages, points: LANGUAGE }] : [];
}

function byHistory({ history }: Candidate): Reason[] {
	if (!history) return [];
	if (history.worked) return [{ by: 'worked', points: HISTORY.worked }];
	if (history.agreed) return [{ by: 'agreed', points: HISTORY.agreed }];
	return history.answered ? [{ by: 'answers', points: HISTORY.answers }] : [];
}

function byDays({ until }: Candidate, { today }: Corpus): Reason[] {
	const days = (Date.parse(until) - Date.parse(today)) / 86_400_000;
	return days >= LASTING.days ? [{ by: 'lasting', until, points: LASTING.points }] : [];
}

/** What her own « pas pour moi » take away. */
function minus(sought: Sought, candidate: Candidate, { kinds, far, language }: Taught): number {
	const [place] = byPlace(sought, candidate);
	const away = place?.by === 'town' || (place?.by === 'near' && place.kilometres <= FAR_KM) ? 0 : far;
	const apart = byLanguage(sought, candidate).length ? 0 : language;
	return (
		TAUGHT.kind * Math.min(TAUGHT.most, kinds[candidate.kind] ?? 0) +
		TAUGHT.far * Math.min(TAUGHT.most, away) +
		TAUGHT.language * Math.min(TAUGHT.most, apart)
	);
}

/** « Mons (Cuesmes) » is in Mons. */
const townOf = (locality: string): string =>
	(locality.split(/[(/,]/)[0] ?? '').trimEnd().normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** The great circle, on a sphere of 6,371 km. */
function kilometresBetween(one: Spot, other: Spot): number {
	const radians = (degrees: number) => (degrees * Math.PI) / 180;
	const [a, b] = [radians(one.lat), radians(other.lat)];
	const half = Math.sin((b - a) / 2) ** 2 + Math.cos(a) * Math.cos(b) * Math.sin(radians(other.lon - one.lon) / 2) ** 2;
	return 2 * 6371 * Math.asin(Math.sqrt(half));
}

const rounded = (points: number): number => Math.round(points * 100) / 100;
