// The room of a hold in words: what is free of weight, volume and, where somebody counted them, bags.
import type { Schemas } from '@/lib/api';
import { kilograms, litres } from '@/lib/format';
import { t } from './texts';

type Free = Pick<Schemas['WaybillView'], 'free_g' | 'free_cm3' | 'free_bags'>;

/** "余 12.00 kg · 30 L · 3 袋". */
export const roomOf = ({ free_g, free_cm3, free_bags }: Free): string =>
  [t('free', { kg: kilograms(free_g), l: litres(free_cm3) }), free_bags == null ? '' : t('bagsCount', { n: free_bags })]
    .filter(Boolean)
    .join(' · ');

/** What a refusal says is free, "120 kg, 900 L, 0 bags", in the language shown. */
export const freeOf = (detail: string): string =>
  detail.replace(/(\d+) bags$/, (_, n: string) => t('bagsCount', { n })).replace(/, /g, ' · ');

/** What is asked beyond the room: "3.20 kg · 2 袋"; "" when all fits. */
export const shortOf = ({ free_g, free_cm3, free_bags }: Free): string =>
  [
    free_g < 0 ? `${kilograms(-free_g)} kg` : '',
    free_cm3 < 0 ? `${litres(-free_cm3)} L` : '',
    free_bags != null && free_bags < 0 ? t('bagsCount', { n: -free_bags }) : '',
  ]
    .filter(Boolean)
    .join(' · ');
