const touched = new WeakSet<EventTarget>();

/** Remembers which fields somebody has changed, from now on. @returns the way to stop. */
export function watchTouched(): () => void {
	const note = ({ target }: Event) => void (target && touch(target));
	for (const event of ['input', 'change']) document.addEventListener(event, note, true);
	return () => {
		for (const event of ['input', 'change']) document.removeEventListener(event, note, true);
	};
}

export const touch = (field: EventTarget): void => void touched.add(field);

export const isTouched = (field: EventTarget): boolean => touched.has(field);
