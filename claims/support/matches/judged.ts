import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** An offer or a request as it was written; `until`: in so many days; `skills`: by label or identifier. */
export type Written = Readonly<{
	id: string;
	direction: 'offer' | 'request';
	kind: string;
	title: string;
	needs: string;
	sectors: readonly string[];
	skills: readonly string[];
	nace?: readonly string[];
	locality: string | null;
	languages: readonly string[];
	until: number;
	sheet?: object;
}>;

export type Judged = Readonly<{
	requests: readonly Written[];
	offers: readonly Written[];
	/** For each request what a person at a hub would put to it: 2 at once, 1 worth a look; others 0. */
	judged: Readonly<Record<string, Readonly<Record<string, number>>>>;
}>;

/** Judged pairs of a folder: another one than ours may be given in JUDGED. */
export function readJudged(): Judged {
	const folder = process.env.JUDGED ?? import.meta.dirname;
	const [requests, offers, judged] = ['requests', 'offers', 'judged'].map((name) =>
		JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'))
	);
	return { requests, offers, judged };
}

/** Fixed before anything was ranked: odd numbers are there to tune on. */
export const isHeldOut = (id: string): boolean => Number(/\d+/.exec(id)?.[0] ?? 0) % 2 === 0;

/** How much of the first five somebody would look at. */
export const precision = (found: readonly string[], judged: Readonly<Record<string, number>>, least = 1): number =>
	found.slice(0, 5).filter((id) => (judged[id] ?? 0) >= least).length / 5;

/** As it is for whoever counts by hand: what comes first counts most (normalised discounted gain of the first five). */
export function gain(found: readonly string[], judged: Readonly<Record<string, number>>): number {
	const sum = (grades: readonly number[]) =>
		grades.slice(0, 5).reduce((all, grade, at) => all + (2 ** grade - 1) / Math.log2(at + 2), 0);
	const ideal = sum(Object.values(judged).toSorted((a, b) => b - a));
	return ideal ? sum(found.map((id) => judged[id] ?? 0)) / ideal : 0;
}
