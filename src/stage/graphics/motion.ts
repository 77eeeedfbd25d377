const still = (): boolean => document.hidden || matchMedia('(prefers-reduced-motion: reduce)').matches;

const OUT = 'cubic-bezier(0.16, 1, 0.3, 1)';
const IN = 'cubic-bezier(0.7, 0, 0.84, 0)';

type Frames = Keyframe[];
const open: Frames = [{ clipPath: 'inset(-40% 100% 0 0)' }, { clipPath: 'inset(-40% -10% 0 0)' }];
const grow: Frames = [{ transform: 'scaleY(0)' }, { transform: 'none' }];
const rise: Frames = [
	{ transform: 'translateY(28px)', opacity: 0 },
	{ transform: 'none', opacity: 1 }
];
const pop: Frames = [
	{ transform: 'translateY(40px)', opacity: 0 },
	{ opacity: 1, offset: 0.2 },
	{ transform: 'none', opacity: 1 }
];

/** How a graphic comes on: the bar is piled up by squares, the ground opens, the lines rise, the loose square last. */
export function enter(stage: HTMLElement): Animation[] {
	const every = (selector: string) => [...stage.querySelectorAll<HTMLElement>(selector)];
	return [
		...every('.bar').map((bar) => move(bar, grow, 200, 0, 'steps(6)')),
		...every('.panel, .sheet').map((panel) => move(panel, open, 420, 80, OUT)),
		...every('.line').map((line, place) => move(line, rise, 380, 160 + Math.min(place, 8) * 45, OUT)),
		...every('.loose').map((loose) => move(loose, pop, 300, 260, 'steps(4)'))
	];
}

/** How it leaves: the same, closing, and faster. */
export function leave(stage: HTMLElement): Animation[] {
	const every = (selector: string) => [...stage.querySelectorAll<HTMLElement>(selector)];
	const back = (frames: Frames) => [...frames].reverse();
	return [
		...every('.line').map((line) => move(line, [{ opacity: 1 }, { opacity: 0 }], 120, 0, IN, 'forwards')),
		...every('.panel, .sheet').map((panel) => move(panel, back(open), 240, 60, IN, 'forwards')),
		...every('.loose, .bar').map((bar) => move(bar, back(grow), 120, 240, 'steps(4)', 'forwards'))
	];
}

/** A text that took the place of another. */
export const swap = (line: Element): Animation => move(line, rise, 300, 0, OUT);

export function move(
	element: Element,
	frames: Frames,
	duration: number,
	delay: number,
	easing: string,
	fill: FillMode = 'backwards'
): Animation {
	return element.animate(frames, { duration, delay, easing, fill });
}

/**
 * Waits for animations, and never longer than they last: a renderer that is hidden stops them, and what it shows when it comes back must be
 * their end. When there is nobody to see them they are at their end at once.
 */
export async function played(animations: readonly Animation[], skip = false): Promise<void> {
	if (skip || still()) for (const animation of animations) animation.finish();
	const longest = Math.max(0, ...animations.map(({ effect }) => Number(effect?.getComputedTiming().endTime ?? 0)));
	let timer: ReturnType<typeof setTimeout> | undefined;
	await Promise.race([
		Promise.allSettled(animations.map(({ finished }) => finished)),
		new Promise((done) => {
			timer = setTimeout(done, longest + 100);
		})
	]);
	clearTimeout(timer);
}

/** Brings what moves to its end; what runs for ever goes on. */
export function settle(stage: HTMLElement): void {
	for (const animation of stage.getAnimations({ subtree: true }))
		if (animation.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY) animation.finish();
}
