// How much a form says: in the units of people there, in grams and cubic centimetres for the server.
export interface Amount {
  kg: number;
  m3: number;
  bags: number;
}
const [G, CM3] = [1000, 1_000_000];

export const amountOf = (weight_g = 0, volume_cm3 = 0, bags = 0): Amount => ({
  ...{ kg: weight_g / G, m3: volume_cm3 / CM3, bags },
});
export const measuresOf = ({ kg, m3 }: Amount) => ({
  ...{ weight_g: Math.round(kg * G), volume_cm3: Math.round(m3 * CM3) },
});
