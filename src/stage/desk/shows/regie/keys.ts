/** What a key does in the control room. */
export type Command =
	| 'take'
	| 'prepare'
	| 'up'
	| 'down'
	| 'clear'
	| 'undo'
	| 'panic'
	| 'open'
	| 'close'
	| 'reveal'
	| 'best'
	| 'approve'
	| 'reject'
	| 'mute'
	| 'note'
	| 'help'
	| 'dismiss';

type Key = Readonly<{
	key: string;
	shiftKey: boolean;
	ctrlKey: boolean;
	metaKey: boolean;
	altKey: boolean;
	repeat: boolean;
}>;

/** Where the focus is: in a field, on something that answers to Space and Enter itself, or in neither. */
type Place = 'field' | 'button' | 'page';

const letters: Record<string, Command> = {
	o: 'open',
	f: 'close',
	d: 'reveal',
	q: 'best',
	a: 'approve',
	r: 'reject',
	m: 'mute',
	n: 'note',
	z: 'undo',
	'?': 'help'
};

/**
 * The command of a key, or null. A key that is held down repeats nothing but the steps; who writes in a field commands nothing but the panic; while a
 * menu is open, Escape closes it and nothing else.
 */
export function commandOf(
	{ key, shiftKey, ctrlKey, metaKey, altKey, repeat }: Key,
	place: Place,
	menu = false
): Command | null {
	if (ctrlKey || metaKey || altKey) return null;
	if (key === 'Escape' && shiftKey) return repeat ? null : 'panic';
	if (key === 'Escape' && menu) return repeat ? null : 'dismiss';
	if (place === 'field') return null;
	if (key === 'ArrowUp') return 'up';
	if (key === 'ArrowDown') return 'down';
	if (repeat) return null;
	if (key === 'Escape') return 'clear';
	if (key === ' ') return place === 'button' ? null : 'take';
	if (key === 'Enter') return place === 'button' ? null : 'prepare';
	return letters[key.toLowerCase()] ?? null;
}

/** The menu that is open over the page, the innermost; null: none. */
export const openMenu = (root: ParentNode): HTMLDetailsElement | null =>
	[...root.querySelectorAll<HTMLDetailsElement>('details[data-menu][open]')].at(-1) ?? null;

/** Where the focus is, seen from the element that has it. */
export function placeOf(element: Element | null): Place {
	if (element?.matches('input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]')) return 'field';
	return element?.matches('a, button, summary, input') ? 'button' : 'page';
}
