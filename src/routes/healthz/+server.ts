/** The program lives. A load balancer asks /readyz; this one is for who restarts dead programs. */
export const GET = (): Response => new Response('ok\n', { headers: { 'cache-control': 'no-store' } });
