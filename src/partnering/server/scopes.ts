import type { Scope } from '#kernel/server/operation.ts';
import { m } from '#messages';

export const readsProposals: Scope = { key: 'proposals:read', name: m.partnering_scope_read };
export const writesProposals: Scope = { key: 'proposals:write', name: m.partnering_scope_write };
