/** How a try ended. */
export const deliveryResults = [
  "delivered",
  "refused",
  "gone",
  "private",
  "timeout",
  "unreachable",
  "given_up",
] as const;
export type DeliveryResult = (typeof deliveryResults)[number];
