import { answerFeed } from '#agenda/pages/feed.server.ts';
import type { RequestHandler } from './$types';

/** One activity to subscribe to in a calendar (RFC 5545). */
export const GET: RequestHandler = (event) => answerFeed(event, 'ics', { offering: event.params.slug });
