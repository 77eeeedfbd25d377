import type { Scope } from '#kernel/server/operation.ts';
import { m } from '#messages';

export const readsActivities: Scope = { key: 'activities:read', name: m.agenda_scope_read };
export const writesActivities: Scope = { key: 'activities:write', name: m.agenda_scope_write };
