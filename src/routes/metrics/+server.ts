import { timingSafeEqual } from 'node:crypto';
import { missing } from '#kernel/errors.ts';
import { registry } from '#kernel/server/metrics.ts';
import { metricsToken } from '#kernel/server/place.ts';
import type { RequestHandler } from './$types';

/** Figures for Prometheus, to whoever has METRICS_TOKEN; without that setting, to this machine alone. */
export const GET: RequestHandler = async ({ request, getClientAddress }) => {
	if (!allowed(request.headers.get('authorization'), getClientAddress)) throw missing();
	return new Response(await registry.metrics(), { headers: { 'content-type': registry.contentType } });
};

function allowed(authorization: string | null, sender: () => string): boolean {
	const token = metricsToken();
	if (!token) return /^(::1|127\.|::ffff:127\.)/.test(sender());
	const [given, wanted] = [Buffer.from(authorization ?? ''), Buffer.from(`Bearer ${token}`)];
	return given.length === wanted.length && timingSafeEqual(given, wanted);
}
