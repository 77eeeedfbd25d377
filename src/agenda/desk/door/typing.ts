/** Whether a key that was pressed is a letter that no field gets: a scanner types wherever the focus is. */
export function isLost({ target, key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
	const writes =
		target instanceof HTMLElement && target.matches('input:not([type=radio], [type=checkbox]), select, textarea');
	return !writes && key.length === 1 && key !== ' ' && !ctrlKey && !metaKey && !altKey;
}
