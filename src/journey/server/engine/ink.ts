import { InkParser, JsonFileHandler } from 'inkjs/compiler/Compiler';
import { CommentEliminator } from 'inkjs/compiler/Parser/CommentEliminator';
import { MAIN, type Outline, type Place } from '../../story/outline.ts';
import type { Problem } from '../../story/problem.ts';
import { type Node, Reading } from './outline.ts';

/** Ink that was read: compiled, when it could be. */
export type Compiled = Readonly<{ ink: unknown; outline: Outline | null; problems: readonly Problem[] }>;

/**
 * Compiles a story, without its words. Ink can make this take for ever, or all there is of memory: outside of tests it is done in a process of its own (read.ts).
 * @param count also counts how often each knot is entered, for bots
 */
export function readInk(files: Readonly<Record<string, string>>, count = false): Compiled {
	const problems: Problem[] = [];
	const hear = (message: string, type: number): void => void (type && problems.push(heard(message, type)));
	try {
		const parser = new InkParser(files[MAIN] ?? '', MAIN, hear, null, new JsonFileHandler({ ...files }));
		const story = parser.ParseStory();
		const outline = { ...new Reading(story as unknown as Node) };
		story.countAllVisits = count;
		const json = stopped(problems) ? null : (story.ExportRuntime(hear)?.ToJson() as string | undefined);
		if (json && deep(json)) problems.push({ rule: 'ink_deep', file: MAIN, line: null, params: {} });
		return { ink: json && !stopped(problems) ? JSON.parse(json) : null, outline, problems };
	} catch (error) {
		if (!stopped(problems)) problems.push(broken(error, files));
		return { ink: null, outline: null, problems };
	}
}

const stopped = (problems: readonly Problem[]): boolean => problems.some(({ warning }) => !warning);

/** `ERROR: 'company.ink' line 12: …`, of the type 0 a note to oneself, 1 a warning, 2 an error. */
function heard(message: string, type: number): Problem {
	const [, file = MAIN, line, reason = message] = /^\w+: (?:'([^']+)' )?line (\d+): ([\s\S]+)$/.exec(message) ?? [];
	const found: Problem = { rule: 'ink', file, line: line ? Number(line) : null, params: { reason } };
	return type === 1 ? { ...found, warning: true } : found;
}

function broken(error: unknown, files: Readonly<Record<string, string>>): Problem {
	const reason = error instanceof Error ? error.message : String(error);
	const [, name] = /^Cannot (?:locate|open) (\S+?)\.(?: |$)/.exec(reason) ?? [];
	const found = { file: MAIN, line: null };
	if (name) return { ...(includeOf(name, files) ?? found), rule: 'include', params: { name } };
	const deep = error instanceof RangeError || reason.includes('Stack overflow');
	return deep ? { ...found, rule: 'ink_deep', params: {} } : { ...found, rule: 'ink', params: { reason } };
}

/** Where a file is asked for that is not there; the parser does not say it. */
function includeOf(name: string, files: Readonly<Record<string, string>>): Place | undefined {
	for (const [file, text] of Object.entries(files)) {
		const lines = (new CommentEliminator(text).Process() ?? '').split('\n');
		const at = lines.findIndex((line) => /^\s*INCLUDE\s+(.*?)\s*$/.exec(line)?.[1] === name);
		if (at >= 0) return { file, line: at + 1 };
	}
	return undefined;
}

/** Deeper than any story is, and less than what breaks those who read it. */
const DEEPEST = 300;

/** Whether JSON has more in it, one within the other, than DEEPEST. */
function deep(json: string): boolean {
	let depth = 0;
	for (const [sign] of json.replace(/"(?:[^"\\]|\\.)*"/g, '').matchAll(/[[{\]}]/g)) {
		depth += sign === '[' || sign === '{' ? 1 : -1;
		if (depth > DEEPEST) return true;
	}
	return false;
}
