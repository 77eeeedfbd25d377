import type { Problem } from '../problem.ts';
import { lintInk } from './ink.ts';
import { lintReferences } from './references.ts';
import { doubt, placeIn, problem, type Subject } from './subject.ts';
import { lintWhole } from './whole.ts';
import { lintWords } from './words.ts';

/** All that an author must mend before a story is published, and what she may want to look at, by file and line. */
export function lint(subject: Subject): Problem[] {
	const found = [
		...lintInk(subject),
		...lintReferences(subject),
		...lintWhole(subject),
		...lintWords(subject),
		...lintPictures(subject)
	];
	return found.toSorted((a, b) => a.file.localeCompare(b.file) || (a.line ?? 0) - (b.line ?? 0));
}

const LARGEST = { scenes: 12_000, portraits: 6000 };

function lintPictures(subject: Subject): Problem[] {
	const { story, pictures } = subject;
	const wanted = [
		...story.scenes.map((name) => ['scenes', name] as const),
		...story.cast.flatMap(({ portrait }) => (portrait ? [['portraits', portrait] as const] : []))
	];
	return wanted.flatMap(([folder, name]) => {
		const file = `${folder}/${name}.png`;
		const size = pictures[file];
		const at = placeIn(subject, 'story.json', name);
		if (size === undefined) return [doubt('picture_missing', at, { name: file })];
		if (size === null) return [problem('picture_wrong', at, { name: file })];
		return size > LARGEST[folder] ? [problem('picture_large', at, { name: file, most: LARGEST[folder] / 1000 })] : [];
	});
}
