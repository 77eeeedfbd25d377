type Dragged = Readonly<{
	/** What lies under the pointer where it was let go. */
	onDrop?: (under: Element) => void;
	/** How far it has gone, in pixels. */
	onMove?: (dx: number, dy: number) => void;
	onEnd?: (dx: number, dy: number) => void;
}>;

const FROM_PX = 6;

/** Follows a pointer, a finger or a pen from where it grips a note to where it lets it go; Escape and a lost pointer put it back. */
export function drag(event: PointerEvent, { onDrop, onMove, onEnd }: Dragged): void {
	const grip = event.currentTarget;
	if (!(grip instanceof HTMLElement) || event.button !== 0) return;
	const card = grip.closest<HTMLElement>('[data-note]');
	const { clientX, clientY, pointerId } = event;
	let moved = false;
	grip.setPointerCapture(pointerId);
	const move = ({ clientX: x, clientY: y }: PointerEvent): void => {
		const [dx, dy] = [x - clientX, y - clientY];
		moved ||= Math.hypot(dx, dy) > FROM_PX;
		if (!moved || !card) return;
		if (onMove) onMove(dx, dy);
		else card.style.transform = `translate(${dx}px, ${dy}px) rotate(1deg)`;
		card.style.pointerEvents = 'none';
	};
	const end = ({ type, clientX: x, clientY: y }: PointerEvent): void => {
		grip.removeEventListener('pointermove', move);
		for (const name of ['pointerup', 'pointercancel'] as const) grip.removeEventListener(name, end);
		const under = moved && type === 'pointerup' ? document.elementFromPoint(x, y) : null;
		card?.style.removeProperty('transform');
		card?.style.removeProperty('pointer-events');
		onEnd?.(under ? x - clientX : 0, under ? y - clientY : 0);
		if (moved) swallowClick(grip);
		if (under) onDrop?.(under);
	};
	grip.addEventListener('pointermove', move);
	for (const name of ['pointerup', 'pointercancel'] as const) grip.addEventListener(name, end);
}

/** Where a drag ends the browser says that its handle was clicked. */
function swallowClick(grip: HTMLElement): void {
	const swallow = (event: Event): void => event.stopPropagation();
	grip.addEventListener('click', swallow);
	setTimeout(() => grip.removeEventListener('click', swallow));
}
