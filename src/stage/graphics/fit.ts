/**
 * Gives a box the largest size of type between its `data-least` and `data-most` at which all of it is inside. Only when words in one piece do
 * not fit at the least are they broken, and only when that does not help either the end is left out with an ellipsis.
 */
export function fitText(box: HTMLElement): void {
	box.style.width = '';
	size(box);
	if (box.classList.contains('hugged')) hug(box);
}

function size(box: HTMLElement): void {
	const most = Number(box.dataset.most);
	const least = Number(box.dataset.least);
	box.classList.remove('broken', 'clamped');
	if (largest(box, least, most)) return;
	box.classList.add('broken');
	if (largest(box, least, most)) return;
	box.classList.add('clamped');
	// of a list each line is cut, and all of them are there
	if (box.classList.contains('list')) largest(box, least, most);
	else cut(box);
}

function cut(box: HTMLElement): void {
	const style = getComputedStyle(box);
	const inside = box.clientHeight - Number.parseFloat(style.paddingTop) - Number.parseFloat(style.paddingBottom);
	box.style.setProperty(
		'-webkit-line-clamp',
		String(Math.max(1, Math.floor(inside / Number.parseFloat(style.lineHeight))))
	);
}

/** Whether it fits at some size; it has the largest such, or the least. */
function largest(box: HTMLElement, least: number, most: number): boolean {
	if (inside(box, most)) return true;
	let low = least;
	let high = most;
	while (high - low > 1) {
		const middle = Math.floor((low + high) / 2);
		if (inside(box, middle)) low = middle;
		else high = middle;
	}
	return inside(box, low);
}

function inside(box: HTMLElement, size: number): boolean {
	box.style.fontSize = `${size}px`;
	return box.scrollHeight <= box.clientHeight && box.scrollWidth <= box.clientWidth;
}

/** Lines that are balanced are shorter than their box, which then is made as narrow as they are. */
function hug(box: HTMLElement): void {
	const range = document.createRange();
	range.selectNodeContents(box);
	const shown = box.getBoundingClientRect().width;
	// what is measured is scaled as the stage is
	if (shown > 0)
		box.style.width = `${Math.ceil((range.getBoundingClientRect().width / shown) * box.offsetWidth) + 1}px`;
}
