import { authHandler } from '#kernel/identity/server/auth.ts';
import type { RequestHandler } from './$types';

const answer: RequestHandler = ({ request, getClientAddress }) => authHandler(request, getClientAddress());

export const GET = answer;
export const POST = answer;
