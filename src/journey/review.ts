import type { CanvasKind } from '#learning';

/** The canvas of a run. */
export const RUN_CANVAS: CanvasKind = 'business';
