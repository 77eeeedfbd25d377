import { answerFeed } from '#agenda/pages/feed.server.ts';
import type { RequestHandler } from './$types';

/** The whole agenda to subscribe to in a calendar (RFC 5545). */
export const GET: RequestHandler = (event) => answerFeed(event, 'ics');
