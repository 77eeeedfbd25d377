/** What somebody fills in. */
export type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** How a field, or what unfolds, is now, as a text. */
export function stateOf(element: Field | HTMLDetailsElement): string {
	if (element instanceof HTMLDetailsElement) return String(element.open);
	if (element instanceof HTMLSelectElement) return JSON.stringify(chosen(element, ({ selected }) => selected));
	return ticks(element) ? String(element.checked) : element.value;
}

/** Makes it so, and tells whatever is bound to a field or listens to it. */
export function put(element: Field | HTMLDetailsElement, state: string): void {
	if (element instanceof HTMLDetailsElement) {
		element.open = state === 'true';
		return;
	}
	if (element instanceof HTMLSelectElement)
		for (const option of element.options) option.selected = JSON.parse(state).includes(option.value);
	else if (ticks(element)) element.checked = state === 'true';
	else element.value = state;
	for (const event of ['input', 'change']) element.dispatchEvent(new Event(event, { bubbles: true }));
}

export const chosen = ({ options }: HTMLSelectElement, which: (option: HTMLOptionElement) => boolean): string[] =>
	[...options].filter(which).map(({ value }) => value);

export const ticks = (field: Field): field is HTMLInputElement => field.type === 'checkbox' || field.type === 'radio';
