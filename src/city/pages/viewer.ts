import openSeadragon, { type Viewer } from 'openseadragon';
import { m } from '#messages';
import type { Zoom } from '../edition.ts';

type Looked = Readonly<{ zoom: Zoom; base: string; alt: string }>;

const TILE = 512;

/** A viewer of the tiles of a picture, by finger, mouse and keys: arrows, + and −, 0. */
export function openViewer(element: HTMLElement, { zoom: { width, height }, base, alt }: Looked): Viewer {
	keepStyleOut();
	const levels = Math.ceil(Math.log2(Math.max(width, height) / TILE)) + 1;
	const service = {
		'@context': 'http://iiif.io/api/image/3/context.json',
		...{ id: base, type: 'ImageService3', protocol: 'http://iiif.io/api/image', profile: 'level0', width, height },
		tiles: [{ width: TILE, height: TILE, scaleFactors: Array.from({ length: levels }, (_, power) => 2 ** power) }]
	};
	const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
	const viewer = openSeadragon({
		...{ element, tileSources: service, drawer: 'canvas', showNavigationControl: false, visibilityRatio: 0.6 },
		...{ maxZoomPixelRatio: 3, animationTime: still ? 0 : 0.5, gestureSettingsMouse: { clickToZoom: false } }
	});
	viewer.canvas.setAttribute('role', 'application');
	viewer.canvas.setAttribute('aria-label', `${alt}. ${m.city_zoom_keys()}`);
	viewer.canvas.focus();
	return viewer;
}

/** It would write a style of its own into the page, which its policy forbids; where one of that name stands, it does not. */
function keepStyleOut(): void {
	const mark = 'data-openseadragon-mobile-css';
	if (document.querySelector(`style[${mark}]`)) return;
	const none = document.createElement('style');
	none.type = 'text/plain';
	none.setAttribute(mark, '');
	document.head.append(none);
}
