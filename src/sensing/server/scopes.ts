import type { Scope } from '#kernel/server/operation.ts';
import { m } from '#messages';

/** What a key may be used for below `/api/sensorthings`. */
export const sensingScopes = {
	read: { key: 'sensing:read', name: m.sensing_scope_read },
	write: { key: 'sensing:write', name: m.sensing_scope_write }
} as const satisfies Record<string, Scope>;
