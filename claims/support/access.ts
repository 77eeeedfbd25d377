import type { Browser } from 'playwright-core';
import { launchBrowser } from '../../tests/support/browser.ts';
import type { Program } from '../../tests/support/program.ts';
import { openHub } from './hub.ts';
import { nothingSeen, type Seen, summary } from './look.ts';

/** A claim that looks at pages of the demonstration. @returns what its figure says beside what was seen. */
export type AccessClaim = (looking: { program: Program; browser: Browser; seen: Seen }) => Promise<string[]>;

/** Runs claims, by their names, with one program and one browser; `db` of this process is on the program's database. */
export async function lookAll(claims: Readonly<Record<string, AccessClaim>>): Promise<void> {
	const [browser, { program, close }] = await Promise.all([
		launchBrowser(),
		openHub({ args: ['--demo'], crowd: true })
	]);
	const figures: string[] = [];
	let problems = 0;
	try {
		for (const [name, claim] of Object.entries(claims)) {
			const seen = nothingSeen();
			const more = await claim({ program, browser, seen });
			problems += seen.problems.length;
			figures.push(`${name}: ${[summary(seen), ...more, `${seen.problems.length} problems`].join(', ')}`);
		}
	} finally {
		await browser.close();
		await close();
	}
	console.log(figures.join('; '));
	process.exitCode = problems ? 1 : 0;
}
