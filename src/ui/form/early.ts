import { tick } from 'svelte';
import { chosen, type Field, put, stateOf, ticks } from './field.ts';

/** What somebody did before the page came alive: how she left a field, or that she unfolded something. */
type Early = Readonly<{ element: Field | HTMLDetailsElement; state: string }>;

/** Not colours and ranges: a browser gives these a value that nobody sent. */
const written = new Set(
	'text search email url tel password number date time datetime-local month week textarea'.split(' ')
);

/**
 * What was typed, chosen, ticked and unfolded so far, and what the hub has filled in again. To be asked before the page comes alive: that sets most of
 * it back to what the program sent, and on a slow telephone somebody has filled half of a form by then.
 */
export const doneEarly = (): Early[] =>
	[...document.querySelectorAll<Early['element']>('input, textarea, select, details')].flatMap((element) =>
		element.hasAttribute('data-given') || isChanged(element) ? { element, state: stateOf(element) } : []
	);

/**
 * Does it again once the page is alive, and tells whatever is bound to the fields or listens to them. A field that was drawn anew meanwhile is known by
 * its id; one that only comes with what was chosen is waited for.
 */
export async function keepEarly(early: readonly Early[]): Promise<void> {
	let left = early;
	for (let turn = 0; turn < 3 && left.length; turn++) {
		await tick();
		left = left.filter(({ element, state }) => {
			const now = element.isConnected ? element : element.id && document.getElementById(element.id);
			if (now) put(now as Early['element'], state);
			return !now;
		});
	}
}

/** Whether it is otherwise than the program sent it. Of what is folded nobody can say: open, it may have been unfolded since. */
function isChanged(element: Early['element']): boolean {
	if (element instanceof HTMLDetailsElement) return element.open;
	if (element instanceof HTMLSelectElement) {
		const sent = chosen(element, ({ defaultSelected }) => defaultSelected);
		const first = element.multiple ? [] : chosen(element, ({ disabled }) => !disabled).slice(0, 1);
		return stateOf(element) !== JSON.stringify(sent.length ? sent : first);
	}
	if (ticks(element)) return element.checked !== element.defaultChecked;
	return written.has(element.type) && element.value !== element.defaultValue;
}
