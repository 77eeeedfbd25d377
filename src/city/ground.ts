/** What may lie below the stops of a trail, the lowest first. */
export const grounds = ['green', 'water', 'river', 'building', 'rail', 'foot', 'street', 'main'] as const;

/** What lies below the stops of a trail, as SVG has paths, in the units of its map. */
export type Ground = Readonly<Partial<Record<(typeof grounds)[number], string>>>;

/** How a place of the earth becomes one of a map: by how many units a degree is, and what lies at its upper left. */
export type Frame = Readonly<{ west: number; north: number; perEast: number; perNorth: number }>;
