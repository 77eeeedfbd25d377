import { refused } from '#kernel/errors.ts';

/** A component of a calendar file as text, and the line of the file where it begins, from 1. */
export type Block = Readonly<{ name: string; line: number; text: string }>;

type Open = { name: string; line: number; lines: string[]; depth: number };

/**
 * The events and time zones of a calendar file, each apart, so that one that cannot be read takes no other with it.
 * @throws subscription_not_a_calendar for what is none, subscription_cut_off for one whose end is missing: what is not there may then only be cut off.
 */
export function blocksOf(text: string): Block[] {
	const blocks: Block[] = [];
	const path: string[] = [];
	let open: Open | null = null;
	let ended = false;
	for (const { line, content } of unfolded(text)) {
		const [, verb = '', rest = ''] = /^(BEGIN|END):\s*(\S+)/i.exec(content) ?? [];
		const name = rest.toUpperCase();
		if (verb.toUpperCase() === 'BEGIN') {
			path.push(name);
			if (!open && path[0] === 'VCALENDAR' && path.length === 2) open = { name, line, lines: [], depth: path.length };
		}
		open?.lines.push(content);
		if (verb.toUpperCase() !== 'END') continue;
		if (open && path.length === open.depth) {
			blocks.push({ name: open.name, line: open.line, text: open.lines.join('\r\n') });
			open = null;
		}
		if (path.pop() === 'VCALENDAR') ended = true;
	}
	if (!/^\s*BEGIN:VCALENDAR/i.test(text)) throw refused('subscription_not_a_calendar', {}, 422);
	if (!ended || path.length) throw refused('subscription_cut_off', {}, 422);
	return blocks;
}

/** The lines of a file with those that were folded put together again (RFC 5545 §3.1), whatever ends them. */
function unfolded(text: string): { line: number; content: string }[] {
	const whole: { line: number; content: string }[] = [];
	for (const [index, content] of text
		.replace(/^\ufeff/, '')
		.split(/\r\n|\n|\r/)
		.entries()) {
		const last = whole.at(-1);
		if (last && /^[ \t]/.test(content)) last.content += content.slice(1);
		else if (content.trim()) whole.push({ line: index + 1, content: content.replaceAll('\0', '') });
	}
	return whole;
}
