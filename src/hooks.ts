import type { Reroute } from '@sveltejs/kit/hooks';
import { parseAddress } from '#kernel/address.ts';

/** `/fr/reseau` and `/en/network` are one route. */
export const reroute: Reroute = ({ url }) => parseAddress(url.pathname)?.path;
