// Whether the printer of this device has made a label that a scanner reads.
const TESTED = 'printer.tested';
/** What the label of the trial says. */
export const TRIAL_CODE = 'YIDAO-TEST-76X130';

export const isPrinterTested = (): boolean => !!localStorage.getItem(TESTED);
export const notePrinterTested = () => localStorage.setItem(TESTED, new Date().toISOString());
