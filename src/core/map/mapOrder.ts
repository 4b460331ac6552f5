/** What decisions on a map are laid out by. */
export const mapOrders = ['area', 'time'] as const;

export type MapOrder = (typeof mapOrders)[number];
