import type { Reroute } from '@sveltejs/kit/hooks';
import { parseAddress } from '#kernel/address.ts';

/** `/fr/reseau` and `/en/network` are one route. The server finds it for the browser too, which knows one language. */
export const reroute: Reroute = ({ url }) => (import.meta.env.SSR ? parseAddress(url.pathname)?.path : undefined);
