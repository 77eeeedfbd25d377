import { answerFeed } from '#agenda/pages/feed.server.ts';
import type { RequestHandler } from './$types';

/** The whole agenda to read as news (RFC 4287). */
export const GET: RequestHandler = (event) => answerFeed(event, 'atom');
