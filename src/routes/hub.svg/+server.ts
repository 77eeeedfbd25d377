import { hub } from '#kernel/server/hub.ts';
import { tonesOf } from '#ui/colour.ts';
import type { RequestHandler } from './$types';

/** The mark of the house as a tab shows it, its loose pixel in the hub's colour: for a hub without a mark of its own. */
export const GET: RequestHandler = async () => {
	const { light, dark } = tonesOf((await hub()).colour);
	const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16" shape-rendering="crispEdges"><style>path{fill:#15171c}.loose{fill:${light.fill}}@media (prefers-color-scheme:dark){path{fill:#faf7f1}.loose{fill:${dark.text}}}</style><path d="M0 13h3v3H0zM4 13h3v3H4zM8 13h3v3H8zM12 13h3v3h-3zM2 9h3v3H2zM6 9h3v3H6zM10 9h3v3h-3zM4 5h3v3H4zM8 5h3v3H8z"/><path class="loose" d="M9 0h3v3H9z"/></svg>`;
	return new Response(svg, { headers: { 'content-type': 'image/svg+xml', 'cache-control': 'public, max-age=3600' } });
};
