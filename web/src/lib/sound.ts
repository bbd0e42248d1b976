// A high beep for stored, a low buzz for refused; with vibration where there is one.

let context: AudioContext | undefined;

function tone(frequency: number, ms: number, type: OscillatorType) {
  try {
    context ??= new AudioContext();
    const oscillator = context.createOscillator();
    const gain = context.createGain();
    oscillator.type = type;
    oscillator.frequency.value = frequency;
    gain.gain.value = 0.2;
    oscillator.connect(gain).connect(context.destination);
    oscillator.start();
    oscillator.stop(context.currentTime + ms / 1000);
  } catch {
    // No sound device: the screen says it too.
  }
}

export function good() {
  tone(1760, 90, 'sine');
  navigator.vibrate?.(40);
}

export function bad() {
  tone(220, 350, 'square');
  navigator.vibrate?.([80, 60, 80]);
}

const PAUSE_MS = 180;
/** Something new waits: two notes up. */
export function ringFresh() {
  tone(660, 140, 'sine');
  setTimeout(() => tone(990, 200, 'sine'), PAUSE_MS);
}
/** Something is late: three notes down. */
export function ringLate() {
  [990, 780, 590].forEach((frequency, n) => setTimeout(() => tone(frequency, 160, 'triangle'), n * PAUSE_MS));
}

export function soft() {
  tone(880, 60, 'sine');
}
