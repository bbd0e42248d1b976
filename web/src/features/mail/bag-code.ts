// By which codes a bag is found: its 30 digits, or the SSCC or S9 on a label of its own.
interface Coded {
  barcode: string;
  label_code?: string;
}

/** What a GS1 scanner puts before an SSCC: "]C1", "(00)", or "00" before 18 digits. */
const PREFIX = /^(\]C1)?(\(00\)|00(?=\d{18}$))?/;

export const carries = (bag: Coded, code: string) =>
  bag.barcode === code || (!!bag.label_code && bag.label_code === code.replace(PREFIX, ''));
