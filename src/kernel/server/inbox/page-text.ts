import { htmlToText } from 'html-to-text';

const MOST_LETTERS = 500_000;
const MOST_DEEP = 200;

const OPTIONS = {
	limits: { maxDepth: MOST_DEEP },
	wordwrap: false as const,
	selectors: [
		{ selector: 'img', format: 'skip' },
		{ selector: 'a', options: { ignoreHref: true } }
	]
};

/** The text of a message: its own, or where it has none, of its page. */
export function textOf(text = '', html: string | false | undefined = false): string {
	if (text.trim() || !html) return text;
	const page = html.slice(0, MOST_LETTERS);
	return isDeep(page) ? page.replace(/<[^<>]{0,2000}>/g, ' ') : htmlToText(page, OPTIONS);
}

/** Whether it is nested so deeply that reading it costs more than it is worth: no person writes so. */
function isDeep(page: string): boolean {
	let deep = 0;
	for (const [tag] of page.matchAll(/<\/?[a-z][a-z0-9]*/gi)) {
		if (/^<(br|img|hr|meta|link|input|col|wbr|p|li|td|tr|th)$/i.test(tag)) continue;
		deep += tag.startsWith('</') ? -1 : 1;
		if (deep > MOST_DEEP) return true;
	}
	return false;
}
