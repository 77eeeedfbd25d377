import { LngLatBounds, Map as MapLibre, Marker, type StyleSpecification, setWorkerUrl } from 'maplibre-gl';
// the worker comes from our own address: the policy of our pages lets no blob run
import worker from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import { m } from '#messages';
import type { Region } from './server/outline.ts';

/** A point of the map, by the slug of what it is. */
export type MapPoint = Readonly<{ slug: string; name: string; lat: number; lon: number }>;

export type DrawnMap = Readonly<{
	/** Marks one point, or none. */
	mark(slug: string | null): void;
	zoom(by: 1 | -1): void;
	/** Shows the whole ground. */
	whole(): void;
	remove(): void;
}>;

type Options = Readonly<{
	box: HTMLElement;
	points: readonly MapPoint[];
	/** The address of the outlines, GeoJSON. */
	ground: string;
	over(slug: string | null): void;
	pick(slug: string): void;
}>;

const CLOSEST = 12.5;

/** Draws points over the outlines of the region: no tile, no glyph and no request that leaves our address. @throws when there is no WebGL. */
export async function drawMap({ box, points, ground, over, pick }: Options): Promise<DrawnMap> {
	const outlines: Region = await (await fetch(ground)).json();
	await document.fonts.load('600 13px Instrument').catch(() => []);
	setWorkerUrl(new URL(worker, location.href).href);
	const around = boundsOf(points.map(({ lon, lat }) => [lon, lat]));
	const region = boundsOf(positions(outlines)) ?? around;
	const map = new MapLibre({
		container: box,
		style: styleOf(outlines),
		bounds: (points.length > 1 ? around : region) ?? undefined,
		fitBoundsOptions: { padding: 56, maxZoom: CLOSEST },
		maxZoom: 16,
		attributionControl: false,
		locale: { 'Map.Title': m.network_map() },
		// a page scrolls over the map as over everything else: buttons, keys and two fingers zoom
		scrollZoom: false,
		dragPan: !matchMedia('(pointer: coarse)').matches,
		dragRotate: false,
		pitchWithRotate: false,
		touchPitch: false
	});
	map.touchZoomRotate.disableRotation();
	map.keyboard.disableRotation();
	const marks = new Map(points.map((point) => [point.slug, markOf(map, point, { over, pick })]));
	const dark = matchMedia('(prefers-color-scheme: dark)');
	const repaint = () => map.setStyle(styleOf(outlines), { diff: true });
	dark.addEventListener('change', repaint);
	return {
		mark: (slug) => {
			for (const [one, mark] of marks) mark.classList.toggle('marked', one === slug);
		},
		zoom: (by) => void map.zoomTo(map.getZoom() + by),
		whole: () => void (region && map.fitBounds(region, { padding: 16 })),
		remove: () => {
			dark.removeEventListener('change', repaint);
			map.remove();
		}
	};
}

function markOf(map: MapLibre, point: MapPoint, { over, pick }: Pick<Options, 'over' | 'pick'>): HTMLElement {
	const mark = document.createElement('div');
	mark.className = 'mark';
	mark.title = point.name;
	// the list beside it says the same to whoever does not use a pointer
	mark.setAttribute('aria-hidden', 'true');
	mark.addEventListener('pointerenter', () => over(point.slug));
	mark.addEventListener('pointerleave', () => over(null));
	mark.addEventListener('click', () => pick(point.slug));
	new Marker({ element: mark }).setLngLat([point.lon, point.lat]).addTo(map);
	return mark;
}

function styleOf(outlines: Region): StyleSpecification {
	const [ground, line, ink, sheet] = ['--sunk', '--line-strong', '--ink-soft', '--sheet'].map(colourOf);
	return {
		version: 8,
		sources: { outlines: { type: 'geojson', data: outlines } },
		layers: [
			{ id: 'ground', type: 'background', paint: { 'background-color': ground } },
			{ id: 'parts', type: 'fill', source: 'outlines', paint: { 'fill-color': sheet, 'fill-antialias': false } },
			{
				id: 'edges',
				type: 'line',
				source: 'outlines',
				paint: { 'line-color': line, 'line-opacity': 0.55, 'line-width': 1 }
			},
			{
				id: 'names',
				type: 'symbol',
				source: 'outlines',
				layout: { 'text-field': ['get', 'name'], 'text-font': ['Instrument'], 'text-size': 13, 'text-padding': 6 },
				paint: { 'text-color': ink, 'text-halo-color': sheet, 'text-halo-width': 1.5 }
			}
		]
	};
}

/** A colour of ours as the map reads it: it does not know oklch, so a pixel is painted and looked at. */
function colourOf(token: string): string {
	const canvas = document.createElement('canvas');
	canvas.width = canvas.height = 1;
	const paint = canvas.getContext('2d', { willReadFrequently: true });
	if (!paint) return '#888';
	paint.fillStyle = getComputedStyle(document.documentElement).getPropertyValue(token).trim() || '#888';
	paint.fillRect(0, 0, 1, 1);
	const [red, green, blue] = paint.getImageData(0, 0, 1, 1).data;
	return `rgb(${red}, ${green}, ${blue})`;
}

function boundsOf(all: readonly (readonly number[])[]): LngLatBounds | null {
	const bounds = new LngLatBounds();
	for (const [lon = 0, lat = 0] of all) bounds.extend([lon, lat]);
	return bounds.isEmpty() ? null : bounds;
}

const positions = ({ features }: Region): number[][] =>
	features.flatMap(({ geometry }) => {
		if (geometry.type === 'Polygon') return geometry.coordinates.flat();
		return geometry.type === 'MultiPolygon' ? geometry.coordinates.flat(2) : [];
	});
