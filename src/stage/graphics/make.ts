/** Elements by hand: a graphic has no framework, so that it plays in any renderer. */
type Child = Node | string | null | false;

export function el(tag: string, className: string, ...children: readonly Child[]): HTMLElement {
	const made = document.createElement(tag);
	if (className) made.className = className;
	made.append(...children.filter((child): child is Node | string => child !== null && child !== false));
	return made;
}

/** A text that is given the largest size at which it fits its box. */
export function fitted(className: string, text: string | readonly Node[], most: number, least: number): HTMLElement {
	const box = el('div', `${className} fit line`, ...(typeof text === 'string' ? [text] : text));
	box.dataset.most = String(most);
	box.dataset.least = String(least);
	return box;
}

const SVG = 'http://www.w3.org/2000/svg';

/** A drawing of squares: one path, crisp at its edges. */
export function squares(className: string, width: number, height: number, path: string): SVGSVGElement {
	const svg = document.createElementNS(SVG, 'svg');
	svg.setAttribute('class', className);
	svg.setAttribute('viewBox', `0 0 ${width} ${height}`);
	svg.setAttribute('shape-rendering', 'crispEdges');
	svg.setAttribute('aria-hidden', 'true');
	const drawn = document.createElementNS(SVG, 'path');
	drawn.setAttribute('d', path);
	svg.append(drawn);
	return svg;
}
