import { tick } from 'svelte';

/** What somebody did before the page came alive: how she left a field, or that she unfolded something. */
type Early = Readonly<{ element: Element; state: string }>;

/** Not colours and ranges: a browser gives these a value that nobody sent. */
const written = new Set(
	'text search email url tel password number date time datetime-local month week textarea'.split(' ')
);
const ticked = new Set(['checkbox', 'radio']);

/**
 * What was typed, chosen, ticked and unfolded so far. To be asked before the page comes alive: that sets most of it back to what the program sent, and
 * on a slow telephone somebody has filled half of a form by then.
 */
export const doneEarly = (): Early[] =>
	[...document.querySelectorAll('input, textarea, select, details')].flatMap((element) => {
		const state = stateOf(element);
		return state === undefined || state === sentOf(element) ? [] : { element, state };
	});

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
			if (now) put(now, state);
			return !now;
		});
	}
}

/** How it is now, as a text; undefined for what nobody fills in. */
function stateOf(element: Element): string | undefined {
	if (element instanceof HTMLDetailsElement) return String(element.open);
	if (element instanceof HTMLSelectElement) return told(chosen(element, ({ selected }) => selected));
	const { type, checked, value } = element as HTMLInputElement;
	return ticked.has(type) ? String(checked) : written.has(type) ? value : undefined;
}

/** How the program sent it. Of what is folded nobody can say: open, it may have been unfolded since. */
function sentOf(element: Element): string | undefined {
	if (element instanceof HTMLDetailsElement) return 'false';
	if (element instanceof HTMLSelectElement) {
		const sent = chosen(element, ({ defaultSelected }) => defaultSelected);
		const first = element.multiple ? [] : chosen(element, ({ disabled }) => !disabled).slice(0, 1);
		return told(sent.length ? sent : first);
	}
	const { type, defaultChecked, defaultValue } = element as HTMLInputElement;
	return ticked.has(type) ? String(defaultChecked) : written.has(type) ? defaultValue : undefined;
}

function put(element: Element, state: string): void {
	if (element instanceof HTMLDetailsElement) element.open = state === 'true';
	else if (element instanceof HTMLSelectElement)
		for (const option of element.options) option.selected = JSON.parse(state).includes(option.value);
	else if (ticked.has((element as HTMLInputElement).type)) (element as HTMLInputElement).checked = state === 'true';
	else (element as HTMLInputElement).value = state;
	if (!(element instanceof HTMLDetailsElement))
		for (const event of ['input', 'change']) element.dispatchEvent(new Event(event, { bubbles: true }));
}

const told = (values: readonly string[]): string => JSON.stringify(values);

const chosen = ({ options }: HTMLSelectElement, which: (option: HTMLOptionElement) => boolean): string[] =>
	[...options].filter(which).map(({ value }) => value);
