/** A day and a time as a field of both has them. */
export const localDay = (day: string, time: string): string => `${day}T${time}`;
