/** A point of a chart whose middle is 0, 0. */
export type Point = Readonly<{ x: number; y: number }>;

/** Where an axis of a spider chart crosses a ring: the first axis points upwards, the others follow clockwise. @param far how far out, from 0 to 1 */
export function pointAt(axis: number, axes: number, far: number, radius: number): Point {
	const angle = (axis / axes) * 2 * Math.PI;
	return { x: rounded(Math.sin(angle) * far * radius), y: rounded(-Math.cos(angle) * far * radius) };
}

/** The closed line through one point on each axis, as the data of an SVG path. @param fars how far out on each axis, from 0 to 1 */
export const outlineOf = (fars: readonly number[], radius: number): string =>
	`M${fars
		.map((far, axis) => pointAt(axis, fars.length, far, radius))
		.map(({ x, y }) => `${x} ${y}`)
		.join('L')}Z`;

/** The slice of the chart that some neighbouring axes lie in, as the data of an SVG path. */
export function sliceOf(first: number, last: number, axes: number, radius: number): string {
	const [from, to] = [pointAt(first - 0.5, axes, 1, radius), pointAt(last + 0.5, axes, 1, radius)];
	const large = last - first + 1 > axes / 2 ? 1 : 0;
	return `M0 0L${from.x} ${from.y}A${radius} ${radius} 0 ${large} 1 ${to.x} ${to.y}Z`;
}

/** As many rings as are needed to see where somebody stands and the next level, and at least four: most begin low. */
export const ringsFor = (levels: readonly number[], most = 8): number =>
	Math.min(most, Math.max(4, ...levels.map((level) => level + 1)));

const rounded = (value: number): number => Math.round(value * 100) / 100;
