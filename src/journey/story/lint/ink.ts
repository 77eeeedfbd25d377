import type { WrittenChoice, WrittenLine } from '../outline.ts';
import type { Problem } from '../problem.ts';
import { choiceTags, lineTags, phases, tagOf, tagsOf } from '../tags.ts';
import { problem, type Subject } from './subject.ts';

const FORM = /^[a-z][a-z0-9]*([-_][a-z0-9]+)*$/;
/** A line is a line: longer ones are not read by anybody. */
const short = (text: string): string => (text.length > 60 ? `${text.slice(0, 59)}…` : text);

/** How the house writes ink: an id on each line and choice, one text each, no dice and no memory of its own. */
export function lintInk({ outline }: Subject): Problem[] {
	const shown = outline.choices.filter(({ fallback }) => !fallback);
	return [
		...outline.lines.flatMap(lintLine),
		...shown.flatMap(lintChoice),
		...twice(outline.lines, 'l'),
		...twice(shown, 'id'),
		...twice(outline.lines, 'checkpoint'),
		...outline.forbidden.map((one) => problem(one.why, one, { what: short(one.what) })),
		...lintBridge({ outline })
	];
}

function lintLine(line: WrittenLine): Problem[] {
	const id = tagOf(line.tags, 'l');
	const found = lintTags(line, lineTags);
	if (!line.text && line.pieces) return [...found, problem('printed', line)];
	if (!line.text) return [...found, problem('line_without_text', line, { tags: line.tags.join(' #') })];
	if (!id) found.push(problem('line_without_id', line, { text: short(line.text) }));
	if (line.pieces) found.push(problem('pieces', line, { text: short(line.text) }));
	return found;
}

function lintChoice(choice: WrittenChoice): Problem[] {
	const id = tagOf(choice.tags, 'id') ?? '';
	const found = lintTags(choice, choiceTags);
	const text = short(choice.text);
	if (!id) found.push(problem('choice_without_id', choice, { text }));
	if (!choice.text) found.push(problem('choice_without_text', choice, { id }));
	if (choice.pieces) found.push(problem('pieces', choice, { text }));
	if (choice.echo) found.push(problem('echo', choice, { id: id || text }));
	const board = tagOf(choice.tags, 'board') !== null;
	if (board && (choice.conditional || !choice.sticky)) found.push(problem('board', choice, { id }));
	return found;
}

function lintTags(line: WrittenLine, allowed: readonly string[]): Problem[] {
	const found: Problem[] = [];
	for (const tag of line.tags) {
		const [name = '', value] = tag.split(':').map((part) => part.trim());
		if (!allowed.includes(name)) found.push(problem('tag', line, { tag: name, allowed: allowed.join(', ') }));
		else if (name === 'phase' && !(phases as readonly string[]).includes(value ?? ''))
			found.push(problem('phase', line, { phase: value ?? '', allowed: phases.join(', ') }));
		else if (value !== undefined && name !== 'comp' && !FORM.test(value))
			found.push(problem('id_form', line, { id: value }));
	}
	return found;
}

function twice(lines: readonly WrittenLine[], name: 'l' | 'id' | 'checkpoint'): Problem[] {
	const seen = new Set<string>();
	return lines.flatMap((line) =>
		tagsOf(line.tags, name).flatMap((id) => {
			if (!id || !seen.has(id)) {
				seen.add(id);
				return [];
			}
			return [problem('id_twice', line, { id })];
		})
	);
}

/** Ink reaches the game by `do` and `is` alone, each with a function of that name so that an editor can play the text by itself. */
function lintBridge({ outline }: Pick<Subject, 'outline'>): Problem[] {
	const { externals, functions, calls } = outline;
	return [
		...externals
			.filter(({ name }) => !['do', 'is'].includes(name))
			.map((one) => problem('external', one, { name: one.name })),
		...externals
			.filter(({ name }) => !functions.includes(name))
			.map((one) => problem('fallback', one, { name: one.name })),
		...calls
			.filter(({ name, argument }) => ['do', 'is'].includes(name) && argument === null)
			.map((one) => problem('call', one, { name: one.name }))
	];
}
