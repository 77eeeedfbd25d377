import { serveTile } from '#city/server';
import type { RequestHandler } from './$types';

/** A large picture of a published trail as an image service (IIIF Image 3, level 0). */
export const GET: RequestHandler = ({ params }) => serveTile(params.hash, params.asked);
